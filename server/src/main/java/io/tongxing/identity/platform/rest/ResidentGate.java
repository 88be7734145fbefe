package io.tongxing.identity.platform.rest;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/**
 * Lets residents in to what is their own, by bearer token of their realm.
 *
 * <p>Every department holds access tokens of residents. One of those must open nothing here, or a department that may know a name could read how its
 * holder was proven; so the token has to be made out to this API, which only the resident's own application gets.
 */
public final class ResidentGate {
    /** The audience that a token for this API is made out to. */
    public static final String AUDIENCE = "urn:tongxing:resident-api";

    private final KeycloakSession session;

    public ResidentGate(KeycloakSession session) {
        this.session = session;
    }

    /** The id of the account that calls; otherwise the request ends here. */
    public String require() {
        RealmModel realm = session.getContext().getRealm();
        if (!OwnTransaction.RESIDENTS.equals(realm.getName()) || !realm.isEnabled()) {
            throw Answers.refuse(404, "not-found");
        }
        boolean secure = "https"
                        .equals(session.getContext().getUri().getBaseUri().getScheme())
                || !realm.getSslRequired().isRequired(session.getContext().getConnection());
        if (!secure) {
            throw Answers.refuse(403, "https-required");
        }
        AuthResult caller = new AppAuthManager.BearerTokenAuthenticator(session)
                .setAudience(AUDIENCE)
                .authenticate();
        if (caller == null || caller.user().getServiceAccountClientLink() != null) {
            throw Answers.refuse(401, "unauthorised");
        }
        return caller.user().getId();
    }
}
