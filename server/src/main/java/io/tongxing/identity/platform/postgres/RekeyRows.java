package io.tongxing.identity.platform.postgres;

import io.tongxing.identity.platform.SealBrokenException;
import io.tongxing.identity.platform.crypto.DataKeyRing;
import io.tongxing.identity.platform.keys.KeyRotation;
import io.tongxing.identity.platform.keys.KeyRotationStore.Swept;
import io.tongxing.identity.platform.keys.RotatableKey;
import io.tongxing.identity.platform.keys.SealedTable;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Changes the rows of any sealed table from the form before a phase to the form of it, a batch at a time.
 *
 * <p>Rows that somebody else holds are passed over, so that a rotation never makes a person wait for it, nor two transactions for each other.
 */
final class RekeyRows {
    private static final UUID LOWEST = new UUID(0, 0);

    private final DataKeyRing ring;

    RekeyRows(DataKeyRing ring) {
        this.ring = ring;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(UUID id, byte @Nullable [] value) {}

    long count(Handle handle, SealedTable table) {
        return handle.createQuery("SELECT count(*) FROM " + table.name() + " WHERE " + table.sealed() + " IS NOT NULL")
                .mapTo(Long.class)
                .one();
    }

    boolean isDone(Handle handle, KeyRotation rotation, SealedTable table) {
        return !handle.createQuery(
                        "SELECT EXISTS (SELECT FROM " + table.name() + " WHERE " + before(rotation, table) + ")")
                .bind("key", number(rotation.newKey()))
                .mapTo(Boolean.class)
                .one();
    }

    /** What a row looks like that this phase has still to change; every variant mentions the new key, so that they bind alike. */
    private static String before(KeyRotation rotation, SealedTable table) {
        return switch (rotation.phase()) {
            case REWRITE ->
                table.index().isPresent() && isOfIndex(rotation)
                        ? "substring(" + column(table) + " FROM 1 FOR 4) <> :key"
                        : table.sealed() + " IS NOT NULL AND substring(" + table.sealed() + " FROM 1 FOR 4) <> :key";
            case BACKFILL -> "(" + next(table) + " IS NULL OR substring(" + next(table) + " FROM 1 FOR 4) <> :key)";
            case CLEARING -> next(table) + " IS NOT NULL AND CAST(:key AS bytea) IS NOT NULL";
            case ANNOUNCED, SWITCHED, RETIRING -> throw new IllegalStateException("Nothing is swept in this phase");
        };
    }

    private static boolean isOfIndex(KeyRotation rotation) {
        return rotation.purpose() == RotatableKey.INDEX;
    }

    private static String column(SealedTable table) {
        return table.index().orElseThrow().column();
    }

    private static String next(SealedTable table) {
        return table.index().orElseThrow().nextColumn();
    }

    Swept sweep(Handle handle, KeyRotation rotation, SealedTable table, Optional<UUID> after, int most) {
        return switch (rotation.phase()) {
            case BACKFILL -> compute(handle, rotation, table, after, most, next(table));
            case REWRITE ->
                isOfIndex(rotation)
                        ? copy(handle, rotation, table, after, most, column(table) + " = " + next(table))
                        : compute(handle, rotation, table, after, most, table.sealed());
            case CLEARING -> copy(handle, rotation, table, after, most, next(table) + " = NULL");
            case ANNOUNCED, SWITCHED, RETIRING -> throw new IllegalStateException("Nothing is swept in this phase");
        };
    }

    /** The next rows in the order of their ids; FOR NO KEY UPDATE, because new verifications of a person must not wait either. */
    private static String batch(String columns, KeyRotation rotation, SealedTable table) {
        return "SELECT " + columns + " FROM " + table.name() + " WHERE " + table.id() + " > :after AND "
                + before(rotation, table) + " ORDER BY " + table.id() + " LIMIT :most FOR NO KEY UPDATE SKIP LOCKED";
    }

    private static Swept copy(
            Handle handle, KeyRotation rotation, SealedTable table, Optional<UUID> after, int most, String assignment) {
        List<UUID> changed = handle.createQuery("WITH batch AS MATERIALIZED ("
                        + batch(table.id(), rotation, table) + ") UPDATE " + table.name() + " t SET " + assignment
                        + " FROM batch WHERE t." + table.id() + " = batch." + table.id() + " RETURNING t."
                        + table.id())
                .bind("after", after.orElse(LOWEST))
                .bind("key", number(rotation.newKey()))
                .bind("most", most)
                .mapTo(UUID.class)
                .list();
        return new Swept(changed.size(), 0, changed.stream().max(RekeyRows::asTheDatabaseOrders));
    }

    private Swept compute(
            Handle handle, KeyRotation rotation, SealedTable table, Optional<UUID> after, int most, String target) {
        List<String> parts = isOfIndex(rotation) ? table.index().orElseThrow().parts() : List.of();
        String columns = table.id() + " AS id, " + table.sealed() + " AS sealed"
                + parts.stream().map(part -> ", " + part).collect(Collectors.joining());
        List<Row> rows = handle.createQuery(batch(columns, rotation, table))
                .bind("after", after.orElse(LOWEST))
                .bind("key", number(rotation.newKey()))
                .bind("most", most)
                .map((row, context) -> recompute(row, rotation, table, parts))
                .list();
        List<Row> readable = rows.stream().filter(row -> row.value() != null).toList();
        if (!readable.isEmpty()) {
            handle.createUpdate("UPDATE " + table.name() + " t SET " + target
                            + " = changed.value FROM unnest(:ids, :values) AS changed(id, value) WHERE t." + table.id()
                            + " = changed.id")
                    .bind(
                            "ids",
                            BulkInsert.array(
                                    "uuid", readable.stream().map(Row::id).toArray()))
                    .bind(
                            "values",
                            BulkInsert.array(
                                    "bytea", readable.stream().map(Row::value).toArray(byte[][]::new)))
                    .execute();
        }
        Optional<UUID> last = rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.get(rows.size() - 1).id());
        return new Swept(readable.size(), rows.size() - readable.size(), last);
    }

    private Row recompute(ResultSet row, KeyRotation rotation, SealedTable table, List<String> parts)
            throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String context = table.context() + id;
        try {
            String plain = ring.open(row.getBytes("sealed"), context);
            if (!isOfIndex(rotation)) {
                return new Row(id, ring.sealUnder(rotation.newKey(), plain, context));
            }
            List<String> values = new ArrayList<>();
            for (String part : parts) {
                values.add(row.getString(part));
            }
            SealedTable.Term term = table.index().orElseThrow().term().apply(values, plain);
            return new Row(id, ring.indexUnder(rotation.newKey(), term.kind(), term.value()));
        } catch (SealBrokenException unreadable) {
            return new Row(id, null);
        }
    }

    /** Not {@link UUID#compareTo}, which takes the halves for signed numbers. */
    private static int asTheDatabaseOrders(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }

    private static byte[] number(int key) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(key).array();
    }
}
