package io.tongxing.identity.proofing.authority.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.identity.proofing.authority.exchange.CircuitBreaker.Finding;
import io.tongxing.identity.proofing.authority.exchange.CircuitBreaker.Permit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final Duration REST = Duration.ofSeconds(30);

    private final AtomicLong now = new AtomicLong();
    private final CircuitBreaker breaker = new CircuitBreaker(new CircuitBreaker.Rule(3, REST), now::get);

    @Test
    void opensAfterSoManyFailuresInARow() {
        ask(Finding.FAILED, Finding.FAILED);
        assertThat(breaker.lets()).isTrue();

        ask(Finding.FAILED);

        assertThat(breaker.lets()).isFalse();
        assertThat(breaker.enter()).isEmpty();
        assertThat(breaker.rest()).isEqualTo(REST);
    }

    @Test
    void anAnswerStartsTheCountAnew() {
        ask(Finding.FAILED, Finding.FAILED, Finding.ANSWERED, Finding.FAILED, Finding.FAILED);

        assertThat(breaker.lets()).isTrue();
    }

    @Test
    void opensWhenHalfOfTheRecentQuestionsFailed() {
        for (int i = 0; i < 50; i++) {
            assertThat(breaker.isOpen()).isFalse();
            ask(Finding.ANSWERED, Finding.FAILED);
        }

        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void whatSaysNothingAboutTheSourceCountsForNothing() {
        for (int i = 0; i < 100; i++) {
            ask(Finding.UNKNOWN);
        }

        assertThat(breaker.lets()).isTrue();
    }

    @Test
    void afterTheRestOneQuestionAndNoMoreIsLetThrough() {
        ask(Finding.FAILED, Finding.FAILED, Finding.FAILED);
        pass(REST);

        assertThat(breaker.lets()).isTrue();
        assertThat(breaker.enter()).isPresent();
        assertThat(breaker.lets()).isFalse();
        assertThat(breaker.enter()).isEmpty();
    }

    @Test
    void answerOfTheProbeCloses() {
        ask(Finding.FAILED, Finding.FAILED, Finding.FAILED);
        pass(REST);

        ask(Finding.ANSWERED);

        assertThat(breaker.isOpen()).isFalse();
        ask(Finding.FAILED, Finding.FAILED);
        assertThat(breaker.lets()).as("the old failures are forgotten").isTrue();
    }

    @Test
    void failureOfTheProbeBeginsAnotherRest() {
        ask(Finding.FAILED, Finding.FAILED, Finding.FAILED);
        pass(REST);

        ask(Finding.FAILED);

        assertThat(breaker.lets()).isFalse();
        pass(REST.minusNanos(1));
        assertThat(breaker.lets()).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(breaker.lets()).isTrue();
    }

    @Test
    void probeThatSaysNothingMakesWayForTheNext() {
        ask(Finding.FAILED, Finding.FAILED, Finding.FAILED);
        pass(REST);

        ask(Finding.UNKNOWN);

        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.enter()).isPresent();
    }

    @Test
    void answerFromBeforeItOpenedDoesNotCloseIt() {
        Permit early = breaker.enter().orElseThrow();
        ask(Finding.FAILED, Finding.FAILED, Finding.FAILED);

        assertThat(breaker.leave(early, Finding.ANSWERED)).isFalse();
        assertThat(breaker.isOpen()).isTrue();
    }

    private void ask(Finding... findings) {
        for (Finding finding : findings) {
            breaker.leave(breaker.enter().orElseThrow(), finding);
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
