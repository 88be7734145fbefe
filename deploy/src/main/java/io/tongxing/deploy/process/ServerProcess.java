package io.tongxing.deploy.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The assembled server as a child process, on 127.0.0.1 and plain HTTP. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofMinutes(5);

    private final Child child;
    private final URI management;

    /**
     * How it is started.
     *
     * @param home the assembled directory
     * @param options further options of Keycloak's {@code start}, without secrets
     */
    public record Settings(
            Path home, int port, int managementPort, Database database, Admin admin, Path log, List<String> options) {

        public Settings {
            home = home.toAbsolutePath();
            options = List.copyOf(options);
        }

        public String url() {
            return "http://127.0.0.1:" + port;
        }

        public String management() {
            return "http://127.0.0.1:" + managementPort;
        }
    }

    /** Where the server keeps everything. */
    public record Database(String url, String user, String password) {

        @Override
        public String toString() {
            return "Database[url=" + url + ", user=" + user + "]";
        }
    }

    /** The break-glass administrator, made when the database is empty. */
    public record Admin(String username, String password) {

        @Override
        public String toString() {
            return "Admin[username=" + username + "]";
        }
    }

    private ServerProcess(Child child, URI management) {
        this.child = child;
        this.management = management;
    }

    /** Returns as soon as the process runs; {@link #awaitReady} waits for it. */
    public static ServerProcess start(Settings settings) {
        Path script = settings.home().resolve("bin/tongxing");
        if (!Files.isExecutable(script)) {
            throw new ProcessException("no server in " + settings.home() + "; build it first");
        }
        List<String> command = new ArrayList<>(List.of(
                script.toString(),
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + settings.port(),
                "--http-management-port=" + settings.managementPort(),
                "--hostname=" + settings.url(),
                "--db-schema=tongxing",
                // Nothing listens before everything is ready: a login that comes too early is tried again by the
                // browser.
                "--server-async-bootstrap=false",
                "--shutdown-delay=0",
                "--shutdown-timeout=5s"));
        command.addAll(settings.options());
        try {
            Child child =
                    Child.start(new Child.Start("identity server", command, environment(settings), settings.log()));
            return new ServerProcess(child, URI.create(settings.management()));
        } catch (IOException e) {
            throw new ProcessException("the identity server did not start: " + e.getMessage(), e);
        }
    }

    /** Ends one that logs there and outlived its starter. */
    public static void endOrphan(Path log) throws IOException {
        Child.endOrphan(log);
    }

    public void awaitReady(Consumer<String> progress) throws InterruptedException {
        child.awaitOk(management.resolve("/health/ready"), READY_LIMIT, progress);
    }

    public boolean isAlive() {
        return child.isAlive();
    }

    /** Ends it as a power cut would, for tests of what survives. */
    public void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.stop();
    }

    private static Map<String, String> environment(Settings settings) {
        Map<String, String> environment = new HashMap<>();
        environment.put("KC_DB_URL", settings.database().url());
        environment.put("KC_DB_USERNAME", settings.database().user());
        environment.put("KC_DB_PASSWORD", settings.database().password());
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", settings.admin().username());
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", settings.admin().password());
        return environment;
    }
}
