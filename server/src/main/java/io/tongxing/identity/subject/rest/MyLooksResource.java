package io.tongxing.identity.subject.rest;

import io.tongxing.identity.platform.rest.Answers;
import io.tongxing.identity.platform.rest.OwnTransaction;
import io.tongxing.identity.platform.rest.ResidentGate;
import io.tongxing.identity.subject.OperatorLook;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;

/** {@code /realms/city/identity/me/looks}: which members of staff have seen my name, number or mobile unmasked, when and why. */
public final class MyLooksResource {
    private final ResidentGate gate;
    private final OwnTransaction<MyDataFeatures> transaction;

    public MyLooksResource(KeycloakSession session, Function<KeycloakSession, MyDataFeatures> features) {
        this.gate = new ResidentGate(session);
        this.transaction = new OwnTransaction<>(session, features);
    }

    @GET
    public Response looks() {
        String account = gate.require();
        List<Map<String, Object>> looks = transaction.call(there ->
                there
                        .subjects()
                        .personOf(account)
                        .map(person -> there.looksAtMe().of(person))
                        .orElse(List.of())
                        .stream()
                        .map(MyLooksResource::view)
                        .toList());
        return Answers.ok(Map.of("looks", looks));
    }

    private static Map<String, Object> view(OperatorLook look) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("look", look.lookId().toString());
        view.put("at", look.at().toString());
        view.put(
                "fields",
                look.fields().stream().map(OperatorLook.Field::code).sorted().toList());
        view.put("reason", look.reason().code());
        view.put("case", look.caseReference());
        return view;
    }
}
