package io.tongxing.identity.wiring;

import io.tongxing.identity.subject.keycloak.EnrolAuthenticator;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** Registration with real name, document and a mobile proven by code. */
public final class EnrolAuthenticatorFactory extends PageAuthenticatorFactory {
    public EnrolAuthenticatorFactory() {
        super("tongxing-enrol", "enrolment", "Registration with real name, document and a mobile proven by code");
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new EnrolAuthenticator(Tongxing::of);
    }
}
