package io.tongxing.identity.proofing;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.audit.AuditTrail;
import io.tongxing.identity.platform.AttemptLimits;
import io.tongxing.identity.platform.AttemptLimits.Limit;
import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.subject.CurrentIdentity;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The clerks' side of a counter. The first clerk compares person and document and types what the document says: evidence {@code counter}. A second
 * one does the same on their own: evidence {@code counter-confirmed}. Never one for both, never a clerk for themselves.
 *
 * <p>It is a source of evidence like any other: attempts, refusals, limits and journal are those of {@link ProveIdentity}. Each call runs in one
 * transaction of its own.
 */
public final class CounterProofing {
    private static final Limit WRONG_CODES = new Limit("counter-wrong-codes", 30, Duration.ofMinutes(10));

    /** What a clerk's look came to. */
    public enum Result {
        CONFIRMED,
        /** The document says something else than what is registered and proven, or than the first clerk's look. */
        MISMATCH,
        /** Too many refusals or attempts. */
        LIMITED,
        /** The person is proving themselves by another means at this moment. */
        BUSY,
        /** The turn is over, or somebody else was faster. */
        NOT_OPEN,
        /** The clerk is the resident, or was the first clerk already. */
        SAME_PERSON,
        /** Another resident holds the number. */
        NUMBER_HELD_ELSEWHERE;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final CounterAppointments appointments;
    private final CounterAppointmentStore store;
    private final ProveIdentity proving;
    private final AttemptLimits limits;
    private final AuditTrail trail;
    private final Clock clock;

    public CounterProofing(
            CounterAppointments appointments,
            CounterAppointmentStore store,
            ProveIdentity proving,
            AttemptLimits limits,
            AuditTrail trail,
            Clock clock) {
        this.appointments = appointments;
        this.store = store;
        this.proving = proving;
        this.limits = limits;
        this.trail = trail;
        this.clock = clock;
    }

    /** The turn that the resident's code leads to; wrong codes are counted per clerk, so that nobody looks for other people's turns. */
    public Optional<CounterAppointment> find(String code, Operator operator) {
        if (limits.isUsedUp(WRONG_CODES, operator.id())) {
            trail.append(AuditEvent.refused("counter-turn-refused", "limit").operator(operator));
            return Optional.empty();
        }
        Optional<CounterAppointment> found = appointments.find(code);
        if (found.isEmpty()) {
            limits.take(WRONG_CODES, operator.id());
            trail.append(
                    AuditEvent.refused("counter-turn-refused", "unknown-code").operator(operator));
        }
        found.ifPresent(turn -> trail.append(about(AuditEvent.done("counter-turn-seen"), turn, operator)));
        return found;
    }

    /**
     * A clerk has looked at person and document.
     *
     * @throws io.tongxing.identity.subject.IdentifierTakenException when another resident holds the number; the caller rolls back and calls
     *     {@link #clash}
     */
    public Result look(CounterAppointment turn, ClaimedIdentity shown, Operator operator) {
        boolean second = turn.state() == CounterAppointment.State.LOOKED;
        boolean same = operator.is(turn.personId()) || turn.lookedBy().equals(Optional.of(operator.id()));
        Result result = same ? Result.SAME_PERSON : attempt(turn, shown, operator, second);
        String type = second ? "counter-confirmed" : "counter-looked";
        AuditEvent entry = result == Result.CONFIRMED ? AuditEvent.done(type) : AuditEvent.refused(type, result.code());
        trail.append(about(entry, turn, operator));
        return result;
    }

    private Result attempt(CounterAppointment turn, ClaimedIdentity shown, Operator operator, boolean second) {
        EvidenceType type = second ? EvidenceType.COUNTER_CONFIRMED : EvidenceType.COUNTER;
        Claim claim = new Claim(turn.personId(), type, Optional.of(shown));
        Optional<VerificationStore.Beginning> begun = proving.begin(claim);
        if (begun.isEmpty()) {
            return Result.LIMITED;
        }
        if (!begun.get().isNew()) {
            return Result.BUSY;
        }
        UUID attempt = begun.get().attemptId();
        if (!agrees(turn, shown, second)) {
            proving.conclude(attempt, claim, new EvidenceOutcome.NotConfirmed(EvidenceOutcome.Reason.MISMATCH));
            return Result.MISMATCH;
        }
        boolean moved = second
                ? store.confirm(turn.appointmentId(), operator.id(), clock.instant())
                : store.look(turn.appointmentId(), operator.id(), clock.instant());
        if (!moved) {
            proving.conclude(
                    attempt, claim, new EvidenceOutcome.Unavailable(Duration.ZERO, EvidenceOutcome.Unavailable.BUSY));
            return Result.NOT_OPEN;
        }
        proving.conclude(attempt, claim, new EvidenceOutcome.Confirmed(evidence(type, turn, operator)));
        return Result.CONFIRMED;
    }

    /** What was proven stands; what was only said may be corrected by the first clerk who sees the document. */
    private boolean agrees(CounterAppointment turn, ClaimedIdentity shown, boolean second) {
        Optional<CurrentIdentity> registered = proving.registered(turn.personId());
        boolean same = registered
                .filter(identity -> identity.name().equals(shown.name())
                        && identity.document().equals(shown.document()))
                .isPresent();
        return same || (!second && proving.mayCorrect(turn.personId()));
    }

    private ConfirmedEvidence evidence(EvidenceType type, CounterAppointment turn, Operator operator) {
        return new ConfirmedEvidence(
                type,
                operator.office(),
                "service hall counter",
                turn.appointmentId().toString(),
                clock.instant());
    }

    /** Another resident holds the number: the case {@code duplicate-number} decides, not a clerk. */
    public void clash(CounterAppointment turn, ClaimedIdentity shown, Operator operator) {
        proving.begin(new Claim(turn.personId(), EvidenceType.COUNTER, Optional.of(shown)))
                .filter(VerificationStore.Beginning::isNew)
                .ifPresent(begun -> proving.concludeClash(begun.attemptId()));
        trail.append(about(AuditEvent.refused("counter-looked", Result.NUMBER_HELD_ELSEWHERE.code()), turn, operator));
    }

    private static AuditEvent about(AuditEvent entry, CounterAppointment turn, Operator operator) {
        return entry.person(turn.personId())
                .operator(operator)
                .fact("appointment", turn.appointmentId().toString());
    }
}
