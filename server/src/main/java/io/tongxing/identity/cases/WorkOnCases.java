package io.tongxing.identity.cases;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.audit.AuditTrail;
import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.subject.IdentifierTakenException;
import io.tongxing.identity.subject.PersonStatus;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Opens, confirms, refuses, withdraws and undoes cases. One operator opens, another confirms where the kind needs two; the same two-person rule
 * holds for undoing. Each call runs in one transaction of its own with the case and its persons held, so that of two steps at once one
 * happens; whatever is refused throws {@link CaseRefusedException} and is then journaled by {@link #notDone}.
 */
public final class WorkOnCases {
    private final CaseStore cases;
    private final Desk desk;
    private final AuditTrail trail;
    private final Map<CaseKind, Procedure> procedures = new EnumMap<>(CaseKind.class);

    public WorkOnCases(CaseStore cases, Desk desk, AuditTrail trail) {
        this.cases = cases;
        this.desk = desk;
        this.trail = trail;
        procedures.put(CaseKind.MERGE, new MergePersons(desk));
        procedures.put(CaseKind.NUMBER_CHANGE, new ChangeNumber(desk));
        procedures.put(CaseKind.NAME_CHANGE, new ChangeName(desk));
        procedures.put(CaseKind.DUPLICATE_NUMBER, new SettleDuplicateNumber(desk));
        procedures.put(CaseKind.DEATH_SUSPECTED, ChangeStanding.suspectDeath(desk));
        procedures.put(CaseKind.DEATH_CONFIRMED, ChangeStanding.confirmDeath(desk));
        procedures.put(CaseKind.NEAR_RELATIVE, new HandOutToRelative(desk));
        procedures.put(CaseKind.MOBILE_LOST, GiveMobile.lost(desk));
        procedures.put(CaseKind.MOBILE_REASSIGNED, GiveMobile.reassigned(desk));
        procedures.put(CaseKind.RECOVERY, new RecoverAtCounter(desk));
        procedures.put(CaseKind.GUARDIAN, new AppointGuardian(desk));
        procedures.put(CaseKind.HELPER, new GiveHelp(desk));
        procedures.put(CaseKind.NAME_NOT_COMPARABLE, new ConfirmName(desk));
        procedures.put(CaseKind.FREEZE, ChangeStanding.freeze(desk));
        procedures.put(CaseKind.CLOSE, ChangeStanding.close(desk));
    }

    private Procedure procedure(CaseKind kind) {
        return Objects.requireNonNull(procedures.get(kind));
    }

    /** Opens a case; one that needs no second operator is carried out at once. */
    public Outcome open(
            CaseKind kind,
            UUID person,
            Optional<UUID> other,
            Particulars particulars,
            Operator operator,
            String reason) {
        CaseFile file = new CaseFile(
                desk.ids().uuid(),
                kind,
                CaseState.OPEN,
                person,
                other,
                particulars,
                operator.id(),
                Optional.empty(),
                now(),
                Optional.empty());
        refuseOwn(file, operator);
        if (desk.records().hold(file.persons()).size() != file.persons().size()) {
            throw new CaseRefusedException("no-such-person");
        }
        procedure(kind).check(file);
        cases.open(file);
        step(file, "opened", operator, reason, Set.of());
        return kind.twoOperators() ? new Outcome(file.caseId()) : carryOut(file, operator, reason, Optional.empty());
    }

    /** A second operator agrees: the case is carried out, whole or not at all. */
    public Outcome confirm(UUID caseId, Operator operator, String reason) {
        CaseFile file = held(caseId, CaseState.OPEN, operator);
        if (file.openedBy().equals(operator.id())) {
            throw new CaseRefusedException("same-operator");
        }
        procedure(file.kind()).check(file);
        return carryOut(file, operator, reason, Optional.of(operator.id()));
    }

    private Outcome carryOut(CaseFile file, Operator operator, String reason, Optional<String> confirmedBy) {
        Outcome outcome = new Outcome(file.caseId());
        try {
            procedure(file.kind()).carryOut(file, operator, outcome);
        } catch (IdentifierTakenException taken) {
            throw new CaseRefusedException(
                    taken.what() == IdentifierTakenException.What.CONTACT
                            ? "mobile-held-elsewhere"
                            : "number-held-elsewhere");
        }
        cases.carriedOut(file.caseId(), confirmedBy, now());
        align(outcome);
        step(file, "carried-out", operator, reason, outcome.alsoConcerned());
        return outcome;
    }

    /** Logins follow the standing: an account is for use exactly while its person may act and no merge has retired it. */
    private void align(Outcome outcome) {
        for (UUID person : outcome.standingChanged()) {
            boolean active = desk.subjects()
                    .statusOf(person)
                    .filter(status -> status == PersonStatus.ACTIVE)
                    .isPresent();
            for (PersonRecords.Account account : desk.records().accounts(person)) {
                if (active && !account.retired()) {
                    desk.accounts().resume(account.accountId());
                } else {
                    desk.accounts().suspend(account.accountId());
                }
            }
        }
    }

    /** An operator who did not open it says no. */
    public Outcome refuse(UUID caseId, Operator operator, String reason) {
        CaseFile file = held(caseId, CaseState.OPEN, operator);
        if (file.openedBy().equals(operator.id())) {
            throw new CaseRefusedException("same-operator");
        }
        cases.closed(caseId, CaseState.REFUSED, operator.id(), now());
        step(file, "refused", operator, reason, Set.of());
        return new Outcome(caseId);
    }

    /** Whoever opened it takes it back. */
    public Outcome withdraw(UUID caseId, Operator operator, String reason) {
        CaseFile file = held(caseId, CaseState.OPEN, operator);
        if (!file.openedBy().equals(operator.id())) {
            throw new CaseRefusedException("not-the-opener");
        }
        cases.closed(caseId, CaseState.WITHDRAWN, operator.id(), now());
        step(file, "withdrawn", operator, reason, Set.of());
        return new Outcome(caseId);
    }

    /** Asks for an undoing, or agrees to what another operator has asked for; where one operator is enough it is undone at once. */
    public Outcome undo(UUID caseId, Operator operator, String reason) {
        CaseFile file = cases.hold(caseId).orElseThrow(() -> new CaseRefusedException("no-such-case"));
        refuseOwn(file, operator);
        if (!procedure(file.kind()).canBeUndone()) {
            throw new CaseRefusedException("cannot-be-undone");
        }
        if (file.state() == CaseState.CARRIED_OUT && file.kind().twoOperators()) {
            cases.undoAsked(caseId, Optional.of(operator.id()));
            step(file, "undo-asked", operator, reason, Set.of());
            return new Outcome(caseId);
        }
        boolean ready = file.state() == CaseState.UNDO_ASKED || file.state() == CaseState.CARRIED_OUT;
        if (!ready) {
            throw new CaseRefusedException("not-in-that-state");
        }
        if (file.undoAskedBy().equals(Optional.of(operator.id()))) {
            throw new CaseRefusedException("same-operator");
        }
        return undone(file, operator, reason);
    }

    private Outcome undone(CaseFile file, Operator operator, String reason) {
        Outcome outcome = new Outcome(file.caseId());
        desk.records().hold(file.persons());
        desk.ledger().undo(file.caseId(), now());
        procedure(file.kind()).undone(file, outcome);
        cases.undone(file.caseId(), operator.id(), now());
        align(outcome);
        step(file, "undone", operator, reason, outcome.alsoConcerned());
        return outcome;
    }

    /** What was asked to be undone stays after all. */
    public Outcome keep(UUID caseId, Operator operator, String reason) {
        CaseFile file = held(caseId, CaseState.UNDO_ASKED, operator);
        cases.undoAsked(caseId, Optional.empty());
        step(file, "kept", operator, reason, Set.of());
        return new Outcome(caseId);
    }

    /** Writes down that a step was refused; in a transaction of its own, after the one of the step was rolled back. */
    public void notDone(String step, Optional<UUID> caseId, Optional<UUID> person, Operator operator, String code) {
        Optional<CaseFile> file = caseId.flatMap(cases::find);
        AuditEvent entry = AuditEvent.refused("case-" + step, code)
                .operator(operator)
                .person(file.map(CaseFile::personId).or(() -> person).orElse(null));
        trail.append(caseId.map(id -> entry.fact("case", id.toString())).orElse(entry));
    }

    private CaseFile held(UUID caseId, CaseState needed, Operator operator) {
        CaseFile file = cases.hold(caseId).orElseThrow(() -> new CaseRefusedException("no-such-case"));
        refuseOwn(file, operator);
        if (file.state() != needed) {
            throw new CaseRefusedException("not-in-that-state");
        }
        return file;
    }

    private static void refuseOwn(CaseFile file, Operator operator) {
        if (file.persons().stream().anyMatch(operator::is)) {
            throw new CaseRefusedException("own-person");
        }
    }

    private void step(CaseFile file, String step, Operator operator, String reason, Set<UUID> alsoConcerned) {
        cases.step(file.caseId(), new CaseStep(step, operator.id(), reason, now()));
        Set<UUID> concerned = new LinkedHashSet<>(file.persons());
        concerned.addAll(alsoConcerned);
        for (UUID person : concerned) {
            trail.append(AuditEvent.done("case-" + step)
                    .person(person)
                    .operator(operator)
                    .fact("case", file.caseId().toString())
                    .fact("kind", file.kind().code())
                    .fact("reason", reason));
        }
    }

    private Instant now() {
        return desk.clock().instant();
    }
}
