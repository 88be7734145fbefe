package io.tongxing.identity.proofing.postgres;

import io.tongxing.identity.platform.postgres.BulkInsert;
import io.tongxing.identity.platform.postgres.Database;
import io.tongxing.identity.proofing.BulkVerifications;
import java.time.Instant;
import java.util.List;

/** Verifications by the hundred in PostgreSQL. */
public final class PostgresBulkVerifications implements BulkVerifications {
    private final Database database;

    public PostgresBulkVerifications(Database database) {
        this.database = database;
    }

    @Override
    public void saveAll(List<Brought> verifications, Instant now) {
        database.run(handle -> BulkInsert.into("tongxing.verification", verifications)
                .column("verification_id", "uuid", Brought::verificationId)
                .column("person_id", "uuid", Brought::personId)
                .column("identifier_id", "uuid", Brought::identifierId)
                .column("name_id", "uuid", Brought::nameId)
                .column("evidence_type", "text", one -> one.evidence().type().code())
                .column("organization", "text", one -> one.evidence().organization())
                .column("register_name", "text", one -> one.evidence().registerName())
                .column("check_id", "text", one -> one.evidence().checkId())
                .column("checked_at", "timestamptz", one -> one.evidence().checkedAt())
                .column("not_after", "timestamptz", one -> one.evidence()
                        .notAfter()
                        .orElse(null))
                .column("recorded_at", "timestamptz", one -> now)
                .execute(handle));
    }
}
