package io.tongxing.deploy.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The archive, unpacked somewhere else on the earth, is still taken for built. Keycloak checks that before anything
 * else; so the server is sent to a database that does not exist, and complains about that and not about its jars.
 */
class DeliveredArchiveTest {

    @TempDir
    private Path elsewhere;

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "America/New_York"})
    void theUnpackedServerNeedsNoBuildInAnyTimeZone(String zone) throws Exception {
        run(zone, "tar", "-xzf", archive().toString(), "-C", elsewhere.toString());
        Path server = child(elsewhere, "tongxing-server-");
        String output = run(
                zone,
                server.resolve("bin/tongxing").toString(),
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=0",
                "--http-management-port=0",
                "--hostname-strict=false",
                "--db-url=jdbc:postgresql://127.0.0.1:1/nowhere",
                "--db-username=nobody",
                "--db-password=nothing");
        assertThat(output)
                .contains("127.0.0.1:1 refused")
                .doesNotContain("provider JAR was updated", "first ever server start", "Updating the configuration");
    }

    private static Path archive() throws IOException {
        Path target = Path.of(System.getProperty("tongxing.home"), "server", "target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path child(Path directory, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String run(String zone, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true);
        builder.environment().put("TZ", zone);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output;
    }
}
