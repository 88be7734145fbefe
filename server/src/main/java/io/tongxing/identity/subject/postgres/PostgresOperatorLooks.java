package io.tongxing.identity.subject.postgres;

import io.tongxing.identity.platform.PersonalDataSeal;
import io.tongxing.identity.platform.keys.SealedTable;
import io.tongxing.identity.platform.postgres.Database;
import io.tongxing.identity.subject.OperatorLook;
import io.tongxing.identity.subject.OperatorLooks;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks of operators in PostgreSQL. */
public final class PostgresOperatorLooks implements OperatorLooks {
    private static final String NOTE_CONTEXT = "operator_look.note:";

    /** What a rotation of keys has to know of this table. */
    public static final SealedTable SEALED_TABLE =
            new SealedTable("tongxing.operator_look", "look_id", "note_sealed", NOTE_CONTEXT, Optional.empty());

    private final Database database;
    private final PersonalDataSeal seal;

    public PostgresOperatorLooks(Database database, PersonalDataSeal seal) {
        this.database = database;
        this.seal = seal;
    }

    @Override
    public void save(OperatorLook look, String note) {
        database.run(handle -> handle.createUpdate("""
                        INSERT INTO tongxing.operator_look (look_id, person_id, operator_id, fields, reason, case_reference, note_sealed, looked_at)
                        VALUES (:id, :person, :operator, :fields, :reason, :case, :note, :at)""")
                .bind("id", look.lookId())
                .bind("person", look.personId())
                .bind("operator", look.operatorId())
                .bind(
                        "fields",
                        look.fields().stream()
                                .map(OperatorLook.Field::code)
                                .sorted()
                                .collect(Collectors.joining(" ")))
                .bind("reason", look.reason().code())
                .bind("case", look.caseReference())
                .bind("note", seal.seal(note, NOTE_CONTEXT + look.lookId()))
                .bind("at", look.at().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    public List<OperatorLook> at(UUID personId, int most) {
        return database.with(handle -> handle.createQuery("""
                        SELECT look_id, operator_id, fields, reason, case_reference, looked_at FROM tongxing.operator_look
                        WHERE person_id = :person ORDER BY looked_at DESC LIMIT :most""")
                .bind("person", personId)
                .bind("most", most)
                .map((row, context) -> new OperatorLook(
                        row.getObject("look_id", UUID.class),
                        personId,
                        row.getString("operator_id"),
                        fields(row.getString("fields")),
                        OperatorLook.Reason.fromCode(row.getString("reason")).orElseThrow(),
                        row.getString("case_reference"),
                        row.getObject("looked_at", OffsetDateTime.class).toInstant()))
                .list());
    }

    private static Set<OperatorLook.Field> fields(String codes) {
        return Arrays.stream(codes.split(" "))
                .map(code -> OperatorLook.Field.fromCode(code).orElseThrow())
                .collect(Collectors.toSet());
    }
}
