package io.tongxing.realname.assurance;

import io.tongxing.realname.evidence.EvidenceType;
import java.time.Instant;
import java.util.Objects;

/** A piece of confirmed evidence as far as its worth depends on it: what kind, and since when. */
public record HeldEvidence(EvidenceType type, Instant checkedAt) {
    public HeldEvidence {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(checkedAt, "checkedAt");
    }
}
