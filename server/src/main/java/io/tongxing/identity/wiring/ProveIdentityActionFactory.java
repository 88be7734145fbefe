package io.tongxing.identity.wiring;

import io.tongxing.identity.proofing.Requirement;
import io.tongxing.identity.proofing.keycloak.ProveIdentityAction;
import io.tongxing.identity.relyingparty.RelyingParty;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The proof as a required action; what a login needs is told by the department's policy and the request. */
public final class ProveIdentityActionFactory implements RequiredActionFactory {
    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new ProveIdentityAction(Tongxing::of, login -> requirement(session, login));
    }

    private static Requirement requirement(KeycloakSession session, AuthenticationSessionModel login) {
        Tongxing tongxing = Tongxing.of(session);
        RelyingParty party = tongxing.relyingParty(login.getClient());
        return new Requirement(
                tongxing.relyingParties().neededLevel(login),
                party.displayName(),
                party.policy().purpose());
    }

    @Override
    public String getId() {
        return ProveIdentityAction.ID;
    }

    @Override
    public String getDisplayText() {
        return "Prove identity";
    }

    @Override
    public void init(Config.Scope options) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
