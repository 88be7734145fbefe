package io.tongxing.identity.wiring;

import io.tongxing.identity.subject.keycloak.RenewMobileAction;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Confirming or adding a mobile as a required action of a login. */
public final class RenewMobileActionFactory implements RequiredActionFactory {
    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new RenewMobileAction(Tongxing::of);
    }

    @Override
    public String getId() {
        return RenewMobileAction.ID;
    }

    @Override
    public String getDisplayText() {
        return "Confirm the mobile";
    }

    @Override
    public void init(Config.Scope options) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
