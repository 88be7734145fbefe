package io.tongxing.bench.contest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The released Keycloak, built for PostgreSQL and otherwise as it comes.
 *
 * <p>It is started by our own start script: so both run on the same JDK with the same options, by construction.
 */
final class StockDistribution {

    /** Health is on so that both are waited for in the same way; it adds nothing to a request. */
    private static final List<String> BUILD = List.of("build", "--db=postgres", "--health-enabled=true");

    private StockDistribution() {}

    /** Does the build step once and remembers that it is done. */
    static void prepare(Path home, Path ourHome) {
        try {
            makeExecutable(home.resolve("bin"));
            Path script = home.resolve("bin/tongxing");
            Files.copy(
                    ourHome.resolve("bin/tongxing"),
                    script,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
            Path done = home.resolve("built");
            if (!Files.exists(done)) {
                build(home, script);
                Files.writeString(done, String.join(" ", BUILD) + "\n");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContestException("interrupted while stock Keycloak was built", e);
        } catch (IOException e) {
            throw new ContestException("stock Keycloak in " + home + " cannot be prepared: " + e.getMessage(), e);
        }
    }

    private static void build(Path home, Path script) throws IOException, InterruptedException {
        Process jdk = new ProcessBuilder(script.toString(), "--print-java").start();
        String javaHome = new String(jdk.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        Path log = home.resolve("build.log");
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of(home.resolve("bin/kc.sh").toString()), BUILD.stream())
                                .toList())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("KC_") || key.startsWith("JAVA"));
        builder.environment().put("JAVA_HOME", javaHome);
        if (builder.start().waitFor() != 0) {
            throw new ContestException("the build step of stock Keycloak failed, see " + log);
        }
    }

    private static void makeExecutable(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".sh")).toList()) {
                if (!file.toFile().setExecutable(true)) {
                    throw new IOException(file + " cannot be made executable");
                }
            }
        }
    }
}
