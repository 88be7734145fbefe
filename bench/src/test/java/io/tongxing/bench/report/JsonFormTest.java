package io.tongxing.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.bench.load.Comparison;
import io.tongxing.bench.load.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFormTest {

    private static final Result RESULT =
            new Result("login", "page and password", new Comparison(List.of(run(100, 2)), List.of(run(250, 2))));

    @Test
    void itHasThePublishedFieldsAndNoOthers() throws IOException {
        JsonNode expected = new ObjectMapper().readTree("""
                        {"scenarios":[{"name":"login","ratio":0.4,
                          "ours":{"cpuMsPerOp":50.0,"rate":2.0,"p50Ms":20.0,"p95Ms":20.0,"p99Ms":20.0},
                          "stock":{"cpuMsPerOp":125.0,"rate":2.0,"p50Ms":20.0,"p95Ms":20.0,"p99Ms":20.0}}]}
                        """);
        assertThat(new ObjectMapper().readTree(JsonForm.of(List.of(RESULT)))).isEqualTo(expected);
    }

    @Test
    void theTableSaysTheSame() {
        assertThat(Table.of(List.of(RESULT)))
                .contains("login: page and password")
                .containsPattern("ours +50\\.00 +2\\.0 +20\\.0")
                .containsPattern("stock +125\\.00 ")
                .containsPattern("ratio +0\\.40 ");
    }

    /** Two operations in one second. */
    private static Run run(long cpuMillis, int operations) {
        return new Run(
                Duration.ofMillis(cpuMillis),
                Duration.ofSeconds(1),
                Collections.nCopies(operations, Duration.ofMillis(20)));
    }
}
