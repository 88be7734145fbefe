package io.tongxing.deploy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.deploy.journey.SharedStack;
import io.tongxing.deploy.testkit.LoginVisit;
import io.tongxing.deploy.testkit.PersonalValues;
import io.tongxing.deploy.testkit.RunningSystem;
import io.tongxing.deploy.testkit.WebPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The residents of another system, moved in by the command of the distribution while the server runs, and their old passwords. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ImportIT {
    private static final String PASSWORD_OF_ALL = "Tongxing2026";
    private static final int MOBILE = 3;

    private RunningSystem system;

    @TempDir
    private Path folder;

    @BeforeAll
    void look(RunningSystem running) {
        system = running;
    }

    @Test
    void everybodyLogsInWithTheirOldPasswordAndTheirOldProof() throws IOException, InterruptedException {
        Path file = Path.of("src/test/resources/import/password-forms.csv").toAbsolutePath();
        List<String> lines = Files.readAllLines(file);
        List<String[]> people = lines.subList(1, lines.size()).stream()
                .map(line -> line.split(","))
                .toList();
        people.forEach(person -> PersonalValues.remember(person[0], person[2], person[MOBILE]));

        assertThat(run(file)).isZero();

        for (String[] person : people) {
            LoginVisit visit = LoginVisit.at(system, "utilities");
            WebPage back = visit.logIn(visit.start(), person[MOBILE], PASSWORD_OF_ALL);
            assertThat(back.redirectParameters())
                    .as("line %d", people.indexOf(person) + 2)
                    .containsKey("code");
            LoginVisit other = LoginVisit.at(system, "utilities");
            assertThat(other.logIn(other.start(), person[MOBILE], PASSWORD_OF_ALL + "x")
                            .name())
                    .isEqualTo("login");
        }
        assertThat(run(file)).as("a second time").isZero();
    }

    private int run(Path file) throws IOException, InterruptedException {
        Path program =
                Path.of(System.getProperty("tongxing.home"), "server", "target", "tongxing-server", "bin", "tongxing");
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(),
                        "import",
                        file.toString(),
                        "--report",
                        folder.resolve("report.csv").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "KC_DB_URL", system.database().url(),
                        "KC_DB_USERNAME", system.database().user(),
                        "KC_DB_PASSWORD", system.database().password(),
                        "KC_SPI_TONGXING__PLATFORM__KEY_FILE",
                                system.data().resolve("key-encryption-key").toString()));
        Process importing = builder.start();
        assertThat(importing.waitFor(120, TimeUnit.SECONDS)).as("ends in time").isTrue();
        assertThat(Files.readString(output, StandardCharsets.UTF_8))
                .as("what it says names nobody")
                .doesNotContain("测试")
                .doesNotContain("370299");
        return importing.exitValue();
    }
}
