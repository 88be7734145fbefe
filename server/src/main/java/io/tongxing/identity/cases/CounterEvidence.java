package io.tongxing.identity.cases;

import io.tongxing.identity.platform.Operator;
import io.tongxing.identity.subject.CurrentIdentity;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import io.tongxing.realname.evidence.EvidenceType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Two members of staff have seen person and papers: what they decided counts as evidence, and ends when the case is undone. */
final class CounterEvidence {
    private final Desk desk;

    CounterEvidence(Desk desk) {
        this.desk = desk;
    }

    void save(CaseFile file, UUID personId, CurrentIdentity identity, Operator operator) {
        UUID verification = desk.ids().uuid();
        Instant now = desk.clock().instant();
        ConfirmedEvidence evidence = new ConfirmedEvidence(
                EvidenceType.COUNTER_CONFIRMED,
                operator.office(),
                "service hall case",
                file.caseId().toString(),
                now);
        desk.verifications().save(verification, personId, Optional.of(identity), evidence, now);
        desk.subjects().confirm(identity, verification, now);
        desk.ledger().added(file.caseId(), Cell.VERIFICATION_ENDED_AT, verification);
    }
}
