package io.tongxing.identity.proofing.rest;

import io.tongxing.identity.platform.rest.Answers;
import io.tongxing.identity.platform.rest.OwnTransaction;
import io.tongxing.identity.platform.rest.ResidentGate;
import io.tongxing.identity.proofing.HeldVerification;
import io.tongxing.identity.proofing.ProveIdentity;
import io.tongxing.realname.assurance.Explanation;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import io.tongxing.realname.evidence.EvidenceType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;

/**
 * {@code /realms/city/identity/me/assurance}: why am I at this level, what does it rest on, until when, and what would give me more. The same
 * function answers that decides in a token.
 */
public final class MyAssuranceResource {
    private final ResidentGate gate;
    private final OwnTransaction<MyProofFeatures> transaction;

    public MyAssuranceResource(KeycloakSession session, Function<KeycloakSession, MyProofFeatures> features) {
        this.gate = new ResidentGate(session);
        this.transaction = new OwnTransaction<>(session, features);
    }

    @GET
    public Response assurance() {
        String account = gate.require();
        Optional<Map<String, Object>> answer = transaction.call(
                there -> there.subjects().personOf(account).map(person -> answer(there.proveIdentity(), person)));
        return answer.map(Answers::ok).orElseGet(() -> Answers.refusal(404, "no-person"));
    }

    private static Map<String, Object> answer(ProveIdentity prove, UUID person) {
        Explanation explanation = prove.explain(person);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("level", explanation.assessment().level().value());
        explanation.assessment().until().ifPresent(until -> answer.put("until", until.toString()));
        answer.put("because", codes(explanation.assessment().because()));
        answer.put(
                "evidence",
                prove.verificationsOf(person).stream()
                        .map(MyAssuranceResource::evidence)
                        .toList());
        Map<String, Object> ways = new LinkedHashMap<>();
        explanation
                .ways()
                .forEach((level, to) -> ways.put(
                        level.value(),
                        to.stream().map(MyAssuranceResource::codes).toList()));
        answer.put("ways", ways);
        return answer;
    }

    private static Map<String, Object> evidence(HeldVerification held) {
        ConfirmedEvidence evidence = held.evidence();
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("type", evidence.type().code());
        one.put("organization", evidence.organization());
        one.put("register", evidence.registerName());
        one.put("checkedAt", evidence.checkedAt().toString());
        evidence.notAfter().ifPresent(end -> one.put("notAfter", end.toString()));
        return one;
    }

    private static List<String> codes(Collection<EvidenceType> types) {
        return types.stream().map(EvidenceType::code).toList();
    }
}
