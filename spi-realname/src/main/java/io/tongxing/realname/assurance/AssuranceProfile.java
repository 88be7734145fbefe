package io.tongxing.realname.assurance;

import io.tongxing.realname.evidence.EvidenceType;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * One line of the published table: who holds all of this evidence, none of it older than the freshness, has the level.
 *
 * @param evidence never empty: a level for nothing is no level
 */
public record AssuranceProfile(IdentityAssuranceLevel level, Set<EvidenceType> evidence, Duration freshness) {
    public AssuranceProfile {
        Objects.requireNonNull(level, "level");
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("a profile needs evidence");
        }
        if (freshness.isNegative() || freshness.isZero()) {
            throw new IllegalArgumentException("freshness is a time span");
        }
        evidence = Collections.unmodifiableSet(new LinkedHashSet<>(evidence));
    }
}
