package io.tongxing.identity.subject.postgres;

import io.tongxing.identity.platform.BlindIndex;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.platform.PersonalDataSeal;
import io.tongxing.identity.platform.postgres.Database;
import io.tongxing.identity.subject.ExternalKeys;
import io.tongxing.identity.subject.IdentifierTakenException;
import io.tongxing.realname.spi.ExternalKey;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Keys of outside sources in PostgreSQL, sealed; whose one is, is decided by the unique index. */
public final class PostgresExternalKeys implements ExternalKeys {
    private static final String UNIQUE_VIOLATION = "23505";

    private final Database database;
    private final PersonalDataSeal seal;
    private final BlindIndex index;
    private final Ids ids;

    public PostgresExternalKeys(Database database, PersonalDataSeal seal, BlindIndex index, Ids ids) {
        this.database = database;
        this.seal = seal;
        this.index = index;
        this.ids = ids;
    }

    @Override
    public void link(UUID personId, ExternalKey key, Instant at) {
        Optional<UUID> holder = holder(key);
        if (holder.isPresent() && !holder.get().equals(personId)) {
            throw new IdentifierTakenException(IdentifierTakenException.What.EXTERNAL_KEY);
        }
        if (holder.isEmpty()) {
            insert(personId, key, at);
        }
    }

    private void insert(UUID personId, ExternalKey key, Instant at) {
        UUID id = ids.uuid();
        BlindIndex.Written written = index.forWriting(kind(key), key.value());
        OffsetDateTime from = at.atOffset(ZoneOffset.UTC);
        try {
            database.run(handle -> {
                handle.createUpdate("""
                                UPDATE tongxing.external_key SET valid_to = :at
                                WHERE person_id = :person AND source = :source AND valid_to IS NULL""")
                        .bind("at", from)
                        .bind("person", personId)
                        .bind("source", key.source())
                        .execute();
                handle.createUpdate("""
                                INSERT INTO tongxing.external_key (external_key_id, person_id, source, key_index, key_index_next, key_sealed, valid_from)
                                VALUES (:id, :person, :source, :index, :next, :sealed, :at)""")
                        .bind("id", id)
                        .bind("person", personId)
                        .bind("source", key.source())
                        .bind("index", written.current())
                        .bind("next", written.next())
                        .bind("sealed", seal.seal(key.value(), PostgresSubjectStore.EXTERNAL_KEY_CONTEXT + id))
                        .bind("at", from)
                        .execute();
            });
        } catch (UnableToExecuteStatementException failure) {
            if (failure.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                throw new IdentifierTakenException(IdentifierTakenException.What.EXTERNAL_KEY);
            }
            throw failure;
        }
    }

    @Override
    public Optional<UUID> holder(ExternalKey key) {
        return database.with(handle -> handle.createQuery("""
                        SELECT person_id FROM tongxing.external_key
                        WHERE source = :source AND key_index IN (<indexes>) AND valid_to IS NULL""")
                .bind("source", key.source())
                .bindList("indexes", index.forFinding(kind(key), key.value()))
                .mapTo(UUID.class)
                .findOne());
    }

    private static String kind(ExternalKey key) {
        return PostgresSubjectStore.EXTERNAL_KEY_KIND + key.source();
    }
}
