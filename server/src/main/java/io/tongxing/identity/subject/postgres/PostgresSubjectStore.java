package io.tongxing.identity.subject.postgres;

import io.tongxing.identity.platform.BlindIndex;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.platform.PersonalDataSeal;
import io.tongxing.identity.platform.keys.SealedTable;
import io.tongxing.identity.platform.postgres.Database;
import io.tongxing.identity.subject.CurrentIdentity;
import io.tongxing.identity.subject.Enrolment;
import io.tongxing.identity.subject.HeldValue;
import io.tongxing.identity.subject.IdentifierTakenException;
import io.tongxing.identity.subject.PersonStatus;
import io.tongxing.identity.subject.SubjectStore;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.evidence.PersonName;
import io.tongxing.realname.spi.ClaimedIdentity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Persons in PostgreSQL. Which number or mobile is whose is decided by the unique indexes, not by a look before the insert. */
public final class PostgresSubjectStore implements SubjectStore {
    private static final String UNIQUE_VIOLATION = "23505";

    private static final String NAME_CONTEXT = "person_name.name:";
    private static final String DOCUMENT_CONTEXT = "identifier.number:";
    private static final String CONTACT_CONTEXT = "contact.value:";
    /** Before the id of the row, the context that an external key is sealed under. */
    public static final String EXTERNAL_KEY_CONTEXT = "external_key.key:";
    /** Before the source, the kind that an external key is indexed as. */
    public static final String EXTERNAL_KEY_KIND = "external-key:";

    private static final String DOCUMENT_KIND = "document:";
    private static final String CONTACT_KIND = "contact:";
    static final String MOBILE_KIND = CONTACT_KIND + "mobile";

    /** What a rotation of keys has to know of these tables. */
    public static final List<SealedTable> SEALED_TABLES = List.of(
            new SealedTable("tongxing.person_name", "name_id", "name_sealed", NAME_CONTEXT, Optional.empty()),
            new SealedTable(
                    "tongxing.identifier",
                    "identifier_id",
                    "number_sealed",
                    DOCUMENT_CONTEXT,
                    Optional.of(new SealedTable.Index(
                            "number_index",
                            "number_index_next",
                            List.of("document_type", "issuer"),
                            (parts, number) ->
                                    new SealedTable.Term(DOCUMENT_KIND + parts.get(0), parts.get(1) + "|" + number)))),
            new SealedTable(
                    "tongxing.contact",
                    "contact_id",
                    "value_sealed",
                    CONTACT_CONTEXT,
                    Optional.of(new SealedTable.Index(
                            "value_index",
                            "value_index_next",
                            List.of("kind"),
                            (parts, value) -> new SealedTable.Term(CONTACT_KIND + parts.get(0), value)))),
            new SealedTable(
                    "tongxing.external_key",
                    "external_key_id",
                    "key_sealed",
                    EXTERNAL_KEY_CONTEXT,
                    Optional.of(new SealedTable.Index(
                            "key_index",
                            "key_index_next",
                            List.of("source"),
                            (parts, value) -> new SealedTable.Term(EXTERNAL_KEY_KIND + parts.get(0), value)))));

    private final Database database;
    private final PersonalDataSeal seal;
    private final BlindIndex index;
    private final Ids ids;

    public PostgresSubjectStore(Database database, PersonalDataSeal seal, BlindIndex index, Ids ids) {
        this.database = database;
        this.seal = seal;
        this.index = index;
        this.ids = ids;
    }

    @Override
    public void add(UUID personId, String accountId, Enrolment enrolment, Instant at) {
        database.run(handle -> {
            insertPerson(handle, personId, accountId, at);
            insertName(handle, personId, enrolment.name(), at);
            insertDocument(handle, personId, enrolment.document(), at);
            insertMobile(handle, personId, enrolment.mobile(), at);
        });
    }

    @Override
    public void addUnnamed(UUID personId, String accountId, MobileNumber mobile, Instant at) {
        database.run(handle -> {
            insertPerson(handle, personId, accountId, at);
            insertMobile(handle, personId, mobile, at);
        });
    }

    private static void insertPerson(Handle handle, UUID personId, String accountId, Instant at) {
        handle.createUpdate("INSERT INTO tongxing.natural_person (person_id, enrolled_at) VALUES (:person, :at)")
                .bind("person", personId)
                .bind("at", utc(at))
                .execute();
        handle.createUpdate(
                        "INSERT INTO tongxing.account (account_id, person_id, opened_at) VALUES (:account, :person, :at)")
                .bind("account", accountId)
                .bind("person", personId)
                .bind("at", utc(at))
                .execute();
    }

    private UUID insertName(Handle handle, UUID personId, PersonName name, Instant at) {
        UUID nameId = ids.uuid();
        handle.createUpdate("""
                        INSERT INTO tongxing.person_name (name_id, person_id, name_sealed, valid_from)
                        VALUES (:id, :person, :sealed, :at)""")
                .bind("id", nameId)
                .bind("person", personId)
                .bind("sealed", seal.seal(name.value(), nameContext(nameId)))
                .bind("at", utc(at))
                .execute();
        return nameId;
    }

    private UUID insertDocument(Handle handle, UUID personId, IdentityDocument document, Instant at) {
        UUID identifierId = ids.uuid();
        BlindIndex.Written written = documentIndex(index, document);
        orTaken(IdentifierTakenException.What.DOCUMENT, () -> handle.createUpdate("""
                        INSERT INTO tongxing.identifier (identifier_id, person_id, document_type, issuer, number_index, number_index_next, number_sealed, valid_from)
                        VALUES (:id, :person, :type, :issuer, :index, :next, :sealed, :at)""")
                .bind("id", identifierId)
                .bind("person", personId)
                .bind("type", document.type().code())
                .bind("issuer", document.issuer())
                .bind("index", written.current())
                .bind("next", written.next())
                .bind("sealed", seal.seal(document.number(), documentContext(identifierId)))
                .bind("at", utc(at))
                .execute());
        return identifierId;
    }

    private UUID insertMobile(Handle handle, UUID personId, MobileNumber mobile, Instant at) {
        UUID contactId = ids.uuid();
        BlindIndex.Written written = mobileIndex(index, mobile);
        orTaken(IdentifierTakenException.What.CONTACT, () -> handle.createUpdate("""
                        INSERT INTO tongxing.contact (contact_id, person_id, kind, value_index, value_index_next, value_sealed, verified_at, valid_from)
                        VALUES (:id, :person, 'mobile', :index, :next, :sealed, :at, :at)""")
                .bind("id", contactId)
                .bind("person", personId)
                .bind("index", written.current())
                .bind("next", written.next())
                .bind("sealed", seal.seal(mobile.value(), contactContext(contactId)))
                .bind("at", utc(at))
                .execute());
        return contactId;
    }

    static void orTaken(IdentifierTakenException.What what, Runnable insert) {
        try {
            insert.run();
        } catch (UnableToExecuteStatementException failure) {
            if (failure.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                throw new IdentifierTakenException(what);
            }
            throw failure;
        }
    }

    @Override
    public List<String> accountsOf(Optional<MobileNumber> mobile, List<IdentityDocument> documents) {
        List<byte[]> numbers = documents.stream()
                .flatMap(document -> documentIndexes(document).stream())
                .toList();
        return database.with(handle -> handle.createQuery("""
                        SELECT account_id FROM tongxing.account WHERE retired_at IS NULL AND person_id IN (
                          SELECT person_id FROM tongxing.contact WHERE kind = 'mobile' AND value_index IN (<mobiles>) AND valid_to IS NULL
                          UNION
                          SELECT person_id FROM tongxing.identifier WHERE number_index IN (<numbers>) AND valid_to IS NULL)""")
                .bindList(
                        EmptyHandling.NULL_KEYWORD,
                        "mobiles",
                        mobile.map(this::mobileIndexes).orElse(List.of()))
                .bindList(EmptyHandling.NULL_KEYWORD, "numbers", numbers)
                .mapTo(String.class)
                .list());
    }

    @Override
    public Optional<UUID> personOf(String accountId) {
        return database.with(
                handle -> handle.createQuery("SELECT person_id FROM tongxing.account WHERE account_id = :account")
                        .bind("account", accountId)
                        .mapTo(UUID.class)
                        .findOne());
    }

    @Override
    public Optional<UUID> actingPersonOf(String accountId) {
        return database.with(handle -> handle.createQuery("""
                        SELECT person_id FROM tongxing.account JOIN tongxing.natural_person USING (person_id)
                        WHERE account_id = :account AND retired_at IS NULL AND status = 'active'""")
                .bind("account", accountId)
                .mapTo(UUID.class)
                .findOne());
    }

    @Override
    public Optional<PersonStatus> statusOf(UUID personId) {
        return database.with(
                handle -> handle.createQuery("SELECT status FROM tongxing.natural_person WHERE person_id = :person")
                        .bind("person", personId)
                        .mapTo(String.class)
                        .findOne()
                        .map(PersonStatus::of));
    }

    @Override
    public void addChild(UUID personId, PersonName name, IdentityDocument document, Instant at) {
        database.run(handle -> {
            handle.createUpdate("INSERT INTO tongxing.natural_person (person_id, enrolled_at) VALUES (:person, :at)")
                    .bind("person", personId)
                    .bind("at", utc(at))
                    .execute();
            insertName(handle, personId, name, at);
            insertDocument(handle, personId, document, at);
        });
    }

    @Override
    public UUID addName(UUID personId, PersonName name, Instant at) {
        return database.with(handle -> insertName(handle, personId, name, at));
    }

    @Override
    public UUID addDocument(UUID personId, IdentityDocument document, Instant at) {
        return database.with(handle -> insertDocument(handle, personId, document, at));
    }

    @Override
    public void confirm(CurrentIdentity identity, UUID verificationId, Instant at) {
        database.run(handle -> {
            handle.createUpdate(
                            "UPDATE tongxing.person_name SET set_by = coalesce(set_by, :verification) WHERE name_id = :id")
                    .bind("verification", verificationId)
                    .bind("id", identity.nameId())
                    .execute();
            handle.createUpdate("""
                            UPDATE tongxing.identifier SET set_by = coalesce(set_by, :verification), confirmed_at = :at
                            WHERE identifier_id = :id""")
                    .bind("verification", verificationId)
                    .bind("at", utc(at))
                    .bind("id", identity.identifierId())
                    .execute();
        });
    }

    @Override
    public UUID addMobile(UUID personId, MobileNumber mobile, Instant at) {
        return database.with(handle -> insertMobile(handle, personId, mobile, at));
    }

    @Override
    public Optional<UUID> holderOf(IdentityDocument document) {
        return database.with(handle -> handle.createQuery("""
                        SELECT person_id FROM tongxing.identifier
                        WHERE document_type = :type AND number_index IN (<indexes>) AND valid_to IS NULL""")
                .bind("type", document.type().code())
                .bindList("indexes", documentIndexes(document))
                .mapTo(UUID.class)
                .findOne());
    }

    @Override
    public Optional<UUID> holderOf(MobileNumber mobile) {
        return database.with(handle -> handle.createQuery("""
                        SELECT person_id FROM tongxing.contact
                        WHERE kind = 'mobile' AND value_index IN (<mobiles>) AND valid_to IS NULL""")
                .bindList("mobiles", mobileIndexes(mobile))
                .mapTo(UUID.class)
                .findOne());
    }

    @Override
    public Optional<CurrentIdentity> currentIdentity(UUID personId) {
        return database.with(handle -> current(handle, personId));
    }

    private Optional<CurrentIdentity> current(Handle handle, UUID personId) {
        return handle.createQuery("""
                        SELECT n.name_id, n.name_sealed, i.identifier_id, i.document_type, i.issuer, i.number_sealed
                        FROM tongxing.person_name n JOIN tongxing.identifier i USING (person_id)
                        WHERE n.person_id = :person AND n.valid_to IS NULL AND i.valid_to IS NULL
                        ORDER BY i.confirmed_at DESC NULLS LAST, i.valid_from DESC LIMIT 1""")
                .bind("person", personId)
                .map((row, context) -> new CurrentIdentity(
                        row.getObject("name_id", UUID.class),
                        name(row),
                        row.getObject("identifier_id", UUID.class),
                        document(row)))
                .findOne();
    }

    private PersonName name(ResultSet row) throws SQLException {
        return new PersonName(
                seal.open(row.getBytes("name_sealed"), nameContext(row.getObject("name_id", UUID.class))));
    }

    private IdentityDocument document(ResultSet row) throws SQLException {
        return new IdentityDocument(
                DocumentType.fromCode(row.getString("document_type")).orElseThrow(),
                row.getString("issuer"),
                seal.open(row.getBytes("number_sealed"), documentContext(row.getObject("identifier_id", UUID.class))));
    }

    @Override
    public Optional<MobileNumber> mobileOf(UUID personId) {
        return database.with(handle -> handle.createQuery("""
                        SELECT contact_id, value_sealed FROM tongxing.contact
                        WHERE person_id = :person AND kind = 'mobile' AND valid_to IS NULL LIMIT 1""")
                .bind("person", personId)
                .map((row, context) -> mobile(row))
                .findOne());
    }

    private MobileNumber mobile(ResultSet row) throws SQLException {
        UUID contactId = row.getObject("contact_id", UUID.class);
        return new MobileNumber(seal.open(row.getBytes("value_sealed"), contactContext(contactId)));
    }

    @Override
    public Optional<MobileNumber> mobileOfHolder(IdentityDocument document) {
        return database.with(handle -> handle.createQuery("""
                        SELECT c.contact_id, c.value_sealed FROM tongxing.identifier i JOIN tongxing.contact c USING (person_id)
                        WHERE i.document_type = :type AND i.number_index IN (<numbers>) AND i.valid_to IS NULL
                          AND c.kind = 'mobile' AND c.valid_to IS NULL LIMIT 1""")
                .bind("type", document.type().code())
                .bindList("numbers", documentIndexes(document))
                .map((row, context) -> mobile(row))
                .findOne());
    }

    @Override
    public Optional<String> accountOfMobile(MobileNumber mobile) {
        List<String> accounts = accountsOf(Optional.of(mobile), List.of());
        return accounts.size() == 1 ? Optional.of(accounts.get(0)) : Optional.empty();
    }

    @Override
    public CurrentIdentity replaceIdentity(UUID personId, ClaimedIdentity confirmed, UUID verificationId, Instant at) {
        return database.with(handle -> {
            handle.execute("SELECT FROM tongxing.natural_person WHERE person_id = ? FOR NO KEY UPDATE", personId);
            return new CurrentIdentity(
                    replaceName(handle, personId, confirmed.name(), verificationId, at),
                    confirmed.name(),
                    replaceDocument(handle, personId, confirmed.document(), verificationId, at),
                    confirmed.document());
        });
    }

    private UUID replaceName(Handle handle, UUID personId, PersonName name, UUID verificationId, Instant at) {
        List<Version<PersonName>> current = handle.createQuery(
                        "SELECT name_id, name_sealed FROM tongxing.person_name WHERE person_id = :person AND valid_to IS NULL")
                .bind("person", personId)
                .map((row, context) -> new Version<>(row.getObject("name_id", UUID.class), name(row)))
                .list();
        UUID kept = keep(handle, "person_name", "name_id", current, name, at)
                .orElseGet(() -> insertName(handle, personId, name, at));
        handle.createUpdate(
                        "UPDATE tongxing.person_name SET set_by = :verification WHERE name_id = :id AND set_by IS NULL")
                .bind("verification", verificationId)
                .bind("id", kept)
                .execute();
        return kept;
    }

    private UUID replaceDocument(
            Handle handle, UUID personId, IdentityDocument document, UUID verificationId, Instant at) {
        List<Version<IdentityDocument>> sameType = handle.createQuery("""
                        SELECT identifier_id, document_type, issuer, number_sealed FROM tongxing.identifier
                        WHERE person_id = :person AND document_type = :type AND valid_to IS NULL ORDER BY valid_from DESC""")
                .bind("person", personId)
                .bind("type", document.type().code())
                .map((row, context) -> new Version<>(row.getObject("identifier_id", UUID.class), document(row)))
                .list();
        Optional<UUID> kept = keep(handle, "identifier", "identifier_id", sameType, document, at);
        UUID current = kept.orElseGet(() -> insertDocument(handle, personId, document, at));
        UUID replaced =
                kept.isPresent() || sameType.isEmpty() ? null : sameType.get(0).id();
        handle.createUpdate("""
                        UPDATE tongxing.identifier SET set_by = coalesce(set_by, :verification), confirmed_at = :at,
                          replaces = coalesce(replaces, CAST(:replaced AS uuid))
                        WHERE identifier_id = :id""")
                .bind("verification", verificationId)
                .bind("at", utc(at))
                .bind("replaced", replaced)
                .bind("id", current)
                .execute();
        return current;
    }

    /** A value and the row that holds it. */
    private record Version<T>(UUID id, T value) {}

    /** The row that holds the value already; every other ends. */
    private static <T> Optional<UUID> keep(
            Handle handle, String table, String key, List<Version<T>> current, T value, Instant at) {
        Optional<UUID> kept = current.stream()
                .filter(version -> version.value().equals(value))
                .map(Version::id)
                .findFirst();
        current.stream()
                .map(Version::id)
                .filter(id -> !kept.equals(Optional.of(id)))
                .forEach(id -> end(handle, table, key, id, at));
        return kept;
    }

    @Override
    public List<IdentityDocument> documentsOf(UUID personId) {
        return database.with(handle -> handle.createQuery("""
                        SELECT identifier_id, document_type, issuer, number_sealed FROM tongxing.identifier
                        WHERE person_id = :person AND valid_to IS NULL ORDER BY confirmed_at DESC NULLS LAST, valid_from DESC""")
                .bind("person", personId)
                .map((row, context) -> document(row))
                .list());
    }

    @Override
    public List<HeldValue> identifiersOf(UUID personId) {
        List<HeldValue> values = new ArrayList<>();
        database.run(handle -> {
            handle.createQuery("""
                            SELECT name_id AS id, 'name' AS kind, name_id, name_sealed, valid_from, valid_to, set_by, CAST(NULL AS uuid) AS replaces
                            FROM tongxing.person_name WHERE person_id = :person ORDER BY valid_from""")
                    .bind("person", personId)
                    .map((row, context) -> held(row, name(row).masked()))
                    .forEach(values::add);
            handle.createQuery("""
                            SELECT identifier_id AS id, document_type AS kind, identifier_id, document_type, issuer, number_sealed,
                              valid_from, valid_to, set_by, replaces
                            FROM tongxing.identifier WHERE person_id = :person ORDER BY document_type, valid_from""")
                    .bind("person", personId)
                    .map((row, context) -> held(row, document(row).masked()))
                    .forEach(values::add);
            handle.createQuery("""
                            SELECT contact_id AS id, kind, contact_id, value_sealed, valid_from, valid_to,
                              CAST(NULL AS uuid) AS set_by, CAST(NULL AS uuid) AS replaces
                            FROM tongxing.contact WHERE person_id = :person AND kind = 'mobile' ORDER BY valid_from""")
                    .bind("person", personId)
                    .map((row, context) -> held(row, mobile(row).masked()))
                    .forEach(values::add);
        });
        return List.copyOf(values);
    }

    private static HeldValue held(ResultSet row, String masked) throws SQLException {
        OffsetDateTime end = row.getObject("valid_to", OffsetDateTime.class);
        return new HeldValue(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                masked,
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(end).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getObject("set_by", UUID.class)),
                Optional.ofNullable(row.getObject("replaces", UUID.class)));
    }

    private static void end(Handle handle, String table, String key, UUID id, Instant at) {
        handle.createUpdate(
                        "UPDATE tongxing." + table + " SET valid_to = :at WHERE " + key + " = :id AND valid_to IS NULL")
                .bind("at", utc(at))
                .bind("id", id)
                .execute();
    }

    private List<byte[]> documentIndexes(IdentityDocument document) {
        return documentIndexes(index, document);
    }

    private List<byte[]> mobileIndexes(MobileNumber mobile) {
        return mobileIndexes(index, mobile);
    }

    static List<byte[]> documentIndexes(BlindIndex index, IdentityDocument document) {
        return index.forFinding(documentKind(document.type()), documentTerm(document));
    }

    static BlindIndex.Written documentIndex(BlindIndex index, IdentityDocument document) {
        return index.forWriting(documentKind(document.type()), documentTerm(document));
    }

    static List<byte[]> mobileIndexes(BlindIndex index, MobileNumber mobile) {
        return index.forFinding(MOBILE_KIND, mobile.value());
    }

    static BlindIndex.Written mobileIndex(BlindIndex index, MobileNumber mobile) {
        return index.forWriting(MOBILE_KIND, mobile.value());
    }

    private static String documentKind(DocumentType type) {
        return DOCUMENT_KIND + type.code();
    }

    private static String documentTerm(IdentityDocument document) {
        return document.issuer() + "|" + document.number();
    }

    static String nameContext(UUID nameId) {
        return NAME_CONTEXT + nameId;
    }

    static String documentContext(UUID identifierId) {
        return DOCUMENT_CONTEXT + identifierId;
    }

    static String contactContext(UUID contactId) {
        return CONTACT_CONTEXT + contactId;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
