package io.tongxing.identity.wiring;

import io.tongxing.identity.subject.keycloak.RecoverAuthenticator;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Account recovery by a mobile proven by code. */
public final class RecoverAuthenticatorFactory implements AuthenticatorFactory {
    @Override
    public Authenticator create(KeycloakSession session) {
        return new RecoverAuthenticator(Tongxing::of);
    }

    @Override
    public String getId() {
        return "tongxing-recover";
    }

    @Override
    public String getDisplayType() {
        return "Tongxing recovery";
    }

    @Override
    public String getHelpText() {
        return "Account recovery by a mobile proven by code.";
    }

    @Override
    public String getReferenceCategory() {
        return "recovery";
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public void init(Config.Scope options) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
