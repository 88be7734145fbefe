package io.tongxing.identity.subject.keycloak;

import io.tongxing.identity.platform.NetworkAddress;
import io.tongxing.identity.subject.ContactCodes;
import io.tongxing.identity.subject.LoginLimits;
import io.tongxing.identity.subject.LoginLimits.Admission;
import io.tongxing.identity.subject.LoginLimits.Visitor;
import io.tongxing.realname.evidence.MobileNumber;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * The login page: mobile, document number or account name, and the password; a code by SMS in addition for who has to wait because of others.
 *
 * <p>Every refusal says the same and costs the same, whether the account does not exist or the password is wrong. What was typed is kept out of
 * event details, because it may be a resident's number. Wrong passwords are counted by {@link LoginLimits} and not by Keycloak, whose lock of an
 * account is a stranger's to turn; Keycloak's own count is left to the second factor, which nobody reaches without the password.
 */
public final class LoginAuthenticator implements Authenticator {
    private final Function<KeycloakSession, SubjectFeatures> features;
    private final NestedTransaction nested;
    private final CodeSender sender;
    private final MobileCheck mobileCheck;

    public LoginAuthenticator(Function<KeycloakSession, SubjectFeatures> features) {
        this.features = features;
        this.nested = new NestedTransaction(features);
        this.sender = new CodeSender(features, ContactCodes.Purpose.LOGIN);
        this.mobileCheck = new MobileCheck(nested);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        context.challenge(new LoginPage(context).response());
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        boolean sending = "send-sms-code".equals(form.getFirst("do"));
        String code = Forms.text(form, "smsCode", 20).strip();
        if (sending || !code.isEmpty()) {
            Optional<LoginPage> page = sending ? Optional.of(sendCode(context, form)) : redeem(context, form, code);
            if (page.isPresent()) {
                context.forceChallenge(page.get().typed(form).offerCode(true).response());
                return;
            }
        }
        logIn(context, form);
    }

    private LoginPage sendCode(AuthenticationFlowContext context, MultivaluedMap<String, String> form) {
        return MobileNumber.read(Forms.text(form, "mobile", 50))
                .map(mobile -> new LoginPage(context, sender.sendAndTell(context, mobile)))
                .orElseGet(() -> new LoginPage(context).problem(new FormMessage("mobile", "tx.mobile.invalid")));
    }

    /** A page when the code is not right. Whose mobile it is stays on the server: the page must not tell who has an account. */
    private Optional<LoginPage> redeem(
            AuthenticationFlowContext context, MultivaluedMap<String, String> form, String code) {
        Optional<MobileNumber> mobile = MobileNumber.read(Forms.text(form, "mobile", 50));
        Optional<FormMessage> problem = mobile.isEmpty()
                ? Optional.of(new FormMessage("mobile", "tx.mobile.invalid"))
                : sender.redeem(context, mobile.get(), code);
        if (problem.isEmpty() && mobile.isPresent()) {
            ProvenMobile.remember(
                    context.getAuthenticationSession(),
                    features.apply(context.getSession()).resolveAccount().byMobile(mobile.get()));
        }
        return problem.map(wrong -> new LoginPage(context).problem(wrong));
    }

    private void logIn(AuthenticationFlowContext context, MultivaluedMap<String, String> form) {
        SubjectFeatures here = features.apply(context.getSession());
        UserModel before = context.getUser();
        Optional<UserModel> user = here.resolveAccount()
                .resolve(Forms.text(form, "username", 200))
                .map(id -> context.getSession().users().getUserById(context.getRealm(), id))
                .filter(found -> before == null || before.getId().equals(found.getId()));
        Visitor visitor = visitor(context, here, form, user.map(UserModel::getId));
        Admission admission =
                nested.call(context.getSession(), inner -> inner.loginLimits().admit(visitor));
        if (admission.again().isPresent()) {
            context.getEvent().error("login_delayed");
            context.forceChallenge(new LoginPage(context)
                    .typed(form)
                    .error("tx.login.limited")
                    .again(admission.again(), here.clock())
                    .offerCode(true)
                    .response());
            return;
        }
        Optional<String> refusal = refusal(context, user, Forms.secret(form, "password"), admission.inVain());
        if (refusal.isPresent()) {
            refuse(context, form, visitor, user, refusal.get());
        } else {
            accept(context, here, visitor, user.orElseThrow());
        }
    }

    private static Visitor visitor(
            AuthenticationFlowContext context,
            SubjectFeatures here,
            MultivaluedMap<String, String> form,
            Optional<String> account) {
        Optional<String> own = account.flatMap(id -> ProvenMobile.isOf(context.getAuthenticationSession(), id)
                ? Optional.of(
                        context.getAuthenticationSession().getParentSession().getId())
                : here.knownDevices().deviceOf(DeviceCookie.read(context.getHttpRequest()), id, today(here)));
        return new Visitor(
                NetworkAddress.of(context.getConnection().getRemoteHost()),
                Forms.text(form, "username", 200),
                account,
                own);
    }

    /** Why not, if not; one password hash in any case. */
    private static Optional<String> refusal(
            AuthenticationFlowContext context, Optional<UserModel> user, String password, boolean inVain) {
        if (user.isEmpty() || password.isEmpty() || inVain) {
            AuthenticatorUtils.dummyHash(context);
            String reason = user.isEmpty() ? Errors.USER_NOT_FOUND : Errors.INVALID_USER_CREDENTIALS;
            return Optional.of(inVain ? "login_limit_account" : reason);
        }
        if (!user.get().credentialManager().isValid(UserCredentialModel.password(password))) {
            return Optional.of(Errors.INVALID_USER_CREDENTIALS);
        }
        return user.get().isEnabled() ? Optional.empty() : Optional.of(Errors.USER_DISABLED);
    }

    private void refuse(
            AuthenticationFlowContext context,
            MultivaluedMap<String, String> form,
            Visitor visitor,
            Optional<UserModel> user,
            String error) {
        nested.run(context.getSession(), inner -> inner.loginLimits().failed(visitor));
        user.ifPresent(context.getEvent()::user);
        context.getEvent().error(error);
        context.forceChallenge(new LoginPage(context)
                .typed(form)
                // Only who knew the password learns that the account is held, and not why.
                .error(Errors.USER_DISABLED.equals(error) ? "tx.login.suspended" : "tx.login.invalid")
                .offerCode(false)
                .response());
        if (user.isPresent()) {
            context.clearUser();
        }
    }

    private void accept(AuthenticationFlowContext context, SubjectFeatures here, Visitor visitor, UserModel user) {
        here.loginLimits().succeeded(visitor);
        here.lostMobile().cancelByLogin(user.getId()).forEach(message -> here.smsGateway()
                .sendLater(message.to(), message.text()));
        here.subjects().personOf(user.getId()).ifPresent(person -> mobileCheck.at(context, here, person));
        DeviceCookie.write(
                context,
                here.knownDevices()
                        .remember(
                                DeviceCookie.read(context.getHttpRequest()),
                                user.getId(),
                                today(here),
                                here.randomBytes(16)));
        context.getAuthenticationSession().setAuthNote(AuthenticationManager.PASSWORD_VALIDATED, "true");
        context.setUser(user);
        context.success();
    }

    private static LocalDate today(SubjectFeatures here) {
        return LocalDate.ofInstant(here.clock().instant(), ZoneOffset.UTC);
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
