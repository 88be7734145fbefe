package io.tongxing.sandbox.authority;

import java.time.Duration;

/** How an authority misbehaves until it is switched back. */
record Fault(FaultMode mode, Duration delay) {
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);
    static final Fault NONE = new Fault(FaultMode.NONE, Duration.ZERO);

    Fault {
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("delayMs is between 0 and " + LONGEST_DELAY.toMillis());
        }
    }
}
