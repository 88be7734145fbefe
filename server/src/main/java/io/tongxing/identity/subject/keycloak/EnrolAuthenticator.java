package io.tongxing.identity.subject.keycloak;

import io.tongxing.identity.subject.ContactCodes;
import io.tongxing.identity.subject.Enrolment;
import io.tongxing.identity.subject.FreshEvidence;
import io.tongxing.identity.subject.IdentifierTakenException;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PolicyError;

/**
 * The registration page: asks for name, document, mobile with a code, and a password; ends on the login page of the same login.
 *
 * <p>It ends there whether or not the number or the mobile was already registered. Logging the person in at once would tell the two apart.
 */
public final class EnrolAuthenticator implements Authenticator {
    private static final String PAGE = "register.ftl";

    private final Function<KeycloakSession, SubjectFeatures> features;
    private final NestedTransaction nested;
    private final CodeSender sender;

    public EnrolAuthenticator(Function<KeycloakSession, SubjectFeatures> features) {
        this.features = features;
        this.nested = new NestedTransaction(features);
        this.sender = new CodeSender(features, ContactCodes.Purpose.REGISTRATION);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        context.challenge(page(context.form(), Map.of()));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
        EnrolmentForm form = EnrolmentForm.read(posted);
        if ("send-sms-code".equals(posted.getFirst("do"))) {
            context.forceChallenge(sendCode(context, form));
            return;
        }
        List<FormMessage> problems = new ArrayList<>(form.problems());
        String code = Forms.text(posted, "smsCode", 20).strip();
        if (code.isEmpty()) {
            problems.add(new FormMessage("smsCode", "tx.field.required"));
        }
        passwordProblem(context, form.password()).ifPresent(problems::add);
        if (problems.isEmpty()) {
            // Last, so that a code is not spent on a form that must be mended anyway.
            sender.redeem(context, form.mobile().orElseThrow(), code).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            nested.run(context.getSession(), inner -> inner.enrolSubject().rejectForm(Forms.reasons(problems)));
            context.forceChallenge(page(context.form().setErrors(problems), form.typed()));
            return;
        }
        if (form.isWithoutNumber()) {
            enrolWithoutNumber(context, form.mobile().orElseThrow(), form.password());
            context.forceChallenge(Notice.backToLogin(context, "tx.register.accepted"));
            return;
        }
        Enrolment enrolment = form.enrolment();
        Optional<Instant> again =
                nested.call(context.getSession(), inner -> inner.enrolSubject().admit(enrolment.document()));
        if (again.isPresent()) {
            LoginFormsProvider limited = context.form().setError("tx.limited");
            RetryTime.show(limited, again, features.apply(context.getSession()).clock());
            context.forceChallenge(page(limited, form.typed()));
            return;
        }
        enrol(context, enrolment, form.newNumber() && carrierConfirms(context, enrolment));
        Response login = Notice.backToLogin(context, "tx.register.accepted");
        ProvenMobile.remember(
                context.getAuthenticationSession(),
                features.apply(context.getSession()).resolveAccount().byMobile(enrolment.mobile()));
        context.forceChallenge(login);
    }

    private Response sendCode(AuthenticationFlowContext context, EnrolmentForm form) {
        if (form.mobile().isEmpty()) {
            return page(context.form().addError(new FormMessage("mobile", "tx.mobile.invalid")), form.typed());
        }
        return render(sender.sendAndTell(context, form.mobile().get()), form.typed());
    }

    /**
     * Whether the carrier says that the mobile is this person's; outside of any transaction. Asked of whoever says that the number is new to them,
     * taken or not, so that the time it takes tells nothing; without a clear yes the registration goes on as any other.
     */
    private boolean carrierConfirms(AuthenticationFlowContext context, Enrolment enrolment) {
        KeycloakSession session = context.getSession();
        FreshEvidence evidence = features.apply(session).freshEvidence();
        boolean may = nested.call(session, inner -> inner.enrolSubject().mayAskCarrier(enrolment.document()));
        return may
                && evidence.source(EvidenceType.CARRIER_3)
                        .map(carrier -> evidence.ask(
                                carrier,
                                new ClaimedIdentity(enrolment.name(), enrolment.document()),
                                Map.of("mobile", enrolment.mobile().value())))
                        .filter(EvidenceOutcome.Confirmed.class::isInstance)
                        .isPresent();
    }

    private void enrol(AuthenticationFlowContext context, Enrolment enrolment, boolean numberIsNew) {
        KeycloakSession session = context.getSession();
        Optional<IdentifierTakenException.What> taken = Optional.empty();
        String accountName = "";
        try {
            accountName = nested.call(session, inner -> inner.enrolSubject().enrol(enrolment, numberIsNew));
        } catch (IdentifierTakenException clash) {
            taken = Optional.of(clash.what());
        }
        String name = accountName;
        Optional<IdentifierTakenException.What> obstacle = taken;
        nested.call(session, inner -> inner.enrolSubject()
                        .announce(obstacle, enrolment.document(), enrolment.mobile(), name))
                .ifPresent(announcement ->
                        features.apply(session).smsGateway().sendLater(announcement.to(), announcement.text()));
    }

    private void enrolWithoutNumber(AuthenticationFlowContext context, MobileNumber mobile, String password) {
        KeycloakSession session = context.getSession();
        Optional<String> accountName = Optional.empty();
        try {
            accountName = Optional.of(
                    nested.call(session, inner -> inner.enrolSubject().enrolWithoutNumber(mobile, password)));
        } catch (IdentifierTakenException taken) {
            // The same page follows; only the owner of the mobile learns of it.
        }
        Optional<String> name = accountName;
        nested.call(session, inner -> inner.enrolSubject().announceWithoutNumber(mobile, name))
                .ifPresent(announcement ->
                        features.apply(session).smsGateway().sendLater(announcement.to(), announcement.text()));
    }

    static Optional<FormMessage> passwordProblem(AuthenticationFlowContext context, String password) {
        if (password.isEmpty()) {
            return Optional.empty();
        }
        PolicyError error = context.getSession()
                .getProvider(PasswordPolicyManagerProvider.class)
                .validate("", password);
        if (error == null) {
            return Optional.empty();
        }
        String text = context.form().getMessage(error.getMessage(), error.getParameters());
        return Optional.of(new FormMessage("password", "tx.password.policy", text));
    }

    private static Response page(LoginFormsProvider form, Map<String, String> typed) {
        return render(CodeSender.withCodeField(form, false), typed);
    }

    private static Response render(LoginFormsProvider form, Map<String, String> typed) {
        List<String> types = Stream.concat(
                        Arrays.stream(DocumentType.values()).map(DocumentType::code),
                        Stream.of(EnrolmentForm.WITHOUT_NUMBER))
                .toList();
        return form.setAttribute("register", typed)
                .setAttribute("documentTypes", types)
                .createForm(PAGE);
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
