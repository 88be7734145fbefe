package io.tongxing.identity.proofing.keycloak;

import io.tongxing.identity.proofing.CounterAppointments;
import io.tongxing.identity.proofing.ProofingAttempt;
import io.tongxing.identity.proofing.ProveIdentity;
import io.tongxing.identity.proofing.Requirement;
import io.tongxing.identity.subject.CurrentIdentity;
import io.tongxing.realname.assurance.Assessment;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.EvidenceVerifier;
import io.tongxing.realname.spi.PresentedField;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.MessageType;
import org.keycloak.models.utils.FormMessage;

/**
 * Puts the proof page together: who asks and why, what is held already and until when, what is registered (masked), what can be tried, the fields of
 * the chosen way, and how the last attempt stands.
 */
final class ProofPage {
    private static final String TEMPLATE = "prove-identity.ftl";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final ProofStart start;

    ProofPage(ProofStart start) {
        this.start = start;
    }

    /**
     * The list of ways with the fields of one of them.
     *
     * @param method the code of the chosen way; null for the first of the list
     */
    Response choose(
            RequiredActionContext context,
            UUID person,
            Requirement needed,
            @Nullable String method,
            List<FormMessage> problems) {
        Map<String, Object> proof = facts(context, person, needed, method);
        if (proof.get("methods") instanceof List<?> methods && methods.isEmpty()) {
            return page(context, proof, "unreachable");
        }
        LoginFormsProvider form = context.form();
        return render(context, problems.isEmpty() ? form : form.setErrors(problems), proof, "choose");
    }

    Response limited(RequiredActionContext context, UUID person, Requirement needed) {
        return page(context, facts(context, person, needed, null), "limited");
    }

    /** The code for the counter, and what to bring there. */
    Response counter(RequiredActionContext context, UUID person, Requirement needed, CounterAppointments.Opened code) {
        Map<String, Object> proof = facts(context, person, needed, OfferedMethods.COUNTER);
        proof.put("counterCode", code.code());
        proof.put("counterMinutes", CounterAppointments.LIFETIME.toMinutes());
        return page(context, proof, "counter");
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
        // What was confirmed is not asked again; what was refused or is down is where the person goes on.
        String method = attempt.state() == ProofingAttempt.State.CONFIRMED
                ? null
                : attempt.evidenceType().code();
        Map<String, Object> proof = facts(context, person, needed, method);
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
        return render(context, form, proof, state);
    }

    private static Response render(
            RequiredActionContext context, LoginFormsProvider form, Map<String, Object> proof, String state) {
        proof.put("state", state);
        if (Boolean.TRUE.equals(proof.get("challenges"))) {
            proof.put("challenge", LoginNotes.newChallenge(context));
        }
        // What was typed is shown again beside its problem; secrets and samples never come back.
        MultivaluedMap<String, String> typed = context.getHttpRequest().getDecodedFormParameters();
        return form.setAttribute("proof", proof)
                .setAttribute("typed", Typed.of(typed, proof.get("fields")))
                .setAttribute("documentTypes", ProofInput.documentTypes())
                .createForm(TEMPLATE);
    }

    private Map<String, Object> facts(
            RequiredActionContext context, UUID person, Requirement needed, @Nullable String wished) {
        return start.read(context.getSession(), inner -> {
            ProveIdentity prove = inner.proveIdentity();
            Optional<CurrentIdentity> registered = prove.registered(person);
            List<OfferedMethods.Method> methods = OfferedMethods.of(
                    inner.evidenceVerifiers(),
                    prove,
                    prove.waysTo(needed.level(), person),
                    registered.map(identity -> identity.document().type()));
            Map<String, Object> proof = new LinkedHashMap<>();
            proof.put(
                    "methods",
                    methods.stream().map(OfferedMethods.Method::facts).toList());
            String method = chosen(methods, wished);
            proof.put("method", method);
            proof.put("fields", fields(inner.evidenceVerifiers(), method));
            proof.put("visits", asksFor(inner.evidenceVerifiers(), method, PresentedField.Kind.TICKET));
            proof.put("challenges", asksFor(inner.evidenceVerifiers(), method, PresentedField.Kind.CHALLENGE));
            level(proof, prove.assess(person), needed);
            proof.put("mayCorrect", prove.mayCorrect(person) || registered.isEmpty());
            proof.put("retryMinutes", 0);
            registered.ifPresent(identity -> {
                proof.put("maskedName", identity.name().masked());
                proof.put("maskedNumber", identity.document().masked());
                proof.put("documentType", identity.document().type().code());
            });
            return proof;
        });
    }

    private static void level(Map<String, Object> proof, Assessment held, Requirement needed) {
        proof.put("level", held.level().value());
        proof.put("heldBy", held.because().stream().map(EvidenceType::code).toList());
        held.until()
                .ifPresent(until ->
                        proof.put("heldUntil", LocalDate.ofInstant(until, CHINA).toString()));
        proof.put("neededLevel", needed.level().value());
        proof.put("relyingParty", needed.relyingParty());
        proof.put("purpose", needed.purpose());
    }

    private static String chosen(List<OfferedMethods.Method> methods, @Nullable String wished) {
        return methods.stream()
                .map(OfferedMethods.Method::code)
                .filter(code -> code.equals(wished))
                .findFirst()
                .orElseGet(() -> methods.isEmpty() ? "" : methods.get(0).code());
    }

    private static List<Map<String, Object>> fields(List<EvidenceVerifier> verifiers, String method) {
        return verifiers.stream()
                .filter(verifier -> verifier.evidenceType().code().equals(method))
                .flatMap(verifier -> verifier.fields().stream())
                .map(field -> Map.<String, Object>of(
                        "name", field.name(),
                        "kind", field.kind().name(),
                        "maxLength", field.maxLength(),
                        "required", field.required()))
                .toList();
    }

    private static boolean asksFor(List<EvidenceVerifier> verifiers, String method, PresentedField.Kind kind) {
        return verifiers.stream()
                .filter(verifier -> verifier.evidenceType().code().equals(method))
                .flatMap(verifier -> verifier.fields().stream())
                .anyMatch(field -> field.kind() == kind);
    }
}
