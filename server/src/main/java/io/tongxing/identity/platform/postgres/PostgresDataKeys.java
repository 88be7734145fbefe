package io.tongxing.identity.platform.postgres;

import io.tongxing.identity.platform.crypto.DataKeyRing.DataKey;
import io.tongxing.identity.platform.crypto.DataKeyRing.Purpose;
import io.tongxing.identity.platform.crypto.KeyCustodian;
import io.tongxing.identity.platform.keys.KeyRotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;

/**
 * The wrapped data keys in the table {@code data_key}; makes the missing ones at the first start.
 *
 * <p>Two servers that start at once on an empty database must end with the same keys, so the making is serialised by an advisory lock of
 * the transaction. A key is unwrapped once in the life of the process: a hardware module is not asked again by those who look for new keys.
 */
public final class PostgresDataKeys {
    private final KeyCustodian custodian;
    private final IntFunction<byte[]> randomBytes;
    private final Map<Integer, DataKey> unwrapped = new ConcurrentHashMap<>();

    public PostgresDataKeys(KeyCustodian custodian, IntFunction<byte[]> randomBytes) {
        this.custodian = custodian;
        this.randomBytes = randomBytes;
    }

    /** The keys and the rotation under way, of one moment. */
    public record Held(List<DataKey> keys, Optional<KeyRotation> underWay) {}

    /** What there is, after making the keys that are missing; runs in the caller's transaction. */
    public Held readOrMake(Database database) {
        return database.with(handle -> {
            lock(handle);
            List<DataKey> keys = read(handle).keys();
            for (Purpose purpose : Purpose.values()) {
                if (keys.stream().noneMatch(key -> key.purpose() == purpose)) {
                    make(handle, purpose);
                }
            }
            return read(handle);
        });
    }

    /** One statement: of two, the second could see a key that the first saw no rotation for, and take it for the key of the day. */
    Held read(Handle handle) {
        List<DataKey> keys = new ArrayList<>();
        List<KeyRotation> underWay = new ArrayList<>();
        handle.createQuery("""
                        SELECT k.key_number, k.purpose AS key_purpose, k.wrapped, r.*
                        FROM tongxing.data_key k LEFT JOIN tongxing.key_rotation r ON r.finished_at IS NULL
                        ORDER BY k.key_number""")
                .map((row, context) -> {
                    if (row.getString("rotation_id") != null) {
                        underWay.add(PostgresKeyRotationStore.rotation(row));
                    }
                    return unwrap(row.getInt("key_number"), row.getString("key_purpose"), row.getBytes("wrapped"));
                })
                .forEach(keys::add);
        return new Held(List.copyOf(keys), underWay.stream().findFirst());
    }

    private DataKey unwrap(int number, String purpose, byte[] wrapped) {
        return unwrapped.computeIfAbsent(
                number,
                unknown -> new DataKey(
                        number, Purpose.valueOf(purpose.toUpperCase(Locale.ROOT)), custodian.unwrap(wrapped, purpose)));
    }

    /** Makes one more key and gives its number. */
    int make(Handle handle, Purpose purpose) {
        return handle.createQuery(
                        "INSERT INTO tongxing.data_key (purpose, wrapped) VALUES (:purpose, :wrapped) RETURNING key_number")
                .bind("purpose", purpose.code())
                .bind("wrapped", custodian.wrap(randomBytes.apply(purpose.bytes()), purpose.code()))
                .mapTo(Integer.class)
                .one();
    }

    /** Held until the transaction ends by whoever makes keys. */
    static void lock(Handle handle) {
        handle.execute("SELECT pg_advisory_xact_lock(hashtext('tongxing.data_key'))");
    }
}
