package io.tongxing.identity.subject.postgres;

import io.tongxing.identity.platform.BlindIndex;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.platform.PersonalDataSeal;
import io.tongxing.identity.platform.postgres.Database;
import io.tongxing.identity.subject.ContactStore;
import io.tongxing.identity.subject.IdentifierTakenException;
import io.tongxing.realname.evidence.MobileNumber;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Bindings of mobiles in PostgreSQL; a binding that ended stays as history. */
public final class PostgresContactStore implements ContactStore {
    private final Database database;
    private final PersonalDataSeal seal;
    private final BlindIndex index;
    private final Ids ids;

    public PostgresContactStore(Database database, PersonalDataSeal seal, BlindIndex index, Ids ids) {
        this.database = database;
        this.seal = seal;
        this.index = index;
        this.ids = ids;
    }

    @Override
    public Optional<Binding> mobileOf(UUID personId) {
        return database.with(handle -> handle.createQuery("""
                        SELECT contact_id, value_sealed, verified_at, doubted_at > verified_at AS doubted FROM tongxing.contact
                        WHERE person_id = :person AND kind = 'mobile' AND valid_to IS NULL ORDER BY valid_from DESC LIMIT 1""")
                .bind("person", personId)
                .map((row, context) -> {
                    UUID contactId = row.getObject("contact_id", UUID.class);
                    return new Binding(
                            contactId,
                            new MobileNumber(seal.open(
                                    row.getBytes("value_sealed"), PostgresSubjectStore.contactContext(contactId))),
                            row.getObject("verified_at", OffsetDateTime.class).toInstant(),
                            row.getBoolean("doubted"));
                })
                .findOne());
    }

    @Override
    public void confirm(UUID contactId, Instant at) {
        mark("verified_at", contactId, at);
    }

    @Override
    public void doubt(UUID contactId, Instant at) {
        mark("doubted_at", contactId, at);
    }

    private void mark(String column, UUID contactId, Instant at) {
        database.run(handle -> handle.createUpdate(
                        "UPDATE tongxing.contact SET " + column + " = :at WHERE contact_id = :id AND valid_to IS NULL")
                .bind("at", utc(at))
                .bind("id", contactId)
                .execute());
    }

    @Override
    public Optional<UUID> release(MobileNumber mobile, Instant at) {
        return database.with(handle -> handle.createQuery("""
                        UPDATE tongxing.contact SET valid_to = :at
                        WHERE kind = 'mobile' AND value_index IN (<mobiles>) AND valid_to IS NULL RETURNING person_id""")
                .bind("at", utc(at))
                .bindList("mobiles", index.forFinding(PostgresSubjectStore.MOBILE_KIND, mobile.value()))
                .mapTo(UUID.class)
                .findFirst());
    }

    @Override
    public void bind(UUID personId, MobileNumber mobile, Instant at) {
        UUID contactId = ids.uuid();
        BlindIndex.Written written = index.forWriting(PostgresSubjectStore.MOBILE_KIND, mobile.value());
        database.run(handle -> {
            handle.createUpdate("""
                            UPDATE tongxing.contact SET valid_to = :at
                            WHERE person_id = :person AND kind = 'mobile' AND valid_to IS NULL""")
                    .bind("at", utc(at))
                    .bind("person", personId)
                    .execute();
            PostgresSubjectStore.orTaken(IdentifierTakenException.What.CONTACT, () -> handle.createUpdate("""
                            INSERT INTO tongxing.contact (contact_id, person_id, kind, value_index, value_index_next, value_sealed, verified_at, valid_from)
                            VALUES (:id, :person, 'mobile', :index, :next, :sealed, :at, :at)""")
                    .bind("id", contactId)
                    .bind("person", personId)
                    .bind("index", written.current())
                    .bind("next", written.next())
                    .bind("sealed", seal.seal(mobile.value(), PostgresSubjectStore.contactContext(contactId)))
                    .bind("at", utc(at))
                    .execute());
        });
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
