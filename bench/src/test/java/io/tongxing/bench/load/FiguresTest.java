package io.tongxing.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void percentilesAreValuesThatWereSeen() {
        List<Double> hundred =
                IntStream.rangeClosed(1, 100).mapToObj(Double::valueOf).toList();
        assertThat(Figures.percentile(hundred, 50)).isEqualTo(50);
        assertThat(Figures.percentile(hundred, 95)).isEqualTo(95);
        assertThat(Figures.percentile(hundred, 99)).isEqualTo(99);
        assertThat(Figures.percentile(List.of(7.0), 99)).isEqualTo(7);
        assertThat(Figures.percentile(List.of(1.0, 2.0, 3.0), 50)).isEqualTo(2);
        assertThat(Figures.percentile(List.of(1.0, 2.0, 3.0), 95)).isEqualTo(3);
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheMiddleOnes() {
        assertThat(Figures.median(List.of(9.0, 1.0, 5.0))).isEqualTo(5);
        assertThat(Figures.median(List.of(4.0, 1.0, 9.0, 2.0))).isEqualTo(3);
    }

    @Test
    void oneRunBesideABusyNeighbourDoesNotMoveTheCpuFigure() {
        Figures figures = Figures.of(List.of(run(100, 10, 1), run(900, 10, 1), run(110, 10, 1)));
        assertThat(figures.cpuMsPerOp()).isEqualTo(11, within(1e-9));
    }

    @Test
    void rateAndLatenciesAreOverAllOperations() {
        Figures figures = Figures.of(List.of(run(100, 30, 1), run(100, 10, 3)));
        assertThat(figures.rate()).as("40 operations in 2 s").isEqualTo(20, within(1e-9));
        assertThat(figures.p50Ms()).isEqualTo(1);
        assertThat(figures.p95Ms()).isEqualTo(3);
    }

    @Test
    void theRatioIsOursOverStock() {
        Comparison comparison = new Comparison(
                List.of(run(100, 10, 1), run(120, 10, 1), run(140, 10, 1)),
                List.of(run(400, 10, 1), run(600, 10, 1), run(400, 10, 1)));
        assertThat(comparison.ratio()).isEqualTo(0.3, within(1e-9));
        assertThat(comparison.ratiosOfPairs()).containsExactly(0.25, 0.2, 0.35);
    }

    @Test
    void aRunWithoutOperationsIsNoRun() {
        assertThatThrownBy(() -> new Run(Duration.ZERO, Duration.ofSeconds(1), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** One second long. */
    private static Run run(long cpuMillis, int operations, long latencyMillis) {
        return new Run(
                Duration.ofMillis(cpuMillis),
                Duration.ofSeconds(1),
                IntStream.range(0, operations)
                        .mapToObj(i -> Duration.ofMillis(latencyMillis))
                        .toList());
    }
}
