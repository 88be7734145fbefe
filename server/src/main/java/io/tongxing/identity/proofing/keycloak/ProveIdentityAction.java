package io.tongxing.identity.proofing.keycloak;

import io.tongxing.identity.proofing.ProofingAttempt;
import io.tongxing.identity.proofing.Requirement;
import io.tongxing.realname.assurance.IdentityAssuranceLevel;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The proof inside the login: leads a person whose identity is proven less well than the department needs through the missing evidence, and back
 * to the department.
 *
 * <p>Whether it is needed is asked at every login, single sign-on included, from the stored verifications. The attempt that a page speaks of is
 * bound to the login flow by a note with its id; the note proves nothing, what counts is the attempt's row and that it is this person's.
 *
 * <p>Everything is read in short transactions of its own: the request's transaction holds no connection while a source is asked.
 */
public final class ProveIdentityAction implements RequiredActionProvider {
    public static final String ID = "prove-identity";
    private static final String ATTEMPT_NOTE = "tongxing.proofing-attempt";

    private final Function<KeycloakSession, ProofingFeatures> features;
    private final Function<AuthenticationSessionModel, Requirement> requirement;
    private final ProofStart start;
    private final ProofPage pages;

    public ProveIdentityAction(
            Function<KeycloakSession, ProofingFeatures> features,
            Function<AuthenticationSessionModel, Requirement> requirement) {
        this.features = features;
        this.requirement = requirement;
        this.start = new ProofStart(features);
        this.pages = new ProofPage(start);
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        IdentityAssuranceLevel needed = needed(context).level();
        if (needed != IdentityAssuranceLevel.ONE && isMissing(context, needed)) {
            context.getAuthenticationSession().addRequiredAction(ID);
        } else {
            context.getAuthenticationSession().removeRequiredAction(ID);
        }
    }

    private boolean isMissing(RequiredActionContext context, IdentityAssuranceLevel needed) {
        ProofingFeatures here = features.apply(context.getSession());
        return here.subjects()
                .personOf(context.getUser().getId())
                .map(person -> !here.proveIdentity().assess(person).level().covers(needed))
                .orElse(false);
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        UUID person = person(context);
        if (isDone(context, person)) {
            context.success();
        } else {
            show(context, person);
        }
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
            show(context, person);
        } else {
            prove(context, person, form);
        }
    }

    private void prove(RequiredActionContext context, UUID person, MultivaluedMap<String, String> form) {
        ProofInput input = start.read(context.getSession(), inner -> ProofInput.read(form, inner, person));
        if (!input.problems().isEmpty()) {
            start.read(context.getSession(), inner -> {
                inner.proveIdentity().rejectForm(person, input.reasons());
                return Boolean.TRUE;
            });
            context.challenge(pages.choose(context, person, needed(context), input.problems()));
            return;
        }
        Optional<UUID> attempt = start.begin(
                context.getSession(),
                person,
                input.claimed().orElseThrow(),
                input.verifier().orElseThrow());
        if (attempt.isEmpty()) {
            context.challenge(pages.limited(context, person, needed(context)));
            return;
        }
        context.getAuthenticationSession()
                .setAuthNote(ATTEMPT_NOTE, attempt.get().toString());
        if (isDone(context, person)) {
            context.success();
        } else {
            show(context, person);
        }
    }

    private void show(RequiredActionContext context, UUID person) {
        Optional<ProofingAttempt> attempt = attempt(context, person);
        context.challenge(
                attempt.isPresent()
                        ? pages.of(context, person, needed(context), attempt.get())
                        : pages.choose(context, person, needed(context), List.of()));
    }

    private boolean isDone(RequiredActionContext context, UUID person) {
        IdentityAssuranceLevel needed = needed(context).level();
        // Who came by themselves, to prove more than anybody asks, is done when the attempt they began is confirmed.
        if (needed == IdentityAssuranceLevel.ONE) {
            return attempt(context, person)
                    .map(attempt -> attempt.state() == ProofingAttempt.State.CONFIRMED)
                    .orElse(false);
        }
        return start.read(context.getSession(), inner -> inner.proveIdentity().assess(person))
                .level()
                .covers(needed);
    }

    private Optional<ProofingAttempt> attempt(RequiredActionContext context, UUID person) {
        return Optional.ofNullable(context.getAuthenticationSession().getAuthNote(ATTEMPT_NOTE))
                .map(UUID::fromString)
                .flatMap(id -> start.read(
                        context.getSession(), inner -> inner.proveIdentity().attempt(id)))
                .filter(attempt -> attempt.personId().equals(person));
    }

    private Requirement needed(RequiredActionContext context) {
        return requirement.apply(context.getAuthenticationSession());
    }

    private UUID person(RequiredActionContext context) {
        String account = context.getUser().getId();
        return start.read(context.getSession(), inner -> inner.subjects().personOf(account))
                .orElseThrow(() -> new IllegalStateException("The account belongs to no person"));
    }

    @Override
    public void close() {}
}
