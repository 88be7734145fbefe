package io.tongxing.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcStatTest {

    private static final String REST = " S 4204 4211 4204 0 -1 1077936128 268103 0 512 7 6543 210 3 4 20 0 71 0 361524"
            + " 5212434432 158923 18446744073709551615 0 0 0 0 0 0 0 4096 17886 0 0 0 17 1 0 0 0 0 0";

    @ParameterizedTest
    @ValueSource(strings = {"java", "my server", "a) R 1 2 (b"})
    void theNameOfTheProgramMayHoldAnything(String name) {
        assertThat(ProcStat.parse("4211 (" + name + ")" + REST)).isEqualTo(new ProcStat(6543, 210));
    }

    @Test
    void timeInTheKernelCountsToo() {
        assertThat(new ProcStat(6543, 210).cpu(100)).isEqualTo(Duration.ofMillis(67_530));
        assertThat(new ProcStat(1, 0).cpu(1000)).isEqualTo(Duration.ofMillis(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4211 (java) S 1 2 3", "4211 java S"})
    void anythingElseIsRefused(String line) {
        assertThatThrownBy(() -> ProcStat.parse(line)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thisVeryProcessHasUsedCpu() {
        ServerJvm self = ServerJvm.ofProcess(ProcessHandle.current().pid());
        assertThat(self.cpu()).isPositive();
        assertThat(self.program()).endsWith("java");
    }

    @Test
    void theDirectoryOfAServerIsNoDifferenceBetweenTwoJvms() {
        assertThat(ServerJvm.options(List.of(
                        "/jdk/bin/java",
                        "-Dkc.script.pid=17",
                        "-Xmx512m",
                        "-Dkc.home.dir=/a/bin/..",
                        "-Dconf=/a/bin/../conf",
                        "-cp",
                        "/a/lib",
                        "-Xss1m")))
                .containsExactly("-Xmx512m", "-Dkc.home.dir=HOME", "-Dconf=HOME/conf");
    }

    @Test
    void aServerThatIsNotThereIsAClearError() {
        assertThatThrownBy(() -> ServerJvm.listeningOn(1)).hasMessageContaining("port 1");
    }
}
