package io.tongxing.identity.proofing.certificate;

import java.time.Duration;

/** The moment until which everything about one question has to be done. */
record Deadline(long nanoTime) {
    static Deadline in(Duration span) {
        return new Deadline(System.nanoTime() + span.toNanos());
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    /** For the first of two questions, of which the second is asked when the first fails. */
    Deadline half() {
        return in(left().dividedBy(2));
    }
}
