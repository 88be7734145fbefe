package io.tongxing.deploy.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL on 127.0.0.1, running as a child of this process on a directory that outlives it.
 *
 * <p>It is as durable as a server should be (fsync, synchronous commit, checksums) and asks everybody for a password:
 * what the tests find out about crashes and rights here holds in production. It has no Unix socket, because one
 * in a shared directory would be a door without a lock.
 *
 * <p>Starting twice on one directory fails clearly; a postmaster that a killed predecessor left behind on it is stopped
 * first. {@link #close()} may come from another thread at any time, also while it starts; the rest is for one thread.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(12);
    private static final String SUPERUSER = "postgres";

    private final Settings settings;
    private final PostgresBinaries binaries;
    private final OrdinaryUser user;
    private final FileChannel lockChannel;
    private @Nullable Process child;
    private boolean closed;

    /**
     * Where the database lives and who may log in.
     *
     * @param directory holds everything of this instance, the log included
     * @param binaries where the programs are unpacked to, shared by instances at will
     * @param superuserPassword fixed when the directory is first used
     * @param serverPassword of role {@code tongxing}, set at every start
     */
    public record Settings(Path directory, Path binaries, int port, String superuserPassword, String serverPassword) {

        public Settings {
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("not a port: " + port);
            }
            if (superuserPassword.isEmpty() || serverPassword.isEmpty()) {
                throw new IllegalArgumentException("passwords must not be empty");
            }
            directory = directory.toAbsolutePath();
        }

        @Override
        public String toString() {
            return "Settings[directory=" + directory + ", port=" + port + "]";
        }

        private Path data() {
            return directory.resolve("data");
        }
    }

    private LocalPostgres(Settings settings) throws IOException, InterruptedException {
        this.settings = settings;
        Files.createDirectories(settings.directory());
        Files.setPosixFilePermissions(settings.directory(), PosixFilePermissions.fromString("rwx------"));
        this.lockChannel = lock(settings.directory().resolve("lock"));
        this.binaries = PostgresBinaries.below(settings.binaries());
        this.user = OrdinaryUser.ofThisProcess(settings.directory());
    }

    /** Starts it, makes the directory ready at first use, and brings roles and schemas to their described state. */
    public static LocalPostgres start(Settings settings) {
        LocalPostgres postgres = on(settings);
        try {
            postgres.open();
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
        return postgres;
    }

    /** Takes the directory without starting anything, for those who want to be able to close it while it starts. */
    public static LocalPostgres on(Settings settings) {
        try {
            return new LocalPostgres(settings);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException("interrupted while PostgreSQL started", e);
        } catch (IOException e) {
            throw new PostgresException("PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    /** The rest of {@link #start(Settings)}. */
    public void open() {
        try {
            initialise();
            start();
            DatabaseRoles.apply(this, settings.serverPassword());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException("interrupted while PostgreSQL started", e);
        } catch (IOException | SQLException e) {
            throw new PostgresException("PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    /**
     * Ends a postmaster that outlived the process that had started it. The file alone is no proof: its number may by
     * now belong to anybody, so the process must also work in this very directory.
     */
    public static void endOrphan(Path directory) throws IOException {
        Path data = directory.toAbsolutePath().resolve("data");
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        var process = ProcessHandle.of(pid);
        if (process.isPresent() && worksIn(pid, data)) {
            fastShutdown(process.get());
        } else {
            Files.delete(pidFile);
        }
    }

    public int port() {
        return settings.port();
    }

    /** Where the server connects to, as role {@code tongxing}. */
    public String url() {
        return urlOf("tongxing");
    }

    public Connection connectAsServer() throws SQLException {
        return connect(url(), "tongxing", settings.serverPassword());
    }

    /** As superuser into the database {@code tongxing}: for migrations that need it and for tests that look inside. */
    public Connection connectAsSuperuser() throws SQLException {
        return connectAsSuperuser("tongxing");
    }

    Connection connectAsSuperuser(String database) throws SQLException {
        return connect(urlOf(database), SUPERUSER, settings.superuserPassword());
    }

    public synchronized boolean isRunning() {
        return child != null && child.isAlive();
    }

    /** Starts it again after {@link #stop()}, on the same port. */
    public void start() {
        if (isRunning()) {
            return;
        }
        try {
            endOrphan(settings.directory());
            Path log = settings.directory().resolve("postgres.log");
            Process postmaster = spawn(new ProcessBuilder(user.command(binaries.program("postgres"), serverArguments()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())));
            awaitConnection(postmaster, log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException("interrupted while PostgreSQL started", e);
        } catch (IOException e) {
            throw new PostgresException("PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    /** Rolls back what is open, writes everything down and ends; connections are cut. */
    public synchronized void stop() {
        if (child != null) {
            fastShutdown(child.toHandle());
            child = null;
        }
    }

    private synchronized Process spawn(ProcessBuilder builder) throws IOException {
        if (closed) {
            throw new PostgresException("PostgreSQL was stopped while it started");
        }
        Process process = builder.directory(settings.directory().toFile())
                .redirectErrorStream(true)
                .start();
        child = process;
        return process;
    }

    @Override
    public synchronized void close() {
        closed = true;
        stop();
        try {
            lockChannel.close();
        } catch (IOException e) {
            throw new PostgresException("the lock of " + settings.directory() + " was not released", e);
        }
    }

    /** In a neighbour first, so that a data directory that is there is complete. */
    private void initialise() throws IOException, InterruptedException {
        if (Files.exists(settings.data())) {
            return;
        }
        Path unfinished = settings.directory().resolve("data.unfinished");
        FileTree.delete(unfinished);
        Process initdb = spawn(new ProcessBuilder(user.command(
                binaries.program("initdb"),
                List.of(
                        "--pgdata=" + unfinished,
                        "--username=" + SUPERUSER,
                        "--pwfile=/dev/stdin",
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--data-checksums"))));
        try (OutputStream input = initdb.getOutputStream()) {
            input.write((settings.superuserPassword() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (initdb.waitFor() != 0) {
            throw new PostgresException("initdb failed: " + output.strip());
        }
        Files.writeString(
                unfinished.resolve("pg_hba.conf"),
                "# Everybody shows a password, superuser and this machine included.\n"
                        + "host all all 127.0.0.1/32 scram-sha-256\n");
        Files.move(unfinished, settings.data());
    }

    private List<String> serverArguments() {
        return List.of(
                "-D", settings.data().toString(),
                "-p", Integer.toString(settings.port()),
                "-c", "listen_addresses=127.0.0.1",
                "-c", "unix_socket_directories=",
                "-c", "fsync=on",
                "-c", "synchronous_commit=on",
                "-c", "full_page_writes=on",
                "-c", "password_encryption=scram-sha-256",
                "-c", "max_connections=200",
                "-c", "timezone=UTC",
                "-c", "log_timezone=UTC",
                // Details of an error quote rows, and a row may be a person's.
                "-c", "log_error_verbosity=terse",
                "-c", "log_parameter_max_length_on_error=0");
    }

    private void awaitConnection(Process process, Path log) throws InterruptedException {
        Instant deadline = Instant.now().plus(START_LIMIT);
        while (true) {
            try (Connection connection = connectAsSuperuser("postgres")) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                if (!process.isAlive()) {
                    throw new PostgresException("PostgreSQL ended with " + process.exitValue() + ", see " + log, e);
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new PostgresException("PostgreSQL does not answer after " + START_LIMIT + ", see " + log, e);
                }
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static boolean worksIn(long pid, Path data) {
        try {
            return Path.of("/proc", Long.toString(pid), "cwd").toRealPath().equals(data.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static void fastShutdown(ProcessHandle process) {
        try {
            // SIGTERM, which Java can send itself, would wait for clients to leave.
            new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
            process.onExit().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (IOException | ExecutionException | TimeoutException e) {
            // Killed it recovers from its log at the next start; nothing that was committed is lost.
            process.destroyForcibly();
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new PostgresException(file.getParent() + " is in use by this very process", e);
        }
        if (lock == null) {
            channel.close();
            throw new PostgresException(file.getParent() + " is in use by another process");
        }
        return channel;
    }

    private String urlOf(String database) {
        return "jdbc:postgresql://127.0.0.1:" + settings.port() + "/" + database;
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("requireAuth", "scram-sha-256");
        return DriverManager.getConnection(url, properties);
    }
}
