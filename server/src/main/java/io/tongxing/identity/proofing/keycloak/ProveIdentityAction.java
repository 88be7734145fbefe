package io.tongxing.identity.proofing.keycloak;

import io.tongxing.identity.proofing.ProofingAttempt;
import io.tongxing.identity.proofing.ProveIdentity;
import io.tongxing.identity.proofing.Requirement;
import io.tongxing.realname.assurance.Assessment;
import io.tongxing.realname.spi.EvidenceVerifier;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The proof inside the login: leads a person whose identity is proven less well than the department needs through the missing evidence, and back
 * to the department.
 *
 * <p>Whether it is needed is asked at every login, single sign-on included, from the stored verifications. The attempt that a page speaks of is
 * bound to the login flow by a note with its id; the note proves nothing, what counts is the attempt's row and that it is this person's.
 */
public final class ProveIdentityAction implements RequiredActionProvider {
    public static final String ID = "prove-identity";
    private static final String PAGE = "prove-identity.ftl";
    private static final String ATTEMPT_NOTE = "tongxing.proofing-attempt";

    private final Function<KeycloakSession, ProofingFeatures> features;
    private final Function<AuthenticationSessionModel, Requirement> requirement;
    private final ProofStart start;

    public ProveIdentityAction(
            Function<KeycloakSession, ProofingFeatures> features,
            Function<AuthenticationSessionModel, Requirement> requirement) {
        this.features = features;
        this.requirement = requirement;
        this.start = new ProofStart(features);
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        Requirement needed = requirement.apply(context.getAuthenticationSession());
        ProofingFeatures here = features.apply(context.getSession());
        Optional<UUID> person = here.subjects().personOf(context.getUser().getId());
        boolean missing = person.isPresent()
                && !here.proveIdentity().assess(person.get()).level().covers(needed.level());
        if (missing) {
            context.getAuthenticationSession().addRequiredAction(ID);
        } else {
            context.getAuthenticationSession().removeRequiredAction(ID);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        UUID person = person(context);
        if (isDone(context, person)) {
            context.success();
            return;
        }
        context.challenge(pageFor(context, person, attempt(context, person)));
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        String act = String.valueOf(form.getFirst("do"));
        UUID person = person(context);
        if (isDone(context, person)) {
            context.success();
        } else if ("cancel".equals(act)) {
            context.failure();
        } else if ("result".equals(act)) {
            context.challenge(pageFor(context, person, attempt(context, person)));
        } else {
            prove(context, person, form);
        }
    }

    private void prove(RequiredActionContext context, UUID person, MultivaluedMap<String, String> form) {
        ProofInput input = ProofInput.read(form, features.apply(context.getSession()), person);
        if (!input.problems().isEmpty()) {
            context.challenge(page(context, person, "choose", input.problems(), null));
            return;
        }
        Optional<UUID> begun = start.begin(
                context.getSession(),
                person,
                input.claimed().orElseThrow(),
                input.verifier().orElseThrow());
        if (begun.isEmpty()) {
            context.challenge(page(context, person, "limited", List.of(), null));
            return;
        }
        context.getAuthenticationSession().setAuthNote(ATTEMPT_NOTE, begun.get().toString());
        if (isDone(context, person)) {
            context.success();
        } else {
            context.challenge(pageFor(context, person, attempt(context, person)));
        }
    }

    private boolean isDone(RequiredActionContext context, UUID person) {
        Requirement needed = requirement.apply(context.getAuthenticationSession());
        // A person who came by themselves, to prove more than anybody asks, is done when the attempt they began is
        // confirmed.
        if (needed.level() == io.tongxing.realname.assurance.IdentityAssuranceLevel.ONE) {
            return attempt(context, person)
                    .map(attempt -> attempt.state() == ProofingAttempt.State.CONFIRMED)
                    .orElse(false);
        }
        return start.read(context.getSession(), inner -> inner.proveIdentity().assess(person))
                .level()
                .covers(needed.level());
    }

    private Optional<ProofingAttempt> attempt(RequiredActionContext context, UUID person) {
        return Optional.ofNullable(context.getAuthenticationSession().getAuthNote(ATTEMPT_NOTE))
                .map(UUID::fromString)
                .flatMap(id -> start.read(
                        context.getSession(), inner -> inner.proveIdentity().attempt(id)))
                .filter(attempt -> attempt.personId().equals(person));
    }

    private Response pageFor(RequiredActionContext context, UUID person, Optional<ProofingAttempt> attempt) {
        if (attempt.isEmpty()) {
            return page(context, person, "choose", List.of(), null);
        }
        ProofingAttempt last = attempt.get();
        return switch (last.state()) {
            case CHECKING ->
                features.apply(context.getSession()).proveIdentity().isLost(last)
                        ? page(context, person, "unavailable", List.of(), last)
                        : page(context, person, "checking", List.of(), last);
            case REFUSED -> page(context, person, "refused", List.of(), last);
            case UNAVAILABLE -> page(context, person, "unavailable", List.of(), last);
            case CLASH -> page(context, person, "clash", List.of(), last);
            case CONFIRMED -> page(context, person, "choose", List.of(), last);
        };
    }

    private Response page(
            RequiredActionContext context,
            UUID person,
            String state,
            List<FormMessage> problems,
            @org.jspecify.annotations.Nullable ProofingAttempt attempt) {
        LoginFormsProvider form = context.form();
        switch (state) {
            case "refused" -> form.setError("tx.proof.refused");
            case "unavailable" -> form.setError("tx.proof.unavailable");
            case "limited" -> form.setError("tx.proof.limited");
            case "clash" -> form.setError("tx.proof.clash");
            default -> {
                if (!problems.isEmpty()) {
                    form.setErrors(problems);
                }
            }
        }
        // For the page a clash is a refusal with another text: the way on is not to try again here.
        String shown = "clash".equals(state) ? "refused" : state;
        return form.setAttribute("proof", attributes(context, person, shown, attempt))
                .setAttribute("documentTypes", ProofInput.documentTypes())
                .createForm(PAGE);
    }

    private Map<String, Object> attributes(
            RequiredActionContext context,
            UUID person,
            String state,
            @org.jspecify.annotations.Nullable ProofingAttempt attempt) {
        ProofingFeatures here = features.apply(context.getSession());
        ProveIdentity prove = here.proveIdentity();
        Requirement needed = requirement.apply(context.getAuthenticationSession());
        Assessment held = prove.assess(person);
        List<String> methods = here.evidenceVerifiers().stream()
                .map(EvidenceVerifier::evidenceType)
                .map(type -> type.code())
                .toList();
        Map<String, Object> proof = new LinkedHashMap<>();
        proof.put("state", state);
        proof.put("methods", methods);
        proof.put("method", methods.isEmpty() ? "" : methods.get(0));
        proof.put("level", held.level().value());
        proof.put("neededLevel", needed.level().value());
        proof.put("relyingParty", needed.relyingParty());
        proof.put("purpose", needed.purpose());
        proof.put("mayCorrect", prove.mayCorrect(person));
        prove.registered(person).ifPresent(identity -> {
            proof.put("maskedName", identity.name().masked());
            proof.put("maskedNumber", identity.document().masked());
            proof.put("documentType", identity.document().type().code());
        });
        proof.put("formToken", "");
        proof.put(
                "retryMinutes",
                attempt == null
                        ? 0
                        : attempt.retryAfter()
                                .map(wait -> Math.max(1, wait.toMinutes()))
                                .orElse(1L));
        return proof;
    }

    private UUID person(RequiredActionContext context) {
        return features.apply(context.getSession())
                .subjects()
                .personOf(context.getUser().getId())
                .orElseThrow(() -> new IllegalStateException("The account belongs to no person"));
    }

    @Override
    public void close() {}
}
