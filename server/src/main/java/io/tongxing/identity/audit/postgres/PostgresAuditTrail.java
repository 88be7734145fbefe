package io.tongxing.identity.audit.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.audit.AuditTrail;
import io.tongxing.identity.audit.BulkJournal;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.platform.PersonalDataSeal;
import io.tongxing.identity.platform.RequestOrigin;
import io.tongxing.identity.platform.postgres.BulkInsert;
import io.tongxing.identity.platform.postgres.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** One insert per event into {@code audit_entry}, the table in which this server's database role can do no more than insert and read. */
public final class PostgresAuditTrail implements AuditTrail, BulkJournal {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final PersonalDataSeal seal;
    private final Supplier<RequestOrigin> origin;
    private final Ids ids;
    private final Clock clock;

    public PostgresAuditTrail(
            Database database, PersonalDataSeal seal, Supplier<RequestOrigin> origin, Ids ids, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.origin = origin;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void append(AuditEvent event) {
        UUID entry = ids.uuid();
        RequestOrigin from = origin.get();
        database.run(handle -> handle.createUpdate("""
                        INSERT INTO tongxing.audit_entry (entry_id, recorded_at, event_type, outcome, reason, person_id, account_id,
                          relying_party, request_id, facts, address_sealed)
                        VALUES (:entry, :at, :type, :outcome, :reason, CAST(:person AS uuid), :account, :party, :request, CAST(:facts AS jsonb), :address)""")
                .bind("entry", entry)
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("type", event.type())
                .bind("outcome", event.outcome().name().toLowerCase(Locale.ROOT))
                .bind("reason", event.reason())
                .bind("person", event.personId())
                .bind("account", event.accountId())
                .bind("party", event.relyingParty())
                .bind("request", from.requestId())
                .bind("facts", json(event.facts()))
                .bind("address", seal.seal(from.address(), "audit_entry.address:" + entry))
                .execute());
    }

    private record Entry(UUID id, AuditEvent event) {}

    @Override
    public void appendAll(List<AuditEvent> events) {
        List<Entry> entries =
                events.stream().map(event -> new Entry(ids.uuid(), event)).toList();
        RequestOrigin from = origin.get();
        Instant now = clock.instant();
        database.run(handle -> BulkInsert.into("tongxing.audit_entry", entries)
                .column("entry_id", "uuid", Entry::id)
                .column("recorded_at", "timestamptz", entry -> now)
                .column("event_type", "text", entry -> entry.event().type())
                .column(
                        "outcome",
                        "text",
                        entry -> entry.event().outcome().name().toLowerCase(Locale.ROOT))
                .column("reason", "text", entry -> entry.event().reason())
                .column("person_id", "uuid", entry -> entry.event().personId())
                .column("account_id", "text", entry -> entry.event().accountId())
                .column("relying_party", "text", entry -> entry.event().relyingParty())
                .column("request_id", "text", entry -> from.requestId())
                .column("facts", "jsonb", entry -> json(entry.event().facts()))
                .bytes("address_sealed", entry -> seal.seal(from.address(), "audit_entry.address:" + entry.id()))
                .execute(handle));
    }

    private static String json(Map<String, String> facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A map of strings is always JSON", impossible);
        }
    }
}
