package io.tongxing.identity.proofing.postgres;

import io.tongxing.identity.platform.BlindIndex;
import io.tongxing.identity.platform.postgres.Database;
import io.tongxing.identity.proofing.CounterAppointment;
import io.tongxing.identity.proofing.CounterAppointmentStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Turns at a counter in PostgreSQL; the code is kept as a keyed hash, and that two different operators looked is a constraint of the table. */
public final class PostgresCounterAppointments implements CounterAppointmentStore {
    private static final String CODE = "counter:code";

    private final Database database;
    private final BlindIndex index;

    public PostgresCounterAppointments(Database database, BlindIndex index) {
        this.database = database;
        this.index = index;
    }

    @Override
    public boolean open(UUID appointmentId, UUID personId, String code, Instant now, Instant expiresAt) {
        return database.with(handle -> {
            handle.createUpdate(
                            "UPDATE tongxing.counter_appointment SET state = 'over' WHERE person_id = :person AND state = 'open'")
                    .bind("person", personId)
                    .execute();
            return handle.createUpdate("""
                                    INSERT INTO tongxing.counter_appointment (appointment_id, person_id, code_index, state, opened_at, expires_at)
                                    VALUES (:id, :person, :code, 'open', :now, :expires)
                                    ON CONFLICT DO NOTHING""")
                            .bind("id", appointmentId)
                            .bind("person", personId)
                            .bind("code", index.of(CODE, code))
                            .bind("now", utc(now))
                            .bind("expires", utc(expiresAt))
                            .execute()
                    == 1;
        });
    }

    @Override
    public Optional<CounterAppointment> byCode(String code, Instant now, Instant lookedAfter) {
        return database.with(handle -> handle.createQuery("""
                        SELECT * FROM tongxing.counter_appointment
                        WHERE code_index IN (<codes>)
                          AND ((state = 'open' AND expires_at > :now) OR (state = 'looked' AND looked_at > :after))""")
                .bindList("codes", index.forFinding(CODE, code))
                .bind("now", utc(now))
                .bind("after", utc(lookedAfter))
                .map((row, context) -> appointment(row))
                .findOne());
    }

    @Override
    public Optional<CounterAppointment> latestOf(UUID personId) {
        return database.with(handle -> handle.createQuery(
                        "SELECT * FROM tongxing.counter_appointment WHERE person_id = :person ORDER BY opened_at DESC LIMIT 1")
                .bind("person", personId)
                .map((row, context) -> appointment(row))
                .findOne());
    }

    private static CounterAppointment appointment(ResultSet row) throws SQLException {
        return new CounterAppointment(
                row.getObject("appointment_id", UUID.class),
                row.getObject("person_id", UUID.class),
                CounterAppointment.State.of(row.getString("state")),
                Optional.ofNullable(row.getString("looked_by")),
                Optional.ofNullable(row.getObject("expires_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    @Override
    public boolean look(UUID appointmentId, String operator, Instant now) {
        // From here on it is a record of who looked, which no cleaning takes away.
        return database.with(handle -> handle.createUpdate("""
                                UPDATE tongxing.counter_appointment SET state = 'looked', looked_by = :operator, looked_at = :now, expires_at = NULL
                                WHERE appointment_id = :id AND state = 'open' AND expires_at > :now""")
                        .bind("id", appointmentId)
                        .bind("operator", operator)
                        .bind("now", utc(now))
                        .execute()
                == 1);
    }

    @Override
    public boolean confirm(UUID appointmentId, String operator, Instant now) {
        return database.with(handle -> handle.createUpdate("""
                                UPDATE tongxing.counter_appointment SET state = 'confirmed', confirmed_by = :operator, confirmed_at = :now
                                WHERE appointment_id = :id AND state = 'looked' AND looked_by <> :operator""")
                        .bind("id", appointmentId)
                        .bind("operator", operator)
                        .bind("now", utc(now))
                        .execute()
                == 1);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
