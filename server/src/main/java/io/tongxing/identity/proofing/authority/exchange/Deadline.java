package io.tongxing.identity.proofing.authority.exchange;

import java.time.Duration;

/** The instant at which a conversation ends, however many exchanges it has. */
record Deadline(long atNanos) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    long millisLeft() {
        return Math.max(0, Duration.ofNanos(atNanos - System.nanoTime()).toMillis());
    }

    boolean isOver() {
        return millisLeft() == 0;
    }
}
