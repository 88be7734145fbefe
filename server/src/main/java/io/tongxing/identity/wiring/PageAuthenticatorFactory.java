package io.tongxing.identity.wiring;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** What the factories of our login pages have in common: one page, no options, required or off. */
abstract class PageAuthenticatorFactory implements AuthenticatorFactory {
    private final String id;
    private final String category;
    private final String what;

    PageAuthenticatorFactory(String id, String category, String what) {
        this.id = id;
        this.category = category;
        this.what = what;
    }

    @Override
    public abstract Authenticator create(KeycloakSession session);

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getDisplayType() {
        return what;
    }

    @Override
    public final String getHelpText() {
        return what;
    }

    @Override
    public final String getReferenceCategory() {
        return category;
    }

    @Override
    public final boolean isConfigurable() {
        return false;
    }

    @Override
    public final Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    public final boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public final List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public final void init(Config.Scope options) {}

    @Override
    public final void postInit(KeycloakSessionFactory factory) {}

    @Override
    public final void close() {}
}
