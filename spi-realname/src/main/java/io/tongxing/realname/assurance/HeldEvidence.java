package io.tongxing.realname.assurance;

import io.tongxing.realname.evidence.EvidenceType;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A piece of confirmed evidence as far as its worth depends on it.
 *
 * @param notAfter when it ends by itself even though it is fresh, such as a certificate that runs out
 */
public record HeldEvidence(EvidenceType type, Instant checkedAt, Optional<Instant> notAfter) {
    public HeldEvidence {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(checkedAt, "checkedAt");
        Objects.requireNonNull(notAfter, "notAfter");
    }

    public HeldEvidence(EvidenceType type, Instant checkedAt) {
        this(type, checkedAt, Optional.empty());
    }

    /** Until when it counts where it may be this old at most. */
    Instant countsUntil(Duration freshness) {
        Instant stale = checkedAt.plus(freshness);
        return notAfter.filter(end -> end.isBefore(stale)).orElse(stale);
    }
}
