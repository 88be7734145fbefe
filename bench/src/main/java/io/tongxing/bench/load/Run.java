package io.tongxing.bench.load;

import java.time.Duration;
import java.util.List;

/**
 * What one run of the loop saw.
 *
 * @param cpu used by the measured process from the start of the first operation to the end of the last
 * @param elapsed for the same span
 * @param latencies one for each operation, in no order
 */
public record Run(Duration cpu, Duration elapsed, List<Duration> latencies) {

    public Run {
        if (latencies.isEmpty() || elapsed.isZero() || elapsed.isNegative()) {
            throw new IllegalArgumentException("a run without operations or without time");
        }
        latencies = List.copyOf(latencies);
    }

    public double cpuMillisPerOperation() {
        return cpu.toNanos() / 1e6 / latencies.size();
    }
}
