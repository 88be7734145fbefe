package io.tongxing.identity.subject;

import io.tongxing.realname.assurance.IdentityAssuranceLevel;
import java.util.UUID;

/** How well an identity was ever proven; runs in the caller's transaction. An expired proof does not make an account easier to take. */
@FunctionalInterface
public interface ProvenLevels {
    IdentityAssuranceLevel highestOf(UUID personId);
}
