package io.tongxing.identity.cases;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.audit.AuditTrail;
import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.proofing.HeldVerification;
import io.tongxing.identity.subject.CurrentIdentity;
import io.tongxing.realname.PersonalData;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a near relative may be handed about somebody deceased: who they were here, how it was proven, and which departments know them, so that the
 * relative can turn to those. No login, no token, nothing that departments hold.
 */
public final class HandOut {
    private static final Duration OPEN_FOR = Duration.ofDays(30);

    /** The sheet that is handed out. */
    @PersonalData
    public record Sheet(
            UUID personId, Optional<CurrentIdentity> identity, List<HeldVerification> evidence, List<String> sectors) {
        @Override
        public String toString() {
            return "Sheet[" + personId + "]";
        }
    }

    private final Desk desk;
    private final CaseStore cases;
    private final AuditTrail trail;

    public HandOut(Desk desk, CaseStore cases, AuditTrail trail) {
        this.desk = desk;
        this.cases = cases;
        this.trail = trail;
    }

    /**
     * Reads the sheet; runs in one transaction of its own.
     *
     * @throws CaseRefusedException when the case does not allow it, or not any more
     */
    public Sheet read(UUID caseId, Operator operator, String reason) {
        CaseFile file = cases.find(caseId)
                .filter(one -> one.kind() == CaseKind.NEAR_RELATIVE)
                .orElseThrow(() -> new CaseRefusedException("no-such-case"));
        boolean open = file.state() == CaseState.CARRIED_OUT
                && file.carriedOutAt()
                        .filter(at -> desk.clock().instant().isBefore(at.plus(OPEN_FOR)))
                        .isPresent();
        if (!open) {
            throw new CaseRefusedException("not-in-that-state");
        }
        trail.append(AuditEvent.done("relative-handed-out")
                .person(file.personId())
                .operator(operator)
                .fact("case", caseId.toString())
                .fact("reason", reason));
        return new Sheet(
                file.personId(),
                desk.subjects().currentIdentity(file.personId()),
                desk.verifications().held(file.personId()),
                desk.records().sectorsTold(file.personId()));
    }
}
