package io.tongxing.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongxing.bench.Arguments.Scenario;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void scenariosKeepTheirOrderAndComeOnce() {
        assertThat(parse("refresh login refresh").scenarios()).containsExactly(Scenario.REFRESH, Scenario.LOGIN);
    }

    @Test
    void runsTakeEightSecondsUnlessToldOtherwise() {
        assertThat(parse("login").seconds()).isEqualTo(8);
        assertThat(parse("--seconds 20 login").seconds()).isEqualTo(20);
    }

    @Test
    void theJsonFormGoesWhereItIsTold(@TempDir Path directory) {
        Path file = directory.resolve("result.json");
        assertThat(parse("client-credentials --json " + file).json()).contains(file);
        assertThat(parse("client-credentials").json()).isEmpty();
    }

    @Test
    void helpNeedsNoScenario() {
        assertThat(parse("--help").help()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "logout",
                "login logout",
                "--threads 4 login",
                "-x",
                "login --seconds",
                "login --seconds 0",
                "login --seconds 601",
                "login --seconds -1",
                "login --seconds 2.5",
                "login --seconds 99999999999",
                "login --json",
                "login --json /no/such/directory/result.json",
                "login --json /",
                "--seconds 3"
            })
    void aWrongCommandLineIsRefusedInOneLine(String line) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(Arguments.UsageException.class)
                .message()
                .isNotBlank()
                .doesNotContain("\n");
    }

    private static Arguments parse(String line) {
        return Arguments.parse(List.of(line.split(" ")));
    }
}
