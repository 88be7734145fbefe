package io.tongxing.identity.wiring;

import io.tongxing.identity.subject.keycloak.LoginAuthenticator;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** Login by mobile, document number or account name, with the password. */
public final class LoginAuthenticatorFactory extends PageAuthenticatorFactory {
    public LoginAuthenticatorFactory() {
        super("tongxing-login", "password", "Login by mobile, document number or account name, with the password");
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new LoginAuthenticator(Tongxing::of);
    }
}
