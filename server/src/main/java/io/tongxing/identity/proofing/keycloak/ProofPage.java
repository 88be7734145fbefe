package io.tongxing.identity.proofing.keycloak;

import io.tongxing.identity.proofing.ProofingAttempt;
import io.tongxing.identity.proofing.ProveIdentity;
import io.tongxing.identity.proofing.Requirement;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.EvidenceVerifier;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.MessageType;
import org.keycloak.models.utils.FormMessage;

/** Puts the proof page together: who asks and why, what is registered (masked), what can be tried, and how the last attempt stands. */
final class ProofPage {
    private static final String TEMPLATE = "prove-identity.ftl";

    private final ProofStart start;

    ProofPage(ProofStart start) {
        this.start = start;
    }

    Response choose(RequiredActionContext context, UUID person, Requirement needed, List<FormMessage> problems) {
        Map<String, Object> proof = facts(context, person, needed);
        if (proof.get("methods") instanceof List<?> methods && methods.isEmpty()) {
            return page(context, proof, "unreachable");
        }
        LoginFormsProvider form = context.form();
        return render(problems.isEmpty() ? form : form.setErrors(problems), proof, "choose");
    }

    Response limited(RequiredActionContext context, UUID person, Requirement needed) {
        return page(context, facts(context, person, needed), "limited");
    }

    Response of(RequiredActionContext context, UUID person, Requirement needed, ProofingAttempt attempt) {
        boolean lost =
                start.read(context.getSession(), inner -> inner.proveIdentity().isLost(attempt));
        String state =
                switch (attempt.state()) {
                    case CHECKING -> lost ? "unavailable" : "checking";
                    case REFUSED -> "refused";
                    case UNAVAILABLE -> "unavailable";
                    case CLASH -> "clash";
                    case CONFIRMED -> "choose";
                };
        Map<String, Object> proof = facts(context, person, needed);
        attempt.retryAfter().ifPresent(wait -> proof.put("retryMinutes", Math.max(1, wait.toMinutes())));
        return page(context, proof, state);
    }

    private static Response page(RequiredActionContext context, Map<String, Object> proof, String state) {
        LoginFormsProvider form = context.form();
        switch (state) {
            case "refused", "limited", "clash", "unreachable" -> form.setError("tx.proof." + state);
            // Nobody did anything wrong: a warning, not an error.
            case "unavailable" -> form.setMessage(MessageType.WARNING, "tx.proof.unavailable");
            default -> {
                // The page itself says what to do.
            }
        }
        return render(form, proof, state);
    }

    private static Response render(LoginFormsProvider form, Map<String, Object> proof, String state) {
        proof.put("state", state);
        return form.setAttribute("proof", proof)
                .setAttribute("documentTypes", ProofInput.documentTypes())
                .createForm(TEMPLATE);
    }

    private Map<String, Object> facts(RequiredActionContext context, UUID person, Requirement needed) {
        return start.read(context.getSession(), inner -> {
            ProveIdentity prove = inner.proveIdentity();
            List<String> methods = methods(inner, prove.waysTo(needed.level(), person));
            Map<String, Object> proof = new LinkedHashMap<>();
            proof.put("methods", methods);
            proof.put("method", methods.isEmpty() ? "" : methods.get(0));
            proof.put("level", prove.assess(person).level().value());
            proof.put("neededLevel", needed.level().value());
            proof.put("relyingParty", needed.relyingParty());
            proof.put("purpose", needed.purpose());
            proof.put("mayCorrect", prove.mayCorrect(person));
            proof.put("retryMinutes", 0);
            prove.registered(person).ifPresent(identity -> {
                proof.put("maskedName", identity.name().masked());
                proof.put("maskedNumber", identity.document().masked());
                proof.put("documentType", identity.document().type().code());
            });
            return proof;
        });
    }

    /** The sources that are set up and lead to the level; for a person who needs none, all that are set up. */
    private static List<String> methods(ProofingFeatures features, List<Set<EvidenceType>> ways) {
        return features.evidenceVerifiers().stream()
                .map(EvidenceVerifier::evidenceType)
                .filter(type -> ways.stream().anyMatch(way -> way.isEmpty() || way.contains(type)))
                .map(EvidenceType::code)
                .toList();
    }
}
