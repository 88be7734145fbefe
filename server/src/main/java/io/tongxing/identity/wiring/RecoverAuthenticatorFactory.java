package io.tongxing.identity.wiring;

import io.tongxing.identity.subject.keycloak.RecoverAuthenticator;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** Account recovery by a mobile proven by code. */
public final class RecoverAuthenticatorFactory extends PageAuthenticatorFactory {
    public RecoverAuthenticatorFactory() {
        super("tongxing-recover", "recovery", "Account recovery by a mobile proven by code");
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new RecoverAuthenticator(Tongxing::of);
    }
}
