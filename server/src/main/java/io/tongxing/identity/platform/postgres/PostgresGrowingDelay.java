package io.tongxing.identity.platform.postgres;

import io.tongxing.identity.platform.BlindIndex;
import io.tongxing.identity.platform.GrowingDelay;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** Failures and waits in PostgreSQL: one row a rule and key, counted and judged by one statement. */
public final class PostgresGrowingDelay implements GrowingDelay {
    private static final String COUNT = """
            INSERT INTO tongxing.failure_delay AS known (delay_key, failures, next_at, expires_at)
            SELECT :key, n, :now + wait, :now + wait + :memory * interval '1 second' FROM (%s) AS counted
            ON CONFLICT (delay_key) DO UPDATE SET (failures, next_at, expires_at) = (
              SELECT n, :now + wait, :now + wait + :memory * interval '1 second' FROM (%s) AS counted)""".formatted(
                    counted("1"), counted("CASE WHEN known.expires_at <= :now THEN 1 ELSE known.failures + 1 END"));

    private final Database database;
    private final BlindIndex index;
    private final Clock clock;

    public PostgresGrowingDelay(Database database, BlindIndex index, Clock clock) {
        this.database = database;
        this.index = index;
        this.clock = clock;
    }

    /** The number of the failure and the wait after it. */
    private static String counted(String number) {
        return """
                SELECT n, interval '1 second' * CASE WHEN n < :free THEN 0
                  ELSE least(:first * power(2, least(n - :free, 30)), :longest) END AS wait
                FROM (SELECT %s AS n) AS numbered""".formatted(number);
    }

    @Override
    public Optional<Instant> take(Rule rule, String key) {
        return database.with(handle -> {
            boolean letThrough = bound(
                            handle.createQuery(COUNT + " WHERE known.next_at <= :now RETURNING failures"), rule, key)
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
            return letThrough ? Optional.empty() : Optional.of(nextAt(handle, rule, key));
        });
    }

    /** Gone by now means that it was forgotten just after it had refused. */
    private Instant nextAt(Handle handle, Rule rule, String key) {
        return read(handle, rule, key).orElse(clock.instant());
    }

    @Override
    public void fail(Rule rule, String key) {
        database.run(handle -> bound(handle.createUpdate(COUNT), rule, key).execute());
    }

    @Override
    public Optional<Instant> delayedUntil(Rule rule, String key) {
        Instant now = clock.instant();
        return database.with(handle -> read(handle, rule, key)).filter(next -> next.isAfter(now));
    }

    private Optional<Instant> read(Handle handle, Rule rule, String key) {
        Query query = handle.createQuery("SELECT next_at FROM tongxing.failure_delay WHERE delay_key = :key")
                .bind("key", key(rule, key));
        return query.mapTo(OffsetDateTime.class).findOne().map(OffsetDateTime::toInstant);
    }

    @Override
    public void giveBack(Rule rule, String key) {
        database.run(handle -> handle.createUpdate("""
                        UPDATE tongxing.failure_delay SET failures = greatest(failures - 1, 0), next_at = least(next_at, :now)
                        WHERE delay_key = :key""")
                .bind("now", now())
                .bind("key", key(rule, key))
                .execute());
    }

    @Override
    public void forget(Rule rule, String key) {
        database.run(handle -> handle.createUpdate("DELETE FROM tongxing.failure_delay WHERE delay_key = :key")
                .bind("key", key(rule, key))
                .execute());
    }

    private <S extends SqlStatement<S>> S bound(S statement, Rule rule, String key) {
        return statement
                .bind("key", key(rule, key))
                .bind("now", now())
                .bind("free", rule.free())
                .bind("first", (double) rule.first().toSeconds())
                .bind("longest", (double) rule.longest().toSeconds())
                .bind("memory", (double) rule.memory().toSeconds());
    }

    private byte[] key(Rule rule, String key) {
        return index.of("delay:" + rule.name(), key);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
