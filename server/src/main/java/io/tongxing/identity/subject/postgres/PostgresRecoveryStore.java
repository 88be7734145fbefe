package io.tongxing.identity.subject.postgres;

import io.tongxing.identity.platform.BlindIndex;
import io.tongxing.identity.platform.PersonalDataSeal;
import io.tongxing.identity.platform.keys.SealedTable;
import io.tongxing.identity.platform.postgres.Database;
import io.tongxing.identity.subject.RecoveryStore;
import io.tongxing.realname.evidence.MobileNumber;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * Waiting recoveries in PostgreSQL; the mobile sealed, receipt number and cancel code as keyed hashes.
 *
 * <p>The hashes are not carried over to a new index key: a recovery that waits while the key is changed is begun anew.
 */
public final class PostgresRecoveryStore implements RecoveryStore {
    private static final String MOBILE_CONTEXT = "recovery.mobile:";
    private static final String RECEIPT = "recovery:receipt";
    private static final String CANCEL = "recovery:cancel";

    /** What a rotation of keys has to know of this table. */
    public static final SealedTable SEALED_TABLE =
            new SealedTable("tongxing.recovery", "recovery_id", "mobile_sealed", MOBILE_CONTEXT, Optional.empty());

    private final Database database;
    private final PersonalDataSeal seal;
    private final BlindIndex index;

    public PostgresRecoveryStore(Database database, PersonalDataSeal seal, BlindIndex index) {
        this.database = database;
        this.seal = seal;
        this.index = index;
    }

    @Override
    public void put(Pending pending, String receipt, String cancelCode, Instant at) {
        cancelOf(pending.accountId(), at);
        database.run(handle -> handle.createUpdate("""
                        INSERT INTO tongxing.recovery (recovery_id, person_id, account_id, mobile_sealed, receipt_index, cancel_index, asked_at, ready_at, expires_at)
                        VALUES (:id, :person, :account, :mobile, :receipt, :cancel, :at, :ready, :lapses)""")
                .bind("id", pending.recoveryId())
                .bind("person", pending.personId())
                .bind("account", pending.accountId())
                .bind("mobile", seal.seal(pending.mobile().value(), MOBILE_CONTEXT + pending.recoveryId()))
                .bind("receipt", index.of(RECEIPT, receipt))
                .bind("cancel", index.of(CANCEL, cancelCode))
                .bind("at", utc(at))
                .bind("ready", utc(pending.readyAt()))
                .bind("lapses", utc(pending.lapsesAt()))
                .execute());
    }

    @Override
    public Optional<Pending> byReceipt(String receipt) {
        return database.with(handle -> handle.createQuery("""
                        SELECT recovery_id, person_id, account_id, mobile_sealed, ready_at, expires_at FROM tongxing.recovery
                        WHERE receipt_index IN (<receipts>) AND ended_at IS NULL FOR UPDATE""")
                .bindList("receipts", index.forFinding(RECEIPT, receipt))
                .map((row, context) -> {
                    UUID id = row.getObject("recovery_id", UUID.class);
                    return new Pending(
                            id,
                            row.getObject("person_id", UUID.class),
                            row.getString("account_id"),
                            new MobileNumber(seal.open(row.getBytes("mobile_sealed"), MOBILE_CONTEXT + id)),
                            row.getObject("ready_at", OffsetDateTime.class).toInstant(),
                            row.getObject("expires_at", OffsetDateTime.class).toInstant());
                })
                .findOne());
    }

    @Override
    public boolean finish(UUID recoveryId, Instant at) {
        return database.with(handle -> handle.createUpdate(
                                "UPDATE tongxing.recovery SET ended_at = :at WHERE recovery_id = :id AND ended_at IS NULL")
                        .bind("at", utc(at))
                        .bind("id", recoveryId)
                        .execute()
                == 1);
    }

    @Override
    public Optional<String> cancelByCode(String cancelCode, Instant at) {
        return database.with(handle -> handle.createQuery("""
                        UPDATE tongxing.recovery SET ended_at = :at
                        WHERE cancel_index IN (<codes>) AND ended_at IS NULL RETURNING account_id""")
                .bind("at", utc(at))
                .bindList("codes", index.forFinding(CANCEL, cancelCode))
                .mapTo(String.class)
                .findFirst());
    }

    @Override
    public boolean cancelOf(String accountId, Instant at) {
        return database.with(handle -> handle.createUpdate(
                                "UPDATE tongxing.recovery SET ended_at = :at WHERE account_id = :account AND ended_at IS NULL")
                        .bind("at", utc(at))
                        .bind("account", accountId)
                        .execute()
                > 0);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
