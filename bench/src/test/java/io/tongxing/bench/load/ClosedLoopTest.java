package io.tongxing.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

    @Test
    void anErrorEndsTheRunInsteadOfBeingCounted() {
        AtomicInteger performed = new AtomicInteger();
        Operation failsAtLast = () -> {
            if (performed.incrementAndGet() > 100) {
                throw new IllegalStateException("refused");
            }
        };
        ClosedLoop endless = new ClosedLoop(Duration.ofDays(1), () -> Duration.ZERO);
        assertThatThrownBy(() -> endless.run(List.of(failsAtLast, () -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("refused");
    }

    @Test
    void whatHasBegunIsFinishedAndCountedWithItsCpu() {
        Iterator<Duration> cpu =
                List.of(Duration.ofSeconds(5), Duration.ofSeconds(8)).iterator();
        AtomicInteger performed = new AtomicInteger();
        Run run = new ClosedLoop(Duration.ZERO, cpu::next)
                .run(List.of(performed::incrementAndGet, performed::incrementAndGet));
        assertThat(run.latencies()).hasSize(2).hasSize(performed.get());
        assertThat(run.cpu()).isEqualTo(Duration.ofSeconds(3));
    }
}
