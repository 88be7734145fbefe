package io.tongxing.identity.cases.rest;

import io.tongxing.identity.platform.rest.OperatorGate;
import io.tongxing.identity.platform.rest.OwnTransaction;
import jakarta.ws.rs.Path;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;

/** {@code /realms/operators/identity/operator}: the parts of the operators' API. */
public final class OperatorResource {
    private final OperatorGate gate;
    private final OwnTransaction<CasesFeatures> transaction;

    public OperatorResource(KeycloakSession session, Function<KeycloakSession, CasesFeatures> features) {
        this.gate = new OperatorGate(session);
        this.transaction = new OwnTransaction<>(session, features);
    }

    @Path("counter")
    public CounterResource counter() {
        return new CounterResource(gate, transaction);
    }

    @Path("persons")
    public PersonsResource persons() {
        return new PersonsResource(gate, transaction);
    }

    @Path("keys")
    public KeysResource keys() {
        return new KeysResource(gate, transaction);
    }

    @Path("cases")
    public CasesResource cases() {
        return new CasesResource(gate, transaction);
    }
}
