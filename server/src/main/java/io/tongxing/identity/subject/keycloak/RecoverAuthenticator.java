package io.tongxing.identity.subject.keycloak;

import io.tongxing.identity.subject.Announcement;
import io.tongxing.identity.subject.ContactCodes;
import io.tongxing.identity.subject.RecoverAccount;
import io.tongxing.realname.evidence.MobileNumber;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * Account recovery: the mobile with a code, the document number where the identity is proven, and a new password; ends on the login page of the same
 * login, whether or not the mobile has an account. Who has lost the mobile goes on in {@link LostMobilePages}.
 */
public final class RecoverAuthenticator implements Authenticator {
    private static final String PAGE = "recover.ftl";

    private final Function<KeycloakSession, SubjectFeatures> features;
    private final NestedTransaction nested;
    private final CodeSender sender;
    private final LostMobilePages lostMobile;

    public RecoverAuthenticator(Function<KeycloakSession, SubjectFeatures> features) {
        this.features = features;
        this.nested = new NestedTransaction(features);
        this.sender = new CodeSender(features, ContactCodes.Purpose.RECOVERY);
        this.lostMobile = new LostMobilePages(features);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        context.challenge(page(context.form(), Map.of()));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
        if (lostMobile.isFor(posted)) {
            context.forceChallenge(lostMobile.answer(context, posted));
            return;
        }
        Map<String, String> typed = Map.of(
                "mobile", Forms.text(posted, "mobile", 50),
                "documentNumber", Forms.text(posted, "documentNumber", 50));
        Optional<MobileNumber> mobile = MobileNumber.read(Forms.text(posted, "mobile", 50));
        List<FormMessage> problems = new ArrayList<>();
        if (mobile.isEmpty()) {
            problems.add(new FormMessage("mobile", "tx.mobile.invalid"));
        }
        String wish = Forms.text(posted, "do", 30);
        if ("send-sms-code".equals(wish)) {
            context.forceChallenge(
                    mobile.isEmpty()
                            ? page(context.form().setErrors(problems), typed)
                            : render(sender.sendAndTell(context, mobile.get()), typed));
            return;
        }
        boolean reminding = "tell-name".equals(wish);
        String code = Forms.requiredCode(posted, problems);
        if (!reminding) {
            checkPassword(context, posted, problems);
        }
        if (problems.isEmpty() && mobile.isPresent()) {
            sender.redeem(context, mobile.get(), code).ifPresent(problems::add);
        }
        if (!problems.isEmpty() || mobile.isEmpty()) {
            nested.run(context.getSession(), inner -> inner.recoverAccount().rejectForm(Forms.reasons(problems)));
            context.forceChallenge(page(context.form().setErrors(problems), typed));
            return;
        }
        context.forceChallenge(
                reminding ? remind(context, mobile.get()) : recover(context, mobile.get(), typed, posted));
    }

    /** The problems of a new password, typed twice. */
    static void checkPassword(
            AuthenticationFlowContext context, MultivaluedMap<String, String> posted, List<FormMessage> problems) {
        String password = Forms.secret(posted, "password");
        if (password.isEmpty()) {
            problems.add(new FormMessage("password", "tx.field.required"));
        } else if (!password.equals(Forms.secret(posted, "password-confirm"))) {
            problems.add(new FormMessage("password-confirm", "tx.password.mismatch"));
        }
        EnrolAuthenticator.passwordProblem(context, password).ifPresent(problems::add);
    }

    private Response remind(AuthenticationFlowContext context, MobileNumber mobile) {
        Optional<Announcement> announcement = nested.call(
                context.getSession(), inner -> inner.recoverAccount().remind(mobile));
        announcement.ifPresent(message -> send(context, message));
        return Notice.backToLogin(context, "tx.recover.nameTold");
    }

    private Response recover(
            AuthenticationFlowContext context,
            MobileNumber mobile,
            Map<String, String> typed,
            MultivaluedMap<String, String> posted) {
        KeycloakSession session = context.getSession();
        String password = Forms.secret(posted, "password");
        RecoverAccount.Recovered recovered = nested.call(session, inner -> inner.recoverAccount()
                .recover(mobile, typed.getOrDefault("documentNumber", ""), password));
        recovered.announcement().ifPresent(message -> send(context, message));
        if (recovered.accountId().isEmpty()) {
            // Costs what a real change costs, so that time does not tell who is registered.
            AuthenticatorUtils.dummyHash(context);
        } else {
            String account = recovered.accountId().get();
            nested.later(features.apply(session).afterwards(), session, inner -> inner.recoverAccount()
                    .endSessions(account));
        }
        Response page = Notice.backToLogin(context, "tx.recover.accepted");
        // After the login was begun anew, which forgets everything: the mobile is proven, so nobody else's failures
        // matter.
        ProvenMobile.remember(context.getAuthenticationSession(), recovered.accountId());
        return page;
    }

    private void send(AuthenticationFlowContext context, Announcement message) {
        features.apply(context.getSession()).smsGateway().sendLater(message.to(), message.text());
    }

    private static Response page(LoginFormsProvider form, Map<String, String> typed) {
        return render(CodeSender.withCodeField(form, false), typed);
    }

    private static Response render(LoginFormsProvider form, Map<String, String> typed) {
        return form.setAttribute("recover", typed).createForm(PAGE);
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
