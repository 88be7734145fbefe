package io.tongxing.identity.claims;

import io.tongxing.identity.claims.Acquaintance.Told;
import java.util.Optional;

/** Which sectors were told a subject for which account. Every call runs in the caller's transaction and is one statement. */
public interface KnownSectors {

    /** How the sector knows the person of the account; empty for an account that belongs to no person. */
    Optional<Acquaintance> of(String accountId, String sector);

    /**
     * Writes down what is about to be told, in place of nothing or of a loan that is over.
     *
     * @return false when another request wrote first; what that one wrote is then what counts
     */
    boolean remember(Told told, String sector, Optional<Told> inPlaceOf);
}
