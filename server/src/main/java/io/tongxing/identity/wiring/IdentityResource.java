package io.tongxing.identity.wiring;

import io.tongxing.identity.cases.rest.MyHelpResource;
import io.tongxing.identity.cases.rest.OperatorResource;
import io.tongxing.identity.proofing.rest.MyAssuranceResource;
import io.tongxing.identity.subject.rest.MyLooksResource;
import jakarta.ws.rs.Path;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** {@code /realms/{realm}/identity}: the published REST API, one locator for each kind of caller. Each of them lets its own callers in. */
public final class IdentityResource implements RealmResourceProvider {
    private final OperatorResource operator;
    private final MyAssuranceResource assurance;
    private final MyLooksResource looks;
    private final MyHelpResource help;

    IdentityResource(KeycloakSession session) {
        operator = new OperatorResource(session, Tongxing::of);
        help = new MyHelpResource(session, Tongxing::of);
        looks = new MyLooksResource(session, Tongxing::of);
        assurance = new MyAssuranceResource(session, Tongxing::of);
    }

    @Path("operator")
    public OperatorResource operator() {
        return operator;
    }

    @Path("me/assurance")
    public MyAssuranceResource assurance() {
        return assurance;
    }

    @Path("me/help")
    public MyHelpResource help() {
        return help;
    }

    @Path("me/looks")
    public MyLooksResource looks() {
        return looks;
    }

    @Override
    public Object getResource() {
        return this;
    }

    @Override
    public void close() {}
}
