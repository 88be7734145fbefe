package io.tongxing.identity.proofing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Turns at a counter. Every call runs in the caller's transaction. */
public interface CounterAppointmentStore {

    /** Opens a turn in place of the person's open one; false when another open turn has the code. */
    boolean open(UUID appointmentId, UUID personId, String code, Instant now, Instant expiresAt);

    /** The turn that a clerk may act on now: open and not expired, or looked at after the given time. */
    Optional<CounterAppointment> byCode(String code, Instant now, Instant lookedAfter);

    Optional<CounterAppointment> latestOf(UUID personId);

    /** Moves an open turn to looked at; false when it is not open any more. Decided by one update of one row. */
    boolean look(UUID appointmentId, String operator, Instant now);

    /** Moves a turn that another operator looked at to confirmed; false when that is not so. */
    boolean confirm(UUID appointmentId, String operator, Instant now);
}
