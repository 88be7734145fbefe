package io.tongxing.identity.cases.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.identity.cases.CaseFile;
import io.tongxing.identity.cases.CaseKind;
import io.tongxing.identity.cases.CaseRefusedException;
import io.tongxing.identity.cases.CaseState;
import io.tongxing.identity.cases.CaseStep;
import io.tongxing.identity.cases.CaseStore;
import io.tongxing.identity.cases.Particulars;
import io.tongxing.identity.platform.PersonalDataSeal;
import io.tongxing.identity.platform.keys.SealedTable;
import io.tongxing.identity.platform.postgres.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cases in PostgreSQL; particulars are sealed, and constraints of the table hold that two steps were two operators'. */
public final class PostgresCaseStore implements CaseStore {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private static final String CONTEXT = "case_file.particulars:";

    /** What a rotation of keys has to know of these tables. */
    public static final List<SealedTable> SEALED_TABLES =
            List.of(new SealedTable("tongxing.case_file", "case_id", "particulars_sealed", CONTEXT, Optional.empty()));

    private final Database database;
    private final PersonalDataSeal seal;

    public PostgresCaseStore(Database database, PersonalDataSeal seal) {
        this.database = database;
        this.seal = seal;
    }

    @Override
    public void open(CaseFile file) {
        int opened = database.with(handle -> handle.createUpdate("""
                        INSERT INTO tongxing.case_file (case_id, kind, two_operators, state, person_id, other_person_id, particulars_sealed, opened_by, opened_at)
                        VALUES (:id, :kind, :two, 'open', :person, CAST(:other AS uuid), :particulars, :operator, :at)
                        ON CONFLICT (person_id, kind) WHERE state = 'open' DO NOTHING""")
                .bind("id", file.caseId())
                .bind("kind", file.kind().code())
                .bind("two", file.kind().twoOperators())
                .bind("person", file.personId())
                .bind("other", file.otherPersonId().orElse(null))
                .bind("particulars", seal.seal(json(file.particulars()), CONTEXT + file.caseId()))
                .bind("operator", file.openedBy())
                .bind("at", utc(file.openedAt()))
                .execute());
        if (opened == 0) {
            throw new CaseRefusedException("already-open");
        }
    }

    private static String json(Particulars particulars) {
        try {
            return JSON.writeValueAsString(particulars.fields());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A map of texts is always JSON", impossible);
        }
    }

    @Override
    public Optional<CaseFile> find(UUID caseId) {
        return read(caseId, "");
    }

    @Override
    public Optional<CaseFile> hold(UUID caseId) {
        return read(caseId, " FOR UPDATE");
    }

    private Optional<CaseFile> read(UUID caseId, String lock) {
        return database.with(handle -> handle.createQuery("SELECT * FROM tongxing.case_file WHERE case_id = :id" + lock)
                .bind("id", caseId)
                .map((row, context) -> file(row))
                .findOne());
    }

    private CaseFile file(ResultSet row) throws SQLException {
        UUID id = row.getObject("case_id", UUID.class);
        return new CaseFile(
                id,
                CaseKind.fromCode(row.getString("kind")).orElseThrow(),
                CaseState.of(row.getString("state")),
                row.getObject("person_id", UUID.class),
                Optional.ofNullable(row.getObject("other_person_id", UUID.class)),
                particulars(id, row.getBytes("particulars_sealed")),
                row.getString("opened_by"),
                Optional.ofNullable(row.getString("undo_asked_by")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("carried_out_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private Particulars particulars(UUID id, byte[] sealed) {
        try {
            return new Particulars(JSON.readValue(seal.open(sealed, CONTEXT + id), FIELDS));
        } catch (JsonProcessingException broken) {
            // The parser's own message would quote what it could not read.
            throw new IllegalStateException("The particulars of case " + id + " cannot be read");
        }
    }

    @Override
    public void carriedOut(UUID caseId, Optional<String> confirmedBy, Instant at) {
        update(caseId, "state = 'carried-out', confirmed_by = :by, carried_out_at = :at", confirmedBy.orElse(null), at);
    }

    @Override
    public void closed(UUID caseId, CaseState to, String by, Instant at) {
        String state = to == CaseState.REFUSED ? "refused" : "withdrawn";
        update(caseId, "state = '" + state + "', closed_by = :by, closed_at = :at", by, at);
    }

    @Override
    public void undoAsked(UUID caseId, Optional<String> by) {
        String state = by.isPresent() ? "undo-asked" : "carried-out";
        update(caseId, "state = '" + state + "', undo_asked_by = :by", by.orElse(null), null);
    }

    @Override
    public void undone(UUID caseId, String by, Instant at) {
        update(caseId, "state = 'undone', undone_by = :by, undone_at = :at", by, at);
    }

    private void update(UUID caseId, String changes, @Nullable String by, @Nullable Instant at) {
        database.run(handle -> {
            var update = handle.createUpdate("UPDATE tongxing.case_file SET " + changes + " WHERE case_id = :id")
                    .bind("id", caseId)
                    .bind("by", by);
            if (at != null) {
                update.bind("at", utc(at));
            }
            update.execute();
        });
    }

    @Override
    public void step(UUID caseId, CaseStep step) {
        database.run(handle -> handle.createUpdate("""
                        INSERT INTO tongxing.case_step (case_id, step_number, step, operator, reason, taken_at)
                        SELECT :id, count(*) + 1, :step, :operator, :reason, :at FROM tongxing.case_step WHERE case_id = :id""")
                .bind("id", caseId)
                .bind("step", step.step())
                .bind("operator", step.operator())
                .bind("reason", step.reason())
                .bind("at", utc(step.at()))
                .execute());
    }

    @Override
    public List<CaseStep> steps(UUID caseId) {
        return database.with(handle -> handle.createQuery(
                        "SELECT * FROM tongxing.case_step WHERE case_id = :id ORDER BY step_number")
                .bind("id", caseId)
                .map((row, context) -> new CaseStep(
                        row.getString("step"),
                        row.getString("operator"),
                        row.getString("reason"),
                        row.getObject("taken_at", OffsetDateTime.class).toInstant()))
                .list());
    }

    @Override
    public List<CaseFile> ofPerson(UUID personId) {
        return database.with(handle -> handle.createQuery("""
                        SELECT * FROM tongxing.case_file WHERE person_id = :person OR other_person_id = :person
                        ORDER BY opened_at DESC LIMIT 100""")
                .bind("person", personId)
                .map((row, context) -> file(row))
                .list());
    }

    @Override
    public List<CaseFile> waiting(int most) {
        return database.with(handle -> handle.createQuery("""
                        SELECT * FROM tongxing.case_file WHERE state IN ('open', 'undo-asked') ORDER BY opened_at LIMIT :most""")
                .bind("most", most)
                .map((row, context) -> file(row))
                .list());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
