package io.tongxing.identity.claims.keycloak;

import io.tongxing.identity.claims.PairwiseSubjects;
import io.tongxing.identity.claims.ReleaseVerifiedClaims;
import io.tongxing.identity.relyingparty.RelyingParty;
import org.keycloak.models.ClientModel;

/** The claims feature put together for one Keycloak session, as its mappers need it. */
public interface ClaimsFeatures {
    ReleaseVerifiedClaims releaseVerifiedClaims();

    PairwiseSubjects pairwiseSubjects();

    RelyingParty relyingParty(ClientModel client);
}
