package io.tongxing.identity.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets failures be followed by a wait that doubles with each, and never by a lock: who waits may always try again.
 *
 * <p>An attempt is counted before its outcome is known and given back when it succeeds. Counted afterwards, a thousand guesses sent at the same
 * instant would all be let through. Transaction: as for {@link AttemptLimits}, counts in the caller's; {@link #take} and {@link #fail} belong into
 * one of their own, or guessing would be free. Keys are blind-indexed.
 */
public interface GrowingDelay {

    /**
     * How the wait grows.
     *
     * @param free how many failures cost nothing; the one after which the first wait begins is the last of them
     * @param first the first wait; the next is twice as long
     * @param longest what no wait exceeds
     * @param memory how long after the end of the last wait it is all forgotten
     */
    record Rule(String name, int free, Duration first, Duration longest, Duration memory) {
        public Rule {
            if (free < 1 || first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
                throw new IllegalArgumentException("A delay needs a free attempt and waits that grow: " + name);
            }
        }
    }

    /** Counts an attempt as failed and lets it through, or says when to come again and counts nothing. */
    Optional<Instant> take(Rule rule, String key);

    /** Counts a failure, whether or not somebody should have waited. */
    void fail(Rule rule, String key);

    /** Until when to wait; empty when nobody has to. Counts nothing. */
    Optional<Instant> delayedUntil(Rule rule, String key);

    /** The attempt that was taken succeeded: it no longer counts, the failures of others do. */
    void giveBack(Rule rule, String key);

    /** Forgets all failures. */
    void forget(Rule rule, String key);
}
