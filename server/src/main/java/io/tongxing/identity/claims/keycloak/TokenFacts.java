package io.tongxing.identity.claims.keycloak;

import io.tongxing.identity.relyingparty.RelyingParty;
import io.tongxing.realname.claims.VerifiedClaims;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.UserModel;

/**
 * What the tokens of one response say about a person, asked once: Keycloak calls a mapper for each token of a response, and the release of claims
 * is one act with one journal entry.
 */
public final class TokenFacts {
    private static final String CLAIMS = "tongxing.verified-claims";
    private static final String SUBJECT = "tongxing.subject";

    private final ClaimsFeatures features;

    public TokenFacts(ClaimsFeatures features) {
        this.features = features;
    }

    public Optional<VerifiedClaims> verifiedClaims(ClientSessionContext context, UserModel user) {
        Object known = context.getAttribute(CLAIMS, Object.class);
        if (known instanceof Optional<?> claims) {
            return claims.map(VerifiedClaims.class::cast);
        }
        Optional<VerifiedClaims> released =
                verifiedClaims(context.getClientSession().getClient(), user);
        context.setAttribute(CLAIMS, released);
        return released;
    }

    public Optional<VerifiedClaims> verifiedClaims(ClientModel client, UserModel user) {
        return features.releaseVerifiedClaims().release(user.getId(), features.relyingParty(client));
    }

    /** The pairwise subject; for an account that belongs to no person (a service account) there is none. */
    public Optional<String> subject(ClientSessionContext context, UserModel user) {
        Object known = context.getAttribute(SUBJECT, Object.class);
        if (known instanceof Optional<?> subject) {
            return subject.map(String.class::cast);
        }
        Optional<String> subject = subject(context.getClientSession().getClient(), user);
        context.setAttribute(SUBJECT, subject);
        return subject;
    }

    public Optional<String> subject(ClientModel client, UserModel user) {
        RelyingParty party = features.relyingParty(client);
        return features.pairwiseSubjects().subjectOf(user.getId(), party.sector());
    }
}
