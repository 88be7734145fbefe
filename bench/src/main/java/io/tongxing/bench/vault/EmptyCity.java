package io.tongxing.bench.vault;

import io.tongxing.bench.contest.ContestException;
import io.tongxing.deploy.postgres.Changelog;
import io.tongxing.deploy.postgres.LocalPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL of its own with our schema, Keycloak's account tables and a key file; gone when closed. */
final class EmptyCity implements AutoCloseable {
    private static final String PASSWORD = "server-password";

    private final Path directory;
    private final LocalPostgres postgres;

    private EmptyCity(Path directory, LocalPostgres postgres) {
        this.directory = directory;
        this.postgres = postgres;
    }

    static EmptyCity start() {
        try {
            Path repository = Path.of(System.getProperty("tongxing.home"));
            Path target = Files.createDirectories(repository.resolve("bench/target"));
            Path directory = Files.createTempDirectory(target, "city-");
            LocalPostgres postgres = LocalPostgres.start(new LocalPostgres.Settings(
                    directory.resolve("postgres"), target.resolve("postgres"), freePort(), "superuser", PASSWORD));
            EmptyCity city = new EmptyCity(directory, postgres);
            Runtime.getRuntime().addShutdownHook(new Thread(city::close, "close-city"));
            city.fill();
            return city;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new ContestException("the schema cannot be made: " + e.getMessage());
        }
    }

    private void fill() throws IOException, SQLException {
        try (Connection connection = postgres.connectAsServer();
                Statement statement = connection.createStatement();
                InputStream accounts = EmptyCity.class.getResourceAsStream("keycloak-accounts.sql")) {
            Changelog.apply(connection, EmptyCity.class.getClassLoader(), "META-INF/tongxing-changelog.xml");
            if (accounts == null) {
                throw new ContestException("keycloak-accounts.sql is not on the class path");
            }
            statement.execute(new String(accounts.readAllBytes(), StandardCharsets.UTF_8));
        }
        Path key = Files.createFile(
                keyFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, "00112233445566778899aabbccddeeff\n");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    Connection connect() throws SQLException {
        Connection connection = postgres.connectAsServer();
        connection.setAutoCommit(false);
        return connection;
    }

    Path keyFile() {
        return directory.resolve("key.hex");
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    /** What a process beside the server is told. */
    Map<String, String> environment() {
        return Map.of(
                "KC_DB_URL",
                postgres.url(),
                "KC_DB_USERNAME",
                "tongxing",
                "KC_DB_PASSWORD",
                PASSWORD,
                "KC_SPI_TONGXING__PLATFORM__KEY_FILE",
                keyFile().toString());
    }

    @Override
    public synchronized void close() {
        postgres.close();
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
