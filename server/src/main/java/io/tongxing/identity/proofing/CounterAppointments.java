package io.tongxing.identity.proofing;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.audit.AuditTrail;
import io.tongxing.identity.platform.AttemptLimits;
import io.tongxing.identity.platform.AttemptLimits.Limit;
import io.tongxing.identity.platform.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The resident's side of a counter: a code that a page shows and that the resident reads to a clerk. It proves nothing by itself; it leads the
 * clerk to the right file without a number being typed. Each call runs in the caller's transaction.
 */
public final class CounterAppointments {
    /** How long a code leads anywhere. */
    public static final Duration LIFETIME = Duration.ofMinutes(30);
    /** How long after the first clerk the second one may still confirm. */
    static final Duration SECOND_LOOK = Duration.ofHours(8);

    private static final Limit CODES_PER_PERSON = new Limit("counter-codes-person", 20, Duration.ofDays(1));
    private static final int DRAWS = 5;

    /** A code to be shown to the resident, and to nobody else. */
    public record Opened(String code, Instant expiresAt) {
        @Override
        public String toString() {
            return "Opened[" + expiresAt + "]";
        }
    }

    private final CounterAppointmentStore store;
    private final AttemptLimits limits;
    private final AuditTrail trail;
    private final Ids ids;
    private final Clock clock;

    public CounterAppointments(
            CounterAppointmentStore store, AttemptLimits limits, AuditTrail trail, Ids ids, Clock clock) {
        this.store = store;
        this.limits = limits;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new code of eight digits in place of an earlier one; empty when the person has asked for too many today. */
    public Optional<Opened> open(UUID personId) {
        if (!limits.take(CODES_PER_PERSON, personId.toString())) {
            trail.append(AuditEvent.refused("counter-code-refused", "limit").person(personId));
            return Optional.empty();
        }
        UUID appointment = ids.uuid();
        Instant now = clock.instant();
        Instant expires = now.plus(LIFETIME);
        for (int draw = 0; draw < DRAWS; draw++) {
            String code = ids.eightDigits();
            if (store.open(appointment, personId, code, now, expires)) {
                trail.append(AuditEvent.done("counter-code-opened")
                        .person(personId)
                        .fact("appointment", appointment.toString()));
                return Optional.of(new Opened(code, expires));
            }
        }
        return Optional.empty();
    }

    /** The turn that a code leads to now. */
    public Optional<CounterAppointment> find(String code) {
        Instant now = clock.instant();
        return store.byCode(code, now, now.minus(SECOND_LOOK));
    }

    /** The person's newest turn, for the page that shows how far it has come. */
    public Optional<CounterAppointment> latestOf(UUID personId) {
        return store.latestOf(personId);
    }
}
