package io.tongxing.identity.wiring;

import io.tongxing.identity.subject.keycloak.EnrolAuthenticator;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Registration with real name, document and a mobile proven by code. */
public final class EnrolAuthenticatorFactory implements AuthenticatorFactory {
    @Override
    public Authenticator create(KeycloakSession session) {
        return new EnrolAuthenticator(Tongxing::of);
    }

    @Override
    public String getId() {
        return "tongxing-enrol";
    }

    @Override
    public String getDisplayType() {
        return "Tongxing registration";
    }

    @Override
    public String getHelpText() {
        return "Registration with real name, document and a mobile proven by code.";
    }

    @Override
    public String getReferenceCategory() {
        return "enrolment";
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
