package io.tongxing.identity.subject.postgres;

import io.tongxing.identity.platform.BlindIndex;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.platform.PersonalDataSeal;
import io.tongxing.identity.platform.postgres.BulkInsert;
import io.tongxing.identity.platform.postgres.Database;
import io.tongxing.identity.subject.BulkEnrolment;
import io.tongxing.identity.subject.IdentifierTakenException;
import io.tongxing.identity.subject.NewResident;
import io.tongxing.realname.evidence.MobileNumber;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Residents by the hundred in PostgreSQL: one look and one insert for each table, whatever their number. */
public final class PostgresBulkEnrolment implements BulkEnrolment {
    private static final String UNIQUE_VIOLATION = "23505";

    private final Database database;
    private final PersonalDataSeal seal;
    private final BlindIndex index;
    private final Ids ids;

    public PostgresBulkEnrolment(Database database, PersonalDataSeal seal, BlindIndex index, Ids ids) {
        this.database = database;
        this.seal = seal;
        this.index = index;
        this.ids = ids;
    }

    private record Mobile(NewResident resident, UUID contactId, MobileNumber number, BlindIndex.Written index) {}

    private record Document(NewResident resident, BlindIndex.Written index) {}

    @Override
    public Map<UUID, Obstacle> obstacles(List<NewResident> newcomers) {
        Map<ByteBuffer, NewResident> numbers = new HashMap<>();
        Map<ByteBuffer, NewResident> mobiles = new HashMap<>();
        for (NewResident newcomer : newcomers) {
            PostgresSubjectStore.documentIndexes(index, newcomer.document())
                    .forEach(number -> numbers.put(ByteBuffer.wrap(number), newcomer));
            newcomer.mobile().ifPresent(mobile -> PostgresSubjectStore.mobileIndexes(index, mobile)
                    .forEach(value -> mobiles.put(ByteBuffer.wrap(value), newcomer)));
        }
        Map<UUID, Obstacle> obstacles = new HashMap<>();
        database.run(handle -> {
            look(handle, """
                    SELECT value_index AS found, person_id FROM tongxing.contact
                    WHERE kind = 'mobile' AND value_index = ANY(:values) AND valid_to IS NULL""", mobiles)
                    .forEach((newcomer, holder) ->
                            obstacles.put(newcomer, new Obstacle(IdentifierTakenException.What.CONTACT, holder)));
            look(handle, """
                    SELECT number_index AS found, person_id FROM tongxing.identifier
                    WHERE number_index = ANY(:values) AND valid_to IS NULL""", numbers)
                    .forEach((newcomer, holder) ->
                            obstacles.put(newcomer, new Obstacle(IdentifierTakenException.What.DOCUMENT, holder)));
        });
        return obstacles;
    }

    private static Map<UUID, UUID> look(Handle handle, String sql, Map<ByteBuffer, NewResident> claimed) {
        Map<UUID, UUID> holders = new HashMap<>();
        byte[][] values = claimed.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new);
        handle.createQuery(sql)
                .bind("values", BulkInsert.array("bytea", values))
                .map((row, context) -> {
                    NewResident newcomer = claimed.get(ByteBuffer.wrap(row.getBytes("found")));
                    if (newcomer != null) {
                        holders.put(newcomer.personId(), row.getObject("person_id", UUID.class));
                    }
                    return Boolean.TRUE;
                })
                .list();
        return holders;
    }

    @Override
    public void addAll(List<NewResident> newcomers) {
        database.run(handle -> {
            BulkInsert.into("tongxing.natural_person", newcomers)
                    .column("person_id", "uuid", NewResident::personId)
                    .column("enrolled_at", "timestamptz", NewResident::at)
                    .execute(handle);
            BulkInsert.into("tongxing.account", newcomers)
                    .column("account_id", "text", NewResident::accountId)
                    .column("person_id", "uuid", NewResident::personId)
                    .column("opened_at", "timestamptz", NewResident::at)
                    .execute(handle);
            BulkInsert.into("tongxing.person_name", newcomers)
                    .column("name_id", "uuid", NewResident::nameId)
                    .column("person_id", "uuid", NewResident::personId)
                    .bytes(
                            "name_sealed",
                            one -> seal.seal(one.name().value(), PostgresSubjectStore.nameContext(one.nameId())))
                    .column("valid_from", "timestamptz", NewResident::at)
                    .column("set_by", "uuid", one -> one.setBy().orElse(null))
                    .execute(handle);
            addDocuments(handle, newcomers);
            addMobiles(handle, newcomers);
        });
    }

    private void addDocuments(Handle handle, List<NewResident> newcomers) {
        List<Document> documents = newcomers.stream()
                .map(one -> new Document(one, PostgresSubjectStore.documentIndex(index, one.document())))
                .toList();
        orTaken(IdentifierTakenException.What.DOCUMENT, () -> BulkInsert.into("tongxing.identifier", documents)
                .column("identifier_id", "uuid", one -> one.resident().identifierId())
                .column("person_id", "uuid", one -> one.resident().personId())
                .column(
                        "document_type",
                        "text",
                        one -> one.resident().document().type().code())
                .column("issuer", "text", one -> one.resident().document().issuer())
                .bytes("number_index", one -> one.index().current())
                .bytes("number_index_next", one -> one.index().next())
                .bytes(
                        "number_sealed",
                        one -> seal.seal(
                                one.resident().document().number(),
                                PostgresSubjectStore.documentContext(
                                        one.resident().identifierId())))
                .column("valid_from", "timestamptz", one -> one.resident().at())
                .column("set_by", "uuid", one -> one.resident().setBy().orElse(null))
                .column("confirmed_at", "timestamptz", one -> one.resident()
                        .confirmedAt()
                        .orElse(null))
                .execute(handle));
    }

    private void addMobiles(Handle handle, List<NewResident> newcomers) {
        List<Mobile> mobiles = newcomers.stream()
                .flatMap(one -> one.mobile().stream()
                        .map(number ->
                                new Mobile(one, ids.uuid(), number, PostgresSubjectStore.mobileIndex(index, number))))
                .toList();
        orTaken(IdentifierTakenException.What.CONTACT, () -> BulkInsert.into("tongxing.contact", mobiles)
                .column("contact_id", "uuid", Mobile::contactId)
                .column("person_id", "uuid", one -> one.resident().personId())
                .column("kind", "text", one -> "mobile")
                .bytes("value_index", one -> one.index().current())
                .bytes("value_index_next", one -> one.index().next())
                .bytes(
                        "value_sealed",
                        one -> seal.seal(one.number().value(), PostgresSubjectStore.contactContext(one.contactId())))
                .column("verified_at", "timestamptz", one -> one.resident().at())
                .column("valid_from", "timestamptz", one -> one.resident().at())
                .execute(handle));
    }

    private static void orTaken(IdentifierTakenException.What what, Runnable insert) {
        try {
            insert.run();
        } catch (UnableToExecuteStatementException failure) {
            if (failure.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                throw new IdentifierTakenException(what);
            }
            throw failure;
        }
    }
}
