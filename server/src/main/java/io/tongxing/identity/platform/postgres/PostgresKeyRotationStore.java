package io.tongxing.identity.platform.postgres;

import io.tongxing.identity.platform.crypto.DataKeyRing;
import io.tongxing.identity.platform.crypto.DataKeyRing.Purpose;
import io.tongxing.identity.platform.keys.KeyRotation;
import io.tongxing.identity.platform.keys.KeyRotation.Phase;
import io.tongxing.identity.platform.keys.KeyRotationStore;
import io.tongxing.identity.platform.keys.RotatableKey;
import io.tongxing.identity.platform.keys.SealedTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Rotations in the table {@code key_rotation}. Times are those of the database, so that the clocks of nodes need not agree; what older
 * transactions may still write is told by transaction ids, so that no table is ever locked.
 */
public final class PostgresKeyRotationStore implements KeyRotationStore {
    private final Database database;
    private final PostgresDataKeys keys;
    private final RekeyRows rows;

    public PostgresKeyRotationStore(Database database, PostgresDataKeys keys, DataKeyRing ring) {
        this.database = database;
        this.keys = keys;
        this.rows = new RekeyRows(ring);
    }

    @Override
    public Optional<KeyRotation> begin(UUID rotationId, RotatableKey purpose, String operator) {
        return database.with(handle -> {
            PostgresDataKeys.lock(handle);
            if (!newest(handle, 1).stream()
                    .allMatch(rotation -> rotation.finishedAt().isPresent())) {
                return Optional.empty();
            }
            int old = handle.createQuery("SELECT max(key_number) FROM tongxing.data_key WHERE purpose = :purpose")
                    .bind("purpose", purpose.code())
                    .mapTo(Integer.class)
                    .one();
            handle.createUpdate("""
                            INSERT INTO tongxing.key_rotation (rotation_id, purpose, old_key, new_key, phase, begun_by)
                            VALUES (:id, :purpose, :old, :new, 'announced', :operator)""")
                    .bind("id", rotationId)
                    .bind("purpose", purpose.code())
                    .bind("old", old)
                    .bind("new", keys.make(handle, Purpose.valueOf(purpose.name())))
                    .bind("operator", operator)
                    .execute();
            return newest(handle, 1).stream().findFirst();
        });
    }

    @Override
    public List<KeyRotation> newest(int most) {
        return database.with(handle -> newest(handle, most));
    }

    private static List<KeyRotation> newest(Handle handle, int most) {
        return handle.createQuery("""
                        SELECT * FROM tongxing.key_rotation
                        ORDER BY finished_at IS NOT NULL, new_key DESC LIMIT :most""")
                .bind("most", most)
                .map((row, context) -> rotation(row))
                .list();
    }

    @Override
    public Optional<KeyRotation> take() {
        return database.with(handle -> {
            boolean mine = handle.createQuery("SELECT pg_try_advisory_xact_lock(hashtext('tongxing.key_rotation'))")
                    .mapTo(Boolean.class)
                    .one();
            // Read after the lock was taken: the node that had it before may have moved on.
            return mine
                    ? newest(handle, 1).stream()
                            .filter(rotation -> rotation.finishedAt().isEmpty())
                            .findFirst()
                    : Optional.empty();
        });
    }

    static KeyRotation rotation(ResultSet row) throws SQLException {
        return new KeyRotation(
                row.getObject("rotation_id", UUID.class),
                RotatableKey.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
                row.getInt("old_key"),
                row.getInt("new_key"),
                Phase.valueOf(row.getString("phase").toUpperCase(Locale.ROOT)),
                row.getObject("phase_since", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("at_table")),
                Optional.ofNullable(row.getObject("cursor_id", UUID.class)),
                row.getLong("rows_done"),
                row.getLong("rows_total"),
                row.getLong("pass_rows"),
                row.getLong("unreadable"),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                row.getString("begun_by"),
                instant(row.getObject("switched_at", OffsetDateTime.class)),
                instant(row.getObject("finished_at", OffsetDateTime.class)));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime at) {
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    @Override
    public boolean hasLasted(KeyRotation rotation, Duration time) {
        return hasPassedSince(rotation, "phase_since", time);
    }

    @Override
    public boolean isSwitchedFor(KeyRotation rotation, Duration time) {
        return hasPassedSince(rotation, "switched_at", time);
    }

    private boolean hasPassedSince(KeyRotation rotation, String column, Duration time) {
        return database.with(handle -> handle.createQuery("SELECT clock_timestamp() >= " + column
                        + " + :millis * interval '1 millisecond' FROM tongxing.key_rotation WHERE rotation_id = :id")
                .bind("millis", time.toMillis())
                .bind("id", rotation.rotationId())
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public boolean isQuiet(KeyRotation rotation, List<SealedTable> tables) {
        return database.with(handle -> {
            // A transaction that wrote by the old rule has a lower id than one that began after the rule was changed;
            // see the check on the tables.
            boolean drawn =
                    handle.createUpdate("""
                                    UPDATE tongxing.key_rotation SET barrier = pg_current_xact_id()
                                    WHERE rotation_id = :id AND barrier IS NULL""").bind("id", rotation.rotationId()).execute() == 1;
            if (drawn) {
                setTotal(handle, rotation, tables);
                return false;
            }
            return handle.createQuery("""
                            SELECT pg_snapshot_xmin(pg_current_snapshot()) > barrier FROM tongxing.key_rotation WHERE rotation_id = :id""")
                    .bind("id", rotation.rotationId())
                    .mapTo(Boolean.class)
                    .one();
        });
    }

    private void setTotal(Handle handle, KeyRotation rotation, List<SealedTable> tables) {
        long total = 0;
        for (SealedTable table : tables) {
            total += rows.count(handle, table);
        }
        handle.createUpdate("UPDATE tongxing.key_rotation SET rows_total = :total WHERE rotation_id = :id")
                .bind("total", total)
                .bind("id", rotation.rotationId())
                .execute();
    }

    @Override
    public Swept sweep(KeyRotation rotation, SealedTable table, Optional<UUID> after, int most) {
        return database.with(handle -> rows.sweep(handle, rotation, table, after, most));
    }

    @Override
    public boolean isDone(KeyRotation rotation, SealedTable table) {
        return database.with(handle -> rows.isDone(handle, rotation, table));
    }

    @Override
    public void advance(KeyRotation rotation, String table, Optional<UUID> cursor, Swept swept) {
        database.run(handle -> handle.createUpdate("""
                        UPDATE tongxing.key_rotation
                        SET at_table = :table, cursor_id = CAST(:cursor AS uuid), rows_done = rows_done + :changed,
                          pass_rows = pass_rows + :changed, unreadable = unreadable + :unreadable
                        WHERE rotation_id = :id""")
                .bind("table", table)
                .bind("cursor", cursor.orElse(null))
                .bind("changed", swept.changed())
                .bind("unreadable", swept.unreadable())
                .bind("id", rotation.rotationId())
                .execute());
    }

    @Override
    public void restart(KeyRotation rotation) {
        database.run(handle ->
                handle.createUpdate("""
                        UPDATE tongxing.key_rotation SET at_table = NULL, cursor_id = NULL, pass_rows = 0, unreadable = 0
                        WHERE rotation_id = :id""").bind("id", rotation.rotationId()).execute());
    }

    @Override
    public void enter(KeyRotation rotation, Phase phase) {
        database.run(handle -> handle.createUpdate("""
                        UPDATE tongxing.key_rotation
                        SET phase = :phase, phase_since = clock_timestamp(), barrier = NULL, at_table = NULL, cursor_id = NULL,
                          rows_done = 0, rows_total = 0, pass_rows = 0, unreadable = 0,
                          switched_at = CASE WHEN :phase = 'switched' THEN clock_timestamp() ELSE switched_at END
                        WHERE rotation_id = :id""")
                .bind("phase", phase.code())
                .bind("id", rotation.rotationId())
                .execute());
    }

    @Override
    public void finish(KeyRotation rotation) {
        database.run(handle -> handle.createUpdate(
                        "UPDATE tongxing.key_rotation SET finished_at = clock_timestamp() WHERE rotation_id = :id")
                .bind("id", rotation.rotationId())
                .execute());
    }
}
