package io.tongxing.realname.assurance;

import io.tongxing.realname.evidence.EvidenceType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A level with its reason: why it is held, and until when it is if nothing is proven again.
 *
 * @param until empty at level 1, which does not end
 * @param because the evidence that carries the level, empty at level 1
 */
public record Assessment(IdentityAssuranceLevel level, Optional<Instant> until, List<EvidenceType> because) {
    public Assessment {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(until, "until");
        because = List.copyOf(because);
    }
}
