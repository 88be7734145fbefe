package io.tongxing.deploy.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The simulated authorities and sample departments as a child process. */
public final class SandboxProcess implements AutoCloseable {

    private static final Duration READY_LIMIT = Duration.ofMinutes(3);

    private final Child child;
    private final URI url;

    /**
     * How it is started.
     *
     * @param application the runnable jar
     * @param serverHome the assembled server, whose start script knows the newest JDK
     * @param environment as the sandbox documents it
     */
    public record Settings(Path application, Path serverHome, URI url, Map<String, String> environment, Path log) {

        public Settings {
            application = application.toAbsolutePath();
            environment = Map.copyOf(environment);
        }

        /** Without the environment: there are secrets in it. */
        @Override
        public String toString() {
            return "Settings[url=" + url + "]";
        }
    }

    private SandboxProcess(Child child, URI url) {
        this.child = child;
        this.url = url;
    }

    /** Returns as soon as the process runs; {@link #awaitReady} waits for it. */
    public static SandboxProcess start(Settings settings) {
        if (!Files.exists(settings.application())) {
            throw new ProcessException("no sandbox at " + settings.application() + "; build it first");
        }
        try {
            List<String> command = List.of(
                    NewestJdk.java(settings.serverHome()).toString(),
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-jar",
                    settings.application().toString());
            Child child = Child.start(new Child.Start("sandbox", command, settings.environment(), settings.log()));
            return new SandboxProcess(child, settings.url());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessException("interrupted while the sandbox started", e);
        } catch (IOException e) {
            throw new ProcessException("the sandbox did not start: " + e.getMessage(), e);
        }
    }

    /** Ends one that logs there and outlived its starter. */
    public static void endOrphan(Path log) throws IOException {
        Child.endOrphan(log);
    }

    public void awaitReady(Consumer<String> progress) throws InterruptedException {
        child.awaitOk(url.resolve("/"), READY_LIMIT, progress);
    }

    public boolean isAlive() {
        return child.isAlive();
    }

    @Override
    public void close() {
        child.stop();
    }
}
