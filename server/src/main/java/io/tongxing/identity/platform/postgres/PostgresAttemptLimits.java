package io.tongxing.identity.platform.postgres;

import io.tongxing.identity.platform.AttemptLimits;
import io.tongxing.identity.platform.BlindIndex;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Attempt counters in fixed windows; one row per limit, key and window, taken by one statement so that parallel attempts cannot slip through.
 *
 * <p>When the index key is exchanged, counters begin anew once. An operator chooses that moment and no attacker can.
 */
public final class PostgresAttemptLimits implements AttemptLimits {
    private final Database database;
    private final BlindIndex index;
    private final Clock clock;

    public PostgresAttemptLimits(Database database, BlindIndex index, Clock clock) {
        this.database = database;
        this.index = index;
        this.clock = clock;
    }

    @Override
    public boolean take(Limit limit, String key) {
        int taken = database.with(handle -> handle.createQuery("""
                        INSERT INTO tongxing.attempt_limit (limit_key, window_start, taken, expires_at)
                        VALUES (:key, :start, 1, :end)
                        ON CONFLICT (limit_key, window_start) DO UPDATE SET taken = attempt_limit.taken + 1
                        RETURNING taken""")
                .bind("key", index.of("limit:" + limit.name(), key))
                .bind("start", windowStart(limit))
                .bind("end", windowStart(limit).plus(limit.window()))
                .mapTo(Integer.class)
                .one());
        return taken <= limit.most();
    }

    @Override
    public void giveBack(Limit limit, String key) {
        database.run(handle -> handle.createUpdate(
                        "UPDATE tongxing.attempt_limit SET taken = greatest(taken - 1, 0) WHERE limit_key = :key AND window_start = :start")
                .bind("key", index.of("limit:" + limit.name(), key))
                .bind("start", windowStart(limit))
                .execute());
    }

    @Override
    public boolean isUsedUp(Limit limit, String key) {
        return database.with(handle -> handle.createQuery(
                        "SELECT taken FROM tongxing.attempt_limit WHERE limit_key = :key AND window_start = :start")
                .bind("key", index.of("limit:" + limit.name(), key))
                .bind("start", windowStart(limit))
                .mapTo(Integer.class)
                .findOne()
                .map(taken -> taken >= limit.most())
                .orElse(false));
    }

    @Override
    public Optional<Instant> freeAgainAt(Limit limit, String key) {
        return isUsedUp(limit, key)
                ? Optional.of(windowStart(limit).plus(limit.window()).toInstant())
                : Optional.empty();
    }

    private OffsetDateTime windowStart(Limit limit) {
        long seconds = limit.window().toSeconds();
        long start = Math.floorDiv(clock.instant().getEpochSecond(), seconds) * seconds;
        return Instant.ofEpochSecond(start).atOffset(ZoneOffset.UTC);
    }
}
