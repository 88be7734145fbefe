package io.tongxing.identity.proofing;

import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.ClaimedIdentity;
import java.util.Optional;
import java.util.UUID;

/**
 * What one attempt sets out to prove, and how.
 *
 * @param identity who the person says to be; empty where the source is to tell, or to vouch without telling
 */
@PersonalData
public record Claim(UUID personId, EvidenceType evidenceType, Optional<ClaimedIdentity> identity) {
    @Override
    public String toString() {
        return "Claim[" + evidenceType + "]";
    }
}
