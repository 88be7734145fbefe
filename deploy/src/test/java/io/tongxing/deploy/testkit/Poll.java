package io.tongxing.deploy.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Looks again until something is so. */
public final class Poll {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Poll() {}

    /** The first value that fits; the last one when none does in time, for the test to say what is wrong with it. */
    public static <T> T until(Supplier<T> look, Predicate<T> fits) {
        return until(look.get(), fits, last -> look.get());
    }

    public static <T> T until(T first, Predicate<T> fits, UnaryOperator<T> lookAgain) {
        Instant deadline = Instant.now().plus(PATIENCE);
        T seen = first;
        while (!fits.test(seen) && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(PAUSE.toNanos());
            seen = lookAgain.apply(seen);
        }
        return seen;
    }
}
