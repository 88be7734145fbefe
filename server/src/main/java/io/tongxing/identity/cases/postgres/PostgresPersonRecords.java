package io.tongxing.identity.cases.postgres;

import io.tongxing.identity.cases.PersonRecords;
import io.tongxing.identity.platform.postgres.Database;
import io.tongxing.identity.subject.PersonStatus;
import io.tongxing.realname.evidence.DocumentType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rows of a person in PostgreSQL. */
public final class PostgresPersonRecords implements PersonRecords {
    private final Database database;

    public PostgresPersonRecords(Database database) {
        this.database = database;
    }

    @Override
    public Map<UUID, PersonStatus> hold(Set<UUID> persons) {
        // Not FOR UPDATE: a token that is told a subject refers to the person and must not wait for a case.
        return database.with(handle -> {
            Map<UUID, PersonStatus> held = new LinkedHashMap<>();
            handle.createQuery("""
                            SELECT person_id, status FROM tongxing.natural_person WHERE person_id IN (<persons>)
                            ORDER BY person_id FOR NO KEY UPDATE""")
                    .bindList("persons", new ArrayList<>(persons))
                    .map((row, context) ->
                            held.put(row.getObject("person_id", UUID.class), PersonStatus.of(row.getString("status"))))
                    .list();
            return held;
        });
    }

    @Override
    public List<Account> accounts(UUID personId) {
        return database.with(handle -> handle.createQuery("""
                        SELECT account_id, retired_at IS NOT NULL AS retired, opened_for IS NOT NULL AS moved
                        FROM tongxing.account WHERE person_id = :person ORDER BY opened_at, account_id""")
                .bind("person", personId)
                .map((row, context) ->
                        new Account(row.getString("account_id"), row.getBoolean("retired"), row.getBoolean("moved")))
                .list());
    }

    @Override
    public Optional<UUID> currentName(UUID personId) {
        return ids("SELECT name_id FROM tongxing.person_name WHERE person_id = :person AND valid_to IS NULL", personId)
                .stream()
                .findFirst();
    }

    @Override
    public List<UUID> currentDocuments(UUID personId, DocumentType type) {
        return database.with(handle -> handle.createQuery("""
                        SELECT identifier_id FROM tongxing.identifier
                        WHERE person_id = :person AND document_type = :type AND valid_to IS NULL""")
                .bind("person", personId)
                .bind("type", type.code())
                .mapTo(UUID.class)
                .list());
    }

    @Override
    public Set<DocumentType> documentTypes(UUID personId) {
        return new LinkedHashSet<>(database.with(handle -> handle.createQuery(
                        "SELECT DISTINCT document_type FROM tongxing.identifier WHERE person_id = :person AND valid_to IS NULL")
                .bind("person", personId)
                .map((row, context) ->
                        DocumentType.fromCode(row.getString("document_type")).orElseThrow())
                .list()));
    }

    @Override
    public List<UUID> currentMobiles(UUID personId) {
        return ids(
                "SELECT contact_id FROM tongxing.contact WHERE person_id = :person AND kind = 'mobile' AND valid_to IS NULL",
                personId);
    }

    @Override
    public List<Proof> standingProofs(UUID personId) {
        return database.with(handle -> handle.createQuery(
                        "SELECT verification_id, name_id FROM tongxing.verification WHERE person_id = :person AND ended_at IS NULL")
                .bind("person", personId)
                .map((row, context) -> new Proof(
                        row.getObject("verification_id", UUID.class),
                        Optional.ofNullable(row.getObject("name_id", UUID.class))))
                .list());
    }

    @Override
    public List<UUID> currentExternalKeys(UUID personId) {
        return ids(
                "SELECT external_key_id FROM tongxing.external_key WHERE person_id = :person AND valid_to IS NULL",
                personId);
    }

    @Override
    public List<String> sectorsTold(UUID personId) {
        return database.with(handle -> handle.createQuery("""
                        SELECT DISTINCT sector FROM tongxing.known_sector JOIN tongxing.account USING (account_id)
                        WHERE person_id = :person ORDER BY sector""")
                .bind("person", personId)
                .mapTo(String.class)
                .list());
    }

    private List<UUID> ids(String query, UUID personId) {
        return database.with(handle -> handle.createQuery(query)
                .bind("person", personId)
                .mapTo(UUID.class)
                .list());
    }
}
