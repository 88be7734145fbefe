package io.tongxing.identity.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts attempts per person, number, device or address and says when enough is enough.
 *
 * <p>Transaction: counts in the caller's transaction; a caller whose work may be rolled back counts in a transaction of its own, or guessing would
 * be free. Keys are blind-indexed, so the table names nobody.
 */
public interface AttemptLimits {

    /** At most {@code most} attempts within one window of the given length. */
    record Limit(String name, int most, Duration window) {
        public Limit {
            if (most < 1 || window.isNegative() || window.isZero()) {
                throw new IllegalArgumentException("A limit needs at least one attempt and a window: " + name);
            }
        }
    }

    /** Counts one attempt; false when the limit was used up before it. */
    boolean take(Limit limit, String key);

    /** Takes back one attempt that turned out not to be the person's doing, such as a source that was down. */
    void giveBack(Limit limit, String key);

    /** Whether the limit is used up, without counting. */
    boolean isUsedUp(Limit limit, String key);

    /** When a limit that is used up has room again; empty when it has room now. Counts nothing. */
    Optional<Instant> freeAgainAt(Limit limit, String key);
}
