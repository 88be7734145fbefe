package io.tongxing.deploy.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One child process with everything it starts itself. It ends with this process at the latest.
 *
 * <p>{@link #stop()} may be called from several threads and more than once; it returns when no process is left.
 */
final class Child {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(9);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    private final Path log;
    private final Process process;
    private final Path note;
    private final Thread atExit;

    /**
     * What to run.
     *
     * @param environment added to a small inherited one; secrets go here, since a command line is readable by all
     * @param log gets standard output and error, appended, readable by the owner alone
     */
    record Start(String name, List<String> command, Map<String, String> environment, Path log) {}

    private Child(Start start, Process process) {
        this.name = start.name();
        this.log = start.log();
        this.process = process;
        this.note = noteOf(start.log());
        this.atExit = new Thread(this::end, "stop-" + name);
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
        } catch (IllegalStateException e) {
            kill();
            throw new ProcessException(name + " was stopped while it started", e);
        }
    }

    static Child start(Start start) throws IOException {
        if (!Files.exists(start.log())) {
            Files.createDirectories(start.log().toAbsolutePath().getParent());
            Files.createFile(
                    start.log(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        ProcessBuilder builder = new ProcessBuilder(start.command())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(start.log().toFile()));
        Map<String, String> environment = builder.environment();
        // Options of the caller's shell must not change what is started.
        environment
                .keySet()
                .removeIf(key -> key.startsWith("KC_") || key.startsWith("QUARKUS_") || key.startsWith("JAVA_OPTS"));
        environment.putAll(start.environment());
        Process process = builder.start();
        Files.writeString(noteOf(start.log()), process.pid() + " " + startOf(process.toHandle()) + "\n");
        return new Child(start, process);
    }

    /**
     * Ends a child that outlived a starter which was killed. Its start time is part of the note: the number alone may
     * belong to anybody by now.
     */
    static void endOrphan(Path log) throws IOException {
        Path note = noteOf(log);
        if (!Files.exists(note)) {
            return;
        }
        String[] noted = Files.readString(note).strip().split(" ", 2);
        Optional<ProcessHandle> orphan = noted.length == 2 && noted[0].matches("[0-9]{1,18}")
                ? ProcessHandle.of(Long.parseLong(noted[0]))
                        .filter(handle -> startOf(handle).equals(noted[1]))
                : Optional.empty();
        orphan.ifPresent(handle -> {
            List<ProcessHandle> descendants = handle.descendants().toList();
            handle.destroy();
            handle.onExit()
                    .completeOnTimeout(handle, STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            killAll(handle, descendants);
        });
        Files.deleteIfExists(note);
    }

    private static Path noteOf(Path log) {
        return log.resolveSibling(log.getFileName().toString().replaceFirst("\\.log$", "") + ".pid");
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until {@code ready} answers 200; says every few seconds that it still waits. */
    void awaitOk(URI ready, Duration limit, Consumer<String> progress) throws InterruptedException {
        Instant started = Instant.now();
        Instant deadline = started.plus(limit);
        int reported = 0;
        while (!answersOk(ready)) {
            if (!process.isAlive()) {
                throw new ProcessException(name + " ended with " + process.exitValue() + ", see " + log);
            }
            if (Instant.now().isAfter(deadline)) {
                throw new ProcessException(name + " is not ready after " + limit.toSeconds() + " s, see " + log);
            }
            int seconds = (int) Duration.between(started, Instant.now()).toSeconds();
            if (seconds >= reported + 5) {
                reported = seconds;
                progress.accept(name + " is starting (" + seconds + " s)");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    void stop() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The machine is going down: the hook has done or does the same.
            return;
        }
    }

    /** Ends at once, as by a power cut. */
    void kill() {
        killAll(process.toHandle(), process.descendants().toList());
    }

    private synchronized void end() {
        if (!process.isAlive()) {
            return;
        }
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroy();
        try {
            process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        killAll(process.toHandle(), descendants);
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            // The next start sees that nobody answers to it.
            return;
        }
    }

    private static void killAll(ProcessHandle process, List<ProcessHandle> descendants) {
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        descendants.forEach(handle -> handle.onExit().join());
    }

    private static boolean answersOk(URI uri) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
