package io.tongxing.identity.platform.postgres;

import io.tongxing.identity.platform.crypto.DataKeyRing;
import io.tongxing.identity.platform.crypto.DataKeyRing.DataKey;
import io.tongxing.identity.platform.crypto.DataKeyRing.Purpose;
import io.tongxing.identity.platform.crypto.KeyCustodian;
import java.util.List;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;

/**
 * The wrapped data keys in the table {@code data_key}; makes the missing ones at the first start.
 *
 * <p>Two servers that start at once on an empty database must end with the same keys, so the making is serialised by an advisory lock of
 * the transaction.
 */
public final class PostgresDataKeys {
    private final Database database;
    private final KeyCustodian custodian;
    private final IntFunction<byte[]> randomBytes;

    public PostgresDataKeys(Database database, KeyCustodian custodian, IntFunction<byte[]> randomBytes) {
        this.database = database;
        this.custodian = custodian;
        this.randomBytes = randomBytes;
    }

    /** All data keys, unwrapped; runs in the caller's transaction. */
    public DataKeyRing load() {
        return database.with(handle -> {
            handle.execute("SELECT pg_advisory_xact_lock(hashtext('tongxing.data_key'))");
            List<DataKey> keys = read(handle);
            for (Purpose purpose : Purpose.values()) {
                if (keys.stream().noneMatch(key -> key.purpose() == purpose)) {
                    make(handle, purpose);
                }
            }
            return new DataKeyRing(read(handle));
        });
    }

    private List<DataKey> read(Handle handle) {
        return handle.createQuery("SELECT key_number, purpose, wrapped FROM tongxing.data_key ORDER BY key_number")
                .map((row, context) -> {
                    String purpose = row.getString("purpose");
                    return new DataKey(
                            row.getInt("key_number"),
                            Purpose.valueOf(purpose.toUpperCase(java.util.Locale.ROOT)),
                            custodian.unwrap(row.getBytes("wrapped"), purpose));
                })
                .list();
    }

    private void make(Handle handle, Purpose purpose) {
        handle.createUpdate("INSERT INTO tongxing.data_key (purpose, wrapped) VALUES (:purpose, :wrapped)")
                .bind("purpose", purpose.code())
                .bind("wrapped", custodian.wrap(randomBytes.apply(purpose.bytes()), purpose.code()))
                .execute();
    }
}
