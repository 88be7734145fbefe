package io.tongxing.identity.cases.postgres;

import io.tongxing.identity.cases.Help;
import io.tongxing.identity.cases.HelpStore;
import io.tongxing.identity.platform.postgres.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Who helps whom, in PostgreSQL. */
public final class PostgresHelpStore implements HelpStore {
    private final Database database;

    public PostgresHelpStore(Database database) {
        this.database = database;
    }

    @Override
    public void add(Help help, Instant at) {
        database.run(handle -> handle.createUpdate("""
                        INSERT INTO tongxing.help (help_id, person_id, helper_id, matters, valid_from, valid_until)
                        VALUES (:id, :person, :helper, :matters, :at, :until)""")
                .bind("id", help.helpId())
                .bind("person", help.personId())
                .bind("helper", help.helperId())
                .bind("matters", String.join(",", new TreeSet<>(help.matters())))
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("until", help.until().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    public Optional<Help> find(UUID helpId) {
        return database.with(handle -> handle.createQuery("SELECT * FROM tongxing.help WHERE help_id = :id")
                .bind("id", helpId)
                .map((row, context) -> help(row))
                .findOne());
    }

    @Override
    public boolean end(UUID helpId, UUID by, Instant at) {
        return database.with(handle -> handle.createUpdate(
                                "UPDATE tongxing.help SET ended_at = :at, ended_by = :by WHERE help_id = :id AND ended_at IS NULL")
                        .bind("id", helpId)
                        .bind("by", by)
                        .bind("at", at.atOffset(ZoneOffset.UTC))
                        .execute()
                == 1);
    }

    @Override
    public List<Help> concerning(UUID personId) {
        return database.with(handle -> handle.createQuery("""
                        SELECT * FROM tongxing.help WHERE person_id = :person OR helper_id = :person
                        ORDER BY valid_from DESC LIMIT 100""")
                .bind("person", personId)
                .map((row, context) -> help(row))
                .list());
    }

    private static Help help(ResultSet row) throws SQLException {
        return new Help(
                row.getObject("help_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getObject("helper_id", UUID.class),
                Set.of(row.getString("matters").split(",")),
                row.getObject("valid_until", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
