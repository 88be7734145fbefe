package io.tongxing.deploy.rules;

import io.tongxing.deploy.testkit.Poll;
import io.tongxing.deploy.testkit.RunningSystem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the journal says, read as the server's own database role. */
final class Journal {

    private static final String COLUMNS =
            "SELECT event_type, outcome, reason, person_id::text, account_id, relying_party, request_id, facts::text, recorded_at"
                    + " FROM tongxing.audit_entry ";

    private final RunningSystem system;

    /** One entry, without its sealed address. */
    record Entry(
            String type,
            String outcome,
            @Nullable String reason,
            @Nullable String personId,
            @Nullable String accountId,
            @Nullable String relyingParty,
            String requestId,
            String facts,
            Instant at) {

        /** Type and reason, which is what a test usually asks for. */
        String what() {
            return reason == null ? type : type + " (" + reason + ")";
        }
    }

    Journal(RunningSystem system) {
        this.system = system;
    }

    List<Entry> of(String requestId) {
        return read("WHERE request_id = ? ORDER BY recorded_at", requestId);
    }

    /** What a step left behind, types with reasons. */
    List<String> words(String requestId) {
        return of(requestId).stream().map(Entry::what).toList();
    }

    /** The words once this one is among them: a conclusion is written after the answer went out. */
    List<String> wordsWith(String requestId, String awaited) {
        return Poll.until(() -> words(requestId), words -> words.contains(awaited));
    }

    List<Entry> ofPerson(String personId) {
        return read("WHERE person_id = ?::uuid ORDER BY recorded_at", personId);
    }

    List<Entry> since(Instant instant) {
        return read("WHERE recorded_at >= ? ORDER BY recorded_at", Timestamp.from(instant));
    }

    private List<Entry> read(String where, Object parameter) {
        try (Connection connection = system.connect();
                PreparedStatement query = connection.prepareStatement(COLUMNS + where)) {
            query.setObject(1, parameter);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    entries.add(new Entry(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5),
                            rows.getString(6),
                            rows.getString(7),
                            rows.getString(8),
                            rows.getTimestamp(9).toInstant()));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw new AssertionError("the journal cannot be read", e);
        }
    }
}
