package io.tongxing.identity.cases.rest;

import io.tongxing.identity.cases.Help;
import io.tongxing.identity.platform.rest.Answers;
import io.tongxing.identity.platform.rest.JsonInput;
import io.tongxing.identity.platform.rest.OwnTransaction;
import io.tongxing.identity.platform.rest.ResidentGate;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;

/** {@code /realms/city/identity/me/help}: the help that a resident gets or gives, which either side ends without anybody's leave. */
public final class MyHelpResource {
    private final ResidentGate gate;
    private final OwnTransaction<MyHelpFeatures> transaction;

    public MyHelpResource(KeycloakSession session, Function<KeycloakSession, MyHelpFeatures> features) {
        this.gate = new ResidentGate(session);
        this.transaction = new OwnTransaction<>(session, features);
    }

    @GET
    public Response help() {
        String account = gate.require();
        List<Map<String, Object>> help = transaction.call(there -> there.subjects()
                .personOf(account)
                .map(person -> there.helping().concerning(person).stream()
                        .map(one -> view(one, person))
                        .toList())
                .orElse(List.of()));
        return Answers.ok(Map.of("help", help));
    }

    @POST
    @Path("{help}/end")
    public Response end(@PathParam("help") String id) {
        String account = gate.require();
        UUID help = JsonInput.id("help", id);
        boolean ended = transaction.call(there -> there.subjects()
                .personOf(account)
                .map(person -> there.helping().end(help, person))
                .orElse(false));
        return ended ? Answers.ok(Map.of("result", "ended")) : Answers.refusal(404, "no-such-help");
    }

    /** Who the other one is, is not told here: both know, and a token that leaked should not. */
    private static Map<String, Object> view(Help help, UUID person) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("help", help.helpId().toString());
        view.put("role", help.personId().equals(person) ? "helped" : "helper");
        view.put("matters", List.copyOf(new TreeSet<>(help.matters())));
        view.put("until", help.until().toString());
        help.endedAt().ifPresent(at -> view.put("endedAt", at.toString()));
        return view;
    }
}
