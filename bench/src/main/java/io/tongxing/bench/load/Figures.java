package io.tongxing.bench.load;

import java.time.Duration;
import java.util.List;

/**
 * What is said about several runs of one thing.
 *
 * <p>CPU per operation is the median of the runs, so that one run beside a busy neighbour does not move it. Rate and
 * percentiles are over all operations together: a tail needs many of them.
 *
 * @param rate operations per second
 */
public record Figures(double cpuMsPerOp, double rate, double p50Ms, double p95Ms, double p99Ms) {

    public static Figures of(List<Run> runs) {
        List<Double> sorted = runs.stream()
                .flatMap(run -> run.latencies().stream())
                .map(latency -> latency.toNanos() / 1e6)
                .sorted()
                .toList();
        Duration elapsed = runs.stream().map(Run::elapsed).reduce(Duration.ZERO, Duration::plus);
        return new Figures(
                median(runs.stream().map(Run::cpuMillisPerOperation).toList()),
                sorted.size() / (elapsed.toNanos() / 1e9),
                percentile(sorted, 50),
                percentile(sorted, 95),
                percentile(sorted, 99));
    }

    /** The smallest value that at least {@code percent} of all values do not exceed (nearest rank). */
    static double percentile(List<Double> sorted, int percent) {
        int rank = (sorted.size() * percent + 99) / 100;
        return sorted.get(Math.max(rank, 1) - 1);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
