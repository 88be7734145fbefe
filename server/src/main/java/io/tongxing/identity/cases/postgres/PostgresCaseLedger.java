package io.tongxing.identity.cases.postgres;

import io.tongxing.identity.cases.CaseLedger;
import io.tongxing.identity.cases.CaseRefusedException;
import io.tongxing.identity.cases.Cell;
import io.tongxing.identity.platform.postgres.Database;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** The ledger in {@code case_change}: one row for each value, in the texts that PostgreSQL itself gives for ids and times. */
public final class PostgresCaseLedger implements CaseLedger {
    private static final String UNIQUE_VIOLATION = "23505";

    private static final Set<Cell> REPLACED_WHEN_ENDED =
            Set.of(Cell.NAME_VALID_TO, Cell.DOCUMENT_VALID_TO, Cell.MOBILE_VALID_TO);

    private final Database database;

    public PostgresCaseLedger(Database database) {
        this.database = database;
    }

    /** Where a cell is; names from here and never from input. */
    private record Place(String table, String key, String keyType, String column, String type) {
        static Place of(Cell cell) {
            return switch (cell) {
                case PERSON_STATUS -> new Place("natural_person", "person_id", "uuid", "status", "text");
                case PERSON_MERGED_INTO -> new Place("natural_person", "person_id", "uuid", "merged_into", "uuid");
                case ACCOUNT_PERSON -> new Place("account", "account_id", "text", "person_id", "uuid");
                case ACCOUNT_OPENED_FOR -> new Place("account", "account_id", "text", "opened_for", "uuid");
                case ACCOUNT_RETIRED_AT -> new Place("account", "account_id", "text", "retired_at", "timestamptz");
                case NAME_VALID_TO -> new Place("person_name", "name_id", "uuid", "valid_to", "timestamptz");
                case DOCUMENT_PERSON -> new Place("identifier", "identifier_id", "uuid", "person_id", "uuid");
                case DOCUMENT_VALID_TO -> new Place("identifier", "identifier_id", "uuid", "valid_to", "timestamptz");
                case MOBILE_PERSON -> new Place("contact", "contact_id", "uuid", "person_id", "uuid");
                case MOBILE_VALID_TO -> new Place("contact", "contact_id", "uuid", "valid_to", "timestamptz");
                case VERIFICATION_PERSON -> new Place("verification", "verification_id", "uuid", "person_id", "uuid");
                case VERIFICATION_NAME -> new Place("verification", "verification_id", "uuid", "name_id", "uuid");
                case VERIFICATION_ENDED_AT ->
                    new Place("verification", "verification_id", "uuid", "ended_at", "timestamptz");
                case EXTERNAL_KEY_PERSON -> new Place("external_key", "external_key_id", "uuid", "person_id", "uuid");
                case GUARDIANSHIP_ENDED_AT ->
                    new Place("guardianship", "guardianship_id", "uuid", "ended_at", "timestamptz");
                case HELP_ENDED_AT -> new Place("help", "help_id", "uuid", "ended_at", "timestamptz");
            };
        }

        String where() {
            return " WHERE " + key + " = CAST(:row AS " + keyType + ")";
        }
    }

    private record Change(
            Cell cell,
            String row,
            boolean added,
            @Nullable String before,
            @Nullable String after) {}

    @Override
    public void set(UUID caseId, Cell cell, String row, @Nullable String value) {
        database.run(handle -> {
            String before = read(handle, cell, row);
            String after = write(handle, cell, row, value);
            if (!Objects.equals(before, after)) {
                note(handle, caseId, new Change(cell, row, false, before, after));
            }
        });
    }

    @Override
    public void added(UUID caseId, Cell end, UUID row) {
        database.run(handle -> note(handle, caseId, new Change(end, row.toString(), true, null, null)));
    }

    private static @Nullable String read(Handle handle, Cell cell, String row) {
        Place place = Place.of(cell);
        return handle.createQuery("SELECT CAST(" + place.column() + " AS text) AS value FROM tongxing." + place.table()
                        + place.where() + " FOR NO KEY UPDATE")
                .bind("row", row)
                .map((result, context) -> Optional.ofNullable(result.getString("value")))
                .findOne()
                .orElseThrow(() -> new CaseRefusedException("changed-since"))
                .orElse(null);
    }

    private static @Nullable String write(Handle handle, Cell cell, String row, @Nullable String value) {
        Place place = Place.of(cell);
        return handle.createQuery("UPDATE tongxing." + place.table() + " SET " + place.column() + " = CAST(:value AS "
                        + place.type() + ")" + place.where() + " RETURNING CAST(" + place.column()
                        + " AS text) AS value")
                .bind("row", row)
                .bind("value", value)
                .map((result, context) -> Optional.ofNullable(result.getString("value")))
                .one()
                .orElse(null);
    }

    private static void note(Handle handle, UUID caseId, Change change) {
        handle.createUpdate("""
                        INSERT INTO tongxing.case_change (case_id, change_number, cell, row_key, added, old_value, new_value)
                        SELECT :id, count(*) + 1, :cell, :row, :added, :before, :after FROM tongxing.case_change WHERE case_id = :id""")
                .bind("id", caseId)
                .bind("cell", change.cell().name())
                .bind("row", change.row())
                .bind("added", change.added())
                .bind("before", change.before())
                .bind("after", change.after())
                .execute();
    }

    @Override
    public void undo(UUID caseId, Instant now) {
        try {
            database.run(handle -> {
                for (Change change : newestFirst(handle, caseId)) {
                    if (change.added()) {
                        end(handle, change, now);
                    } else {
                        restore(handle, change);
                    }
                }
            });
        } catch (UnableToExecuteStatementException failure) {
            if (failure.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                throw new CaseRefusedException("taken-since");
            }
            throw failure;
        }
    }

    private static List<Change> newestFirst(Handle handle, UUID caseId) {
        return handle.createQuery("SELECT * FROM tongxing.case_change WHERE case_id = :id ORDER BY change_number DESC")
                .bind("id", caseId)
                .map((row, context) -> new Change(
                        Cell.valueOf(row.getString("cell")),
                        row.getString("row_key"),
                        row.getBoolean("added"),
                        row.getString("old_value"),
                        row.getString("new_value")))
                .list();
    }

    /** Evidence and help that the case has added may have ended by itself; a name, number or mobile that ended was replaced by a later one. */
    private static void end(Handle handle, Change change, Instant now) {
        if (read(handle, change.cell(), change.row()) == null) {
            write(handle, change.cell(), change.row(), now.toString());
        } else if (REPLACED_WHEN_ENDED.contains(change.cell())) {
            throw new CaseRefusedException("changed-since");
        }
    }

    private static void restore(Handle handle, Change change) {
        if (!Objects.equals(read(handle, change.cell(), change.row()), change.after())) {
            throw new CaseRefusedException("changed-since");
        }
        write(handle, change.cell(), change.row(), change.before());
    }
}
