package io.tongxing.identity.proofing.authority.exchange;

import java.time.Duration;

/**
 * What one source may cost.
 *
 * @param time for a whole conversation, from the first byte out to the last byte in, a second try included
 * @param atOnce how many conversations may be under way
 * @param failuresInARow after how many the source is left alone
 * @param rest for how long
 */
public record Limits(Duration time, int atOnce, int failuresInARow, Duration rest) {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(2);

    public Limits {
        if (time.toMillis() < 1 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("time-limit-ms lies between 1 and " + LONGEST.toMillis());
        }
        if (atOnce < 1) {
            throw new IllegalArgumentException("max-concurrent is at least 1");
        }
        if (failuresInARow < 1) {
            throw new IllegalArgumentException("breaker-failures is at least 1");
        }
        if (rest.toMillis() < 1) {
            throw new IllegalArgumentException("breaker-rest-ms is at least 1");
        }
    }

    /** A third of the time at most, so that a second try can still succeed. */
    Duration toConnect() {
        Duration third = time.dividedBy(3);
        return third.compareTo(LONGEST_CONNECT) < 0 ? third : LONGEST_CONNECT;
    }
}
