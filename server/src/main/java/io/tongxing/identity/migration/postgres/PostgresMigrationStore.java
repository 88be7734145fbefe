package io.tongxing.identity.migration.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.identity.migration.ImportFile.Position;
import io.tongxing.identity.migration.MigrationStore;
import io.tongxing.identity.migration.PasswordHash;
import io.tongxing.identity.platform.postgres.BulkInsert;
import io.tongxing.identity.platform.postgres.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Runs of imports in our tables, accounts in Keycloak's.
 *
 * <p>New users are the one thing that may be written to Keycloak's tables behind its back: it caches no absence. The columns are those of
 * the version that this server is assembled with; the quickstart's own test of imported logins fails first when they change.
 */
public final class PostgresMigrationStore implements MigrationStore {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PASSWORD_PRIORITY = 10;

    private final Database database;
    private final String realm;
    private final Supplier<String> randomIds;

    /**
     * Works on one realm.
     *
     * @param realm by name
     * @param randomIds for rows that nobody refers to
     */
    public PostgresMigrationStore(Database database, String realm, Supplier<String> randomIds) {
        this.database = database;
        this.realm = realm;
        this.randomIds = randomIds;
    }

    private record Line(long line, Optional<UUID> person, Optional<String> reason) {}

    @Override
    public Optional<Run> find(String fingerprint) {
        return database.with(handle -> handle.createQuery("""
                        SELECT run_id, next_line, next_offset, imported, refused, finished_at IS NOT NULL AS finished
                        FROM tongxing.migration_run WHERE fingerprint = :fingerprint""")
                .bind("fingerprint", fingerprint)
                .map((row, context) -> new Run(
                        row.getObject("run_id", UUID.class),
                        new Position(row.getLong("next_line"), row.getLong("next_offset")),
                        row.getLong("imported"),
                        row.getLong("refused"),
                        row.getBoolean("finished")))
                .findOne());
    }

    @Override
    public Run begin(UUID runId, String fingerprint, Position first) {
        database.run(handle -> handle.createUpdate("""
                        INSERT INTO tongxing.migration_run (run_id, fingerprint, next_line, next_offset)
                        VALUES (:run, :fingerprint, :line, :offset)""")
                .bind("run", runId)
                .bind("fingerprint", fingerprint)
                .bind("line", first.line())
                .bind("offset", first.offset())
                .execute());
        return new Run(runId, first, 0, 0, false);
    }

    @Override
    public boolean advance(UUID runId, Position from, Position to, Map<Long, UUID> imported, List<Refusal> refused) {
        List<Line> lines = new ArrayList<>();
        imported.forEach((line, person) -> lines.add(new Line(line, Optional.of(person), Optional.empty())));
        refused.forEach(
                refusal -> lines.add(new Line(refusal.line(), Optional.empty(), Optional.of(refusal.reason()))));
        return database.with(handle -> {
            int moved = handle.createUpdate("""
                            UPDATE tongxing.migration_run
                            SET next_line = :toLine, next_offset = :toOffset, imported = imported + :imported, refused = refused + :refused
                            WHERE run_id = :run AND next_line = :fromLine AND finished_at IS NULL""")
                    .bind("toLine", to.line())
                    .bind("toOffset", to.offset())
                    .bind("imported", imported.size())
                    .bind("refused", refused.size())
                    .bind("run", runId)
                    .bind("fromLine", from.line())
                    .execute();
            BulkInsert.into("tongxing.migration_line", moved == 1 ? lines : List.<Line>of())
                    .column("run_id", "uuid", line -> runId)
                    .column("line", "int8", Line::line)
                    .column("person_id", "uuid", line -> line.person().orElse(null))
                    .column("reason", "text", line -> line.reason().orElse(null))
                    .execute(handle);
            return moved == 1;
        });
    }

    @Override
    public void finish(UUID runId) {
        database.run(handle -> handle.createUpdate(
                        "UPDATE tongxing.migration_run SET finished_at = now() WHERE run_id = :run")
                .bind("run", runId)
                .execute());
    }

    @Override
    public List<Refusal> refusals(UUID runId, long afterLine, int most) {
        return database.with(handle -> handle.createQuery("""
                        SELECT line, reason FROM tongxing.migration_line
                        WHERE run_id = :run AND line > :after AND reason IS NOT NULL ORDER BY line LIMIT :most""")
                .bind("run", runId)
                .bind("after", afterLine)
                .bind("most", most)
                .map((row, context) -> new Refusal(row.getLong("line"), row.getString("reason")))
                .list());
    }

    @Override
    public Set<UUID> importedBy(UUID runId, Collection<UUID> persons) {
        if (persons.isEmpty()) {
            return Set.of();
        }
        return database.with(handle -> new HashSet<>(handle.createQuery(
                        "SELECT person_id FROM tongxing.migration_line WHERE run_id = :run AND person_id = ANY(:persons)")
                .bind("run", runId)
                .bind("persons", BulkInsert.array("uuid", persons.toArray()))
                .mapTo(UUID.class)
                .list()));
    }

    @Override
    public void openAccounts(List<NewAccount> accounts) {
        if (accounts.isEmpty()) {
            return;
        }
        database.run(handle -> {
            String realmId = handle.createQuery("SELECT id FROM tongxing.realm WHERE name = :realm")
                    .bind("realm", realm)
                    .mapTo(String.class)
                    .findOne()
                    .orElseThrow(() -> new IllegalStateException("The realm is not there; start the server once"));
            BulkInsert.into("tongxing.user_entity", accounts)
                    .column("id", "text", NewAccount::accountId)
                    .column("username", "text", NewAccount::accountName)
                    .column("realm_id", "text", account -> realmId)
                    // Keycloak keeps a random value here for users without an address, so that the constraint on it can
                    // be unique.
                    .column("email_constraint", "text", account -> randomIds.get())
                    .column("email_verified", "bool", account -> false)
                    .column("enabled", "bool", account -> true)
                    .column("created_timestamp", "int8", account -> account.at().toEpochMilli())
                    .column("not_before", "int4", account -> 0)
                    .execute(handle);
            addPasswords(handle, accounts);
            addWhatEveryResidentGets(handle, realmId, accounts);
        });
    }

    private void addPasswords(Handle handle, List<NewAccount> accounts) {
        List<NewAccount> withPassword = accounts.stream()
                .filter(account -> account.password().isPresent())
                .toList();
        BulkInsert.into("tongxing.credential", withPassword)
                .column("id", "text", account -> randomIds.get())
                .column("type", "text", account -> "password")
                .column("user_id", "text", NewAccount::accountId)
                .column("created_date", "int8", account -> account.at().toEpochMilli())
                .column(
                        "secret_data",
                        "text",
                        account -> secret(account.password().orElseThrow()))
                .column(
                        "credential_data",
                        "text",
                        account -> form(account.password().orElseThrow()))
                .column("priority", "int4", account -> PASSWORD_PRIORITY)
                .column("version", "int4", account -> 0)
                .execute(handle);
    }

    private static String secret(PasswordHash password) {
        return json(Map.of("value", password.hash(), "salt", password.salt(), "additionalParameters", Map.of()));
    }

    private static String form(PasswordHash password) {
        return json(Map.of(
                "hashIterations",
                password.iterations(),
                "algorithm",
                password.algorithm(),
                "additionalParameters",
                password.parameters()));
    }

    private static String json(Map<String, ?> object) {
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A map of texts is always JSON", impossible);
        }
    }

    private static void addWhatEveryResidentGets(Handle handle, String realmId, List<NewAccount> accounts) {
        Object[] ids = accounts.stream().map(NewAccount::accountId).toArray();
        for (String statement : List.of("""
                INSERT INTO tongxing.user_role_mapping (user_id, role_id)
                SELECT account, r.default_role FROM unnest(:accounts) AS account, tongxing.realm r
                WHERE r.id = :realm AND r.default_role IS NOT NULL""", """
                INSERT INTO tongxing.user_group_membership (user_id, group_id, membership_type)
                SELECT account, g.group_id, 'UNMANAGED' FROM unnest(:accounts) AS account, tongxing.realm_default_groups g
                WHERE g.realm_id = :realm""", """
                INSERT INTO tongxing.user_required_action (user_id, required_action)
                SELECT account, a.alias FROM unnest(:accounts) AS account, tongxing.required_action_provider a
                WHERE a.realm_id = :realm AND a.enabled AND a.default_action""")) {
            handle.createUpdate(statement)
                    .bind("accounts", BulkInsert.array("text", ids))
                    .bind("realm", realmId)
                    .execute();
        }
    }
}
