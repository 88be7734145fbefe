package io.tongxing.identity.proofing;

import io.tongxing.realname.assurance.HeldEvidence;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import java.util.UUID;

/** A stored verification that still stands. */
public record HeldVerification(UUID verificationId, ConfirmedEvidence evidence) {
    public HeldEvidence held() {
        return new HeldEvidence(evidence.type(), evidence.checkedAt(), evidence.notAfter());
    }
}
