package io.tongxing.identity.subject.keycloak;

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
 * Account recovery: the mobile with a code, and a new password; ends on the login page of the same login, whether or not the mobile has an
 * account.
 */
public final class RecoverAuthenticator implements Authenticator {
    private static final String PAGE = "recover.ftl";

    private final Function<KeycloakSession, SubjectFeatures> features;
    private final NestedTransaction nested;
    private final CodeSender sender;

    public RecoverAuthenticator(Function<KeycloakSession, SubjectFeatures> features) {
        this.features = features;
        this.nested = new NestedTransaction(features);
        this.sender = new CodeSender(features, ContactCodes.Purpose.RECOVERY);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        context.challenge(page(context.form(), ""));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> posted = context.getHttpRequest().getDecodedFormParameters();
        String typed = Forms.text(posted, "mobile", 50);
        Optional<MobileNumber> mobile = MobileNumber.read(typed);
        List<FormMessage> problems = new ArrayList<>();
        if (mobile.isEmpty()) {
            problems.add(new FormMessage("mobile", "tx.mobile.invalid"));
        }
        if ("send-sms-code".equals(posted.getFirst("do"))) {
            context.forceChallenge(
                    mobile.isEmpty()
                            ? page(context.form().setErrors(problems), typed)
                            : render(sender.sendAndTell(context, mobile.get()), typed));
            return;
        }
        String code = Forms.text(posted, "smsCode", 20).strip();
        String password = Forms.secret(posted, "password");
        checkSecrets(context, posted, code, password, problems);
        if (problems.isEmpty() && mobile.isPresent()) {
            sender.redeem(context, mobile.get(), code).ifPresent(problems::add);
        }
        if (!problems.isEmpty() || mobile.isEmpty()) {
            nested.run(context.getSession(), inner -> inner.recoverAccount().rejectForm(Forms.reasons(problems)));
            context.forceChallenge(page(context.form().setErrors(problems), typed));
            return;
        }
        recover(context, mobile.get(), password);
        context.forceChallenge(Notice.backToLogin(context, "tx.recover.accepted"));
    }

    private static void checkSecrets(
            AuthenticationFlowContext context,
            MultivaluedMap<String, String> posted,
            String code,
            String password,
            List<FormMessage> problems) {
        if (code.isEmpty()) {
            problems.add(new FormMessage("smsCode", "tx.field.required"));
        }
        if (password.isEmpty()) {
            problems.add(new FormMessage("password", "tx.field.required"));
        } else if (!password.equals(Forms.secret(posted, "password-confirm"))) {
            problems.add(new FormMessage("password-confirm", "tx.password.mismatch"));
        }
        EnrolAuthenticator.passwordProblem(context, password).ifPresent(problems::add);
    }

    private void recover(AuthenticationFlowContext context, MobileNumber mobile, String password) {
        KeycloakSession session = context.getSession();
        Optional<RecoverAccount.Recovered> recovered =
                nested.call(session, inner -> inner.recoverAccount().recover(mobile, password));
        if (recovered.isEmpty()) {
            // Costs what a real change costs, so that time does not tell who is registered.
            AuthenticatorUtils.dummyHash(context);
            return;
        }
        SubjectFeatures here = features.apply(session);
        String account = recovered.get().accountId();
        here.smsGateway().sendLater(mobile, recovered.get().announcement().text());
        nested.later(here.afterwards(), session, inner -> inner.recoverAccount().endSessions(account));
    }

    private static Response page(LoginFormsProvider form, String mobile) {
        return render(CodeSender.withCodeField(form, false), mobile);
    }

    private static Response render(LoginFormsProvider form, String mobile) {
        return form.setAttribute("recover", Map.of("mobile", mobile)).createForm(PAGE);
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
