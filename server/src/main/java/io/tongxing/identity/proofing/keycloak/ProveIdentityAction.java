package io.tongxing.identity.proofing.keycloak;

import io.tongxing.identity.proofing.CounterAppointments;
import io.tongxing.identity.proofing.ProofingAttempt;
import io.tongxing.identity.proofing.Requirement;
import io.tongxing.realname.assurance.IdentityAssuranceLevel;
import io.tongxing.realname.spi.EvidenceVerifier;
import io.tongxing.realname.spi.PresentedField;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
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
    private static final String TICKET = "ticket";

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
        } else if (isVisitComingBack(context)) {
            proveByTicket(context, person);
        } else if (form.getFirst("method") == null || "result".equals(act)) {
            show(context, person);
        } else if ("choose".equals(act)) {
            context.challenge(pages.choose(context, person, needed(context), form.getFirst("method"), List.of()));
        } else if (OfferedMethods.COUNTER.equals(form.getFirst("method"))) {
            sendToCounter(context, person);
        } else {
            prove(context, person, form);
        }
    }

    private void prove(RequiredActionContext context, UUID person, MultivaluedMap<String, String> form) {
        Optional<EvidenceVerifier> verifier = start.read(context.getSession(), inner -> ProofInput.chosen(form, inner));
        if (verifier.isPresent() && takesVisit(verifier.get())) {
            visit(context, verifier.get());
        } else if (verifier.isPresent() && !PresentedFields.areIn(form, verifier.get())) {
            context.challenge(pages.choose(context, person, needed(context), form.getFirst("method"), List.of()));
        } else {
            ask(
                    context,
                    person,
                    form,
                    new PresentedFields.FromLogin(LoginNotes.takeChallenge(context), Optional.empty()));
        }
    }

    private static boolean takesVisit(EvidenceVerifier verifier) {
        return verifier.fields().stream().anyMatch(field -> field.kind() == PresentedField.Kind.TICKET);
    }

    /** Sends the browser to the source's own page; it comes back to this action with a ticket and the state. */
    private static void visit(RequiredActionContext context, EvidenceVerifier verifier) {
        String state = LoginNotes.newVisit(context, verifier.evidenceType().code());
        URI there = verifier.visit(context.getActionUrl(), state)
                .orElseThrow(() -> new IllegalStateException("A source wants a ticket and names no place to get one"));
        context.challenge(Response.seeOther(there).build());
    }

    private static boolean isVisitComingBack(RequiredActionContext context) {
        return context.getHttpRequest().getHttpMethod().equals("GET")
                && context.getUriInfo().getQueryParameters().containsKey(TICKET);
    }

    /** A ticket counts only in the login that was sent for it: another's ticket would prove another's identity here. */
    private void proveByTicket(RequiredActionContext context, UUID person) {
        MultivaluedMap<String, String> query = context.getUriInfo().getQueryParameters();
        Optional<String> method = LoginNotes.takeVisit(context, String.valueOf(query.getFirst("state")));
        if (method.isEmpty()) {
            show(context, person);
            return;
        }
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        form.putSingle("method", method.get());
        ask(
                context,
                person,
                form,
                new PresentedFields.FromLogin(Optional.empty(), Optional.ofNullable(query.getFirst(TICKET))));
    }

    private void ask(
            RequiredActionContext context,
            UUID person,
            MultivaluedMap<String, String> form,
            PresentedFields.FromLogin fromLogin) {
        ProofInput input = start.read(context.getSession(), inner -> ProofInput.read(form, inner, person, fromLogin));
        if (!input.problems().isEmpty()) {
            start.read(context.getSession(), inner -> {
                inner.proveIdentity().rejectForm(person, input.reasons());
                return Boolean.TRUE;
            });
            context.challenge(
                    pages.choose(context, person, needed(context), form.getFirst("method"), input.problems()));
            return;
        }
        Optional<UUID> attempt = start.begin(
                context.getSession(), input.claim(person), input.verifier().orElseThrow(), input.presented());
        if (attempt.isEmpty()) {
            context.challenge(pages.limited(context, person, needed(context)));
            return;
        }
        LoginNotes.attempt(context, attempt.get());
        if (isDone(context, person)) {
            context.success();
        } else {
            show(context, person);
        }
    }

    private void sendToCounter(RequiredActionContext context, UUID person) {
        Optional<CounterAppointments.Opened> code = start.read(
                context.getSession(), inner -> inner.counterAppointments().open(person));
        context.challenge(
                code.isPresent()
                        ? pages.counter(context, person, needed(context), code.get())
                        : pages.limited(context, person, needed(context)));
    }

    private void show(RequiredActionContext context, UUID person) {
        Optional<ProofingAttempt> attempt = attempt(context, person);
        context.challenge(
                attempt.isPresent()
                        ? pages.of(context, person, needed(context), attempt.get())
                        : pages.choose(context, person, needed(context), null, List.of()));
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
        return LoginNotes.attempt(context)
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
