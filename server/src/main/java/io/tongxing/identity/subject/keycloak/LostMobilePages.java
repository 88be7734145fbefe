package io.tongxing.identity.subject.keycloak;

import io.tongxing.identity.subject.Announcement;
import io.tongxing.identity.subject.ContactCodes;
import io.tongxing.identity.subject.IdentifierTakenException;
import io.tongxing.identity.subject.LostMobile;
import io.tongxing.identity.subject.RecoveryPolicy;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidenceVerifier;
import io.tongxing.realname.spi.PresentedField;
import io.tongxing.realname.spi.PresentedField.Kind;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.FormMessage;

/**
 * The pages for who has lost the mobile of an account: ask for it with fresh evidence, come back with the receipt number, or cancel what somebody
 * else has asked for. Each answers with one sentence, whatever was found; a source is asked whether there is such an account or not.
 */
final class LostMobilePages {
    private static final String ASK = "recover-lost.ftl";
    private static final String COME_BACK = "recover-finish.ftl";
    private static final String RECEIPT = "recover-receipt.ftl";
    private static final Set<String> WISHES =
            Set.of("lost-mobile", "begin-recovery", "come-back", "finish-recovery", "cancel-recovery");

    private final Function<KeycloakSession, SubjectFeatures> features;
    private final NestedTransaction nested;
    private final CodeSender sender;

    LostMobilePages(Function<KeycloakSession, SubjectFeatures> features) {
        this.features = features;
        this.nested = new NestedTransaction(features);
        this.sender = new CodeSender(features, ContactCodes.Purpose.RECOVERY);
    }

    boolean isFor(MultivaluedMap<String, String> posted) {
        return posted.getFirst("step") != null || WISHES.contains(Forms.text(posted, "do", 30));
    }

    Response answer(AuthenticationFlowContext context, MultivaluedMap<String, String> posted) {
        boolean sending = "send-sms-code".equals(posted.getFirst("do"));
        boolean asking = "lost".equals(posted.getFirst("step"));
        return switch (sending ? "send" : Forms.text(posted, "do", 30)) {
            case "send" -> sendCode(context, posted, asking);
            case "begin-recovery" -> begin(context, posted);
            case "finish-recovery" -> finish(context, posted);
            case "cancel-recovery" -> cancel(context, posted);
            case "come-back" -> comeBack(context.form(), Map.of());
            default -> ask(context, CodeSender.withCodeField(context.form(), false), Map.of());
        };
    }

    private Response sendCode(
            AuthenticationFlowContext context, MultivaluedMap<String, String> posted, boolean asking) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String field :
                List.of("realName", "documentType", "documentNumber", "issuingState", "mobile", "method", "receipt")) {
            typed.put(field, Forms.text(posted, field, 300));
        }
        LoginFormsProvider form = MobileNumber.read(Forms.text(posted, "mobile", 50))
                .map(mobile -> sender.sendAndTell(context, mobile))
                .orElseGet(() -> CodeSender.withCodeField(
                        context.form().addError(new FormMessage("mobile", "tx.mobile.invalid")), false));
        return asking ? ask(context, form, typed) : comeBack(form, typed);
    }

    private Response begin(AuthenticationFlowContext context, MultivaluedMap<String, String> posted) {
        LostMobileForm form = LostMobileForm.read(posted, offered(features.apply(context.getSession())));
        List<FormMessage> problems = new ArrayList<>(form.problems());
        String code = Forms.requiredCode(posted, problems);
        if (problems.isEmpty()) {
            sender.redeem(context, form.mobile().orElseThrow(), code).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            return refuse(context, problems, page -> ask(context, page, form.typed()));
        }
        IdentityDocument document = form.claimed().orElseThrow().document();
        Optional<Instant> again = admit(context, Optional.of(document));
        if (again.isPresent()) {
            return ask(context, limited(context, again), form.typed());
        }
        EvidenceOutcome outcome = features.apply(context.getSession())
                .freshEvidence()
                .ask(form.source().orElseThrow(), form.claimed().orElseThrow(), form.presented());
        if (outcome instanceof EvidenceOutcome.Unavailable) {
            nested.run(context.getSession(), inner -> inner.lostMobile().notAsked(document));
            LoginFormsProvider page = context.form().setError("tx.recover.unavailable");
            return ask(context, CodeSender.withCodeField(page, false), form.typed());
        }
        Set<EvidenceType> fresh = outcome instanceof EvidenceOutcome.Confirmed confirmed
                ? Set.of(confirmed.evidence().type())
                : Set.of();
        LostMobile.Begun begun = nested.call(context.getSession(), inner -> inner.lostMobile()
                .begin(form.claimed().orElseThrow(), fresh, form.mobile().orElseThrow()));
        send(context, begun.announcements());
        return context.form()
                .setAttribute("receipt", begun.receipt())
                .setAttribute("hours", RecoveryPolicy.COOL_OFF.toHours())
                .createForm(RECEIPT);
    }

    private Response finish(AuthenticationFlowContext context, MultivaluedMap<String, String> posted) {
        List<FormMessage> problems = new ArrayList<>();
        String receipt = Forms.text(posted, "receipt", 60);
        if (receipt.isBlank()) {
            problems.add(new FormMessage("receipt", "tx.field.required"));
        }
        Optional<MobileNumber> mobile = MobileNumber.read(Forms.text(posted, "mobile", 50));
        if (mobile.isEmpty()) {
            problems.add(new FormMessage("mobile", "tx.mobile.invalid"));
        }
        String code = Forms.requiredCode(posted, problems);
        RecoverAuthenticator.checkPassword(context, posted, problems);
        if (problems.isEmpty()) {
            sender.redeem(context, mobile.orElseThrow(), code).ifPresent(problems::add);
        }
        Map<String, String> typed = Map.of("receipt", receipt, "mobile", Forms.text(posted, "mobile", 50));
        if (!problems.isEmpty()) {
            return refuse(context, problems, page -> comeBack(page, typed));
        }
        Optional<Instant> again = admit(context, Optional.empty());
        if (again.isPresent()) {
            return comeBack(limited(context, again), typed);
        }
        LostMobile.Result result = finished(context, receipt, mobile.orElseThrow(), Forms.secret(posted, "password"));
        if (result.endSessionsOf().isEmpty()) {
            AuthenticatorUtils.dummyHash(context);
        }
        send(context, result.announcements());
        KeycloakSession session = context.getSession();
        result.endSessionsOf()
                .ifPresent(account ->
                        nested.later(features.apply(session).afterwards(), session, inner -> inner.recoverAccount()
                                .endSessions(account)));
        return Notice.backToLogin(context, "tx.recover.finished");
    }

    /** Nothing, too, when the new mobile has become somebody else's meanwhile: the page must not tell. */
    private LostMobile.Result finished(
            AuthenticationFlowContext context, String receipt, MobileNumber mobile, String password) {
        try {
            return nested.call(context.getSession(), inner -> inner.lostMobile().finish(receipt, mobile, password));
        } catch (IdentifierTakenException taken) {
            nested.run(context.getSession(), inner -> inner.recoverAccount().rejectForm(List.of("mobile:taken")));
            return new LostMobile.Result(List.of(), Optional.empty());
        }
    }

    private Response cancel(AuthenticationFlowContext context, MultivaluedMap<String, String> posted) {
        String code = Forms.text(posted, "cancelCode", 60);
        if (code.isBlank()) {
            return refuse(
                    context,
                    List.of(new FormMessage("cancelCode", "tx.field.required")),
                    page -> comeBack(page, Map.of()));
        }
        Optional<Instant> again = admit(context, Optional.empty());
        if (again.isPresent()) {
            return comeBack(limited(context, again), Map.of());
        }
        send(context, nested.call(context.getSession(), inner -> inner.lostMobile()
                .cancel(code)));
        return Notice.backToLogin(context, "tx.recover.cancelled");
    }

    private Optional<Instant> admit(AuthenticationFlowContext context, Optional<IdentityDocument> document) {
        return nested.call(context.getSession(), inner -> inner.lostMobile()
                .admit(document, PageRequest.of(context).address()));
    }

    private Response refuse(
            AuthenticationFlowContext context,
            List<FormMessage> problems,
            Function<LoginFormsProvider, Response> page) {
        nested.run(context.getSession(), inner -> inner.recoverAccount().rejectForm(Forms.reasons(problems)));
        return page.apply(CodeSender.withCodeField(context.form().setErrors(problems), false));
    }

    private LoginFormsProvider limited(AuthenticationFlowContext context, Optional<Instant> again) {
        LoginFormsProvider form = context.form().setError("tx.limited");
        RetryTime.show(form, again, features.apply(context.getSession()).clock());
        return CodeSender.withCodeField(form, false);
    }

    private void send(AuthenticationFlowContext context, List<Announcement> announcements) {
        SubjectFeatures here = features.apply(context.getSession());
        announcements.forEach(message -> here.smsGateway().sendLater(message.to(), message.text()));
    }

    /** Sources that know the person, are up, and need nothing but a form. */
    private static List<EvidenceVerifier> offered(SubjectFeatures here) {
        return here.freshEvidence().sources().stream()
                .filter(source -> here.recoveryPolicy().counts(source.evidenceType()) && source.isUp())
                .filter(source -> source.fields().stream()
                        .noneMatch(field -> field.kind() == Kind.CHALLENGE || field.kind() == Kind.TICKET))
                .toList();
    }

    private Response ask(AuthenticationFlowContext context, LoginFormsProvider form, Map<String, String> typed) {
        List<EvidenceVerifier> offered = offered(features.apply(context.getSession()));
        Map<String, Map<String, String>> fields = new LinkedHashMap<>();
        offered.stream()
                .flatMap(source -> source.fields().stream())
                .filter(field -> !field.name().equals("mobile"))
                .forEach(field -> fields.put(field.name(), described(field)));
        return form.setAttribute("recover", typed)
                .setAttribute(
                        "methods",
                        offered.stream()
                                .map(source -> source.evidenceType().code())
                                .toList())
                .setAttribute("methodFields", List.copyOf(fields.values()))
                .setAttribute(
                        "documentTypes",
                        Arrays.stream(DocumentType.values())
                                .map(DocumentType::code)
                                .toList())
                .createForm(ASK);
    }

    private static Map<String, String> described(PresentedField field) {
        return Map.of(
                "name", field.name(),
                "kind", field.kind().name(),
                "maxLength", Integer.toString(field.maxLength()));
    }

    private static Response comeBack(LoginFormsProvider form, Map<String, String> typed) {
        return form.setAttribute("recover", typed).createForm(COME_BACK);
    }
}
