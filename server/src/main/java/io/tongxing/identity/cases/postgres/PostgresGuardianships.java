package io.tongxing.identity.cases.postgres;

import io.tongxing.identity.cases.Guardianship;
import io.tongxing.identity.cases.GuardianshipStore;
import io.tongxing.identity.platform.postgres.Database;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Guardianships in PostgreSQL. */
public final class PostgresGuardianships implements GuardianshipStore {
    private final Database database;

    public PostgresGuardianships(Database database) {
        this.database = database;
    }

    @Override
    public void add(Guardianship guardianship, UUID caseId, Instant at) {
        database.run(handle -> handle.createUpdate("""
                        INSERT INTO tongxing.guardianship (guardianship_id, guardian_id, child_id, case_id, valid_from)
                        VALUES (:id, :guardian, :child, :case, :at)""")
                .bind("id", guardianship.guardianshipId())
                .bind("guardian", guardianship.guardianId())
                .bind("child", guardianship.childId())
                .bind("case", caseId)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    public List<Guardianship> ofGuardian(UUID guardianId) {
        return read("guardian_id", guardianId);
    }

    @Override
    public List<Guardianship> ofChild(UUID childId) {
        return read("child_id", childId);
    }

    private List<Guardianship> read(String column, UUID person) {
        return database.with(handle -> handle.createQuery("SELECT * FROM tongxing.guardianship WHERE " + column
                        + " = :person AND ended_at IS NULL ORDER BY valid_from")
                .bind("person", person)
                .map((row, context) -> new Guardianship(
                        row.getObject("guardianship_id", UUID.class),
                        row.getObject("guardian_id", UUID.class),
                        row.getObject("child_id", UUID.class)))
                .list());
    }
}
