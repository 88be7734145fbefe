package io.tongxing.identity.subject.keycloak;

import io.tongxing.identity.platform.AttemptLimits.Limit;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * The login page: mobile, document number or account name, and the password.
 *
 * <p>Every refusal says the same and costs the same, whether the account does not exist, is locked, or the password is wrong. What was typed is
 * kept out of event details, because it may be a resident's number.
 */
public final class LoginAuthenticator implements Authenticator {
    private static final Limit FAILURES_PER_ADDRESS = new Limit("login-failures-address", 300, Duration.ofMinutes(10));

    private final Function<KeycloakSession, SubjectFeatures> features;
    private final NestedTransaction nested;

    public LoginAuthenticator(Function<KeycloakSession, SubjectFeatures> features) {
        this.features = features;
        this.nested = new NestedTransaction(features);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        context.challenge(page(context, null));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        String typed = Forms.text(form, "username", 200);
        String password = Forms.secret(form, "password");
        SubjectFeatures here = features.apply(context.getSession());
        String address = context.getConnection().getRemoteHost();
        if (here.attemptLimits().isUsedUp(FAILURES_PER_ADDRESS, address)) {
            context.getEvent().error("login_limit_address");
            context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page(context, "tx.login.limited"));
            return;
        }
        UserModel before = context.getUser();
        Optional<UserModel> user = here.resolveAccount()
                .resolve(typed)
                .map(id -> context.getSession().users().getUserById(context.getRealm(), id))
                .filter(found -> before == null || before.getId().equals(found.getId()));
        if (user.isEmpty()) {
            AuthenticatorUtils.dummyHash(context);
            refuse(context, null, Errors.USER_NOT_FOUND, address);
            return;
        }
        Optional<String> refusal = refusal(context, user.get(), password);
        if (refusal.isPresent()) {
            refuse(context, user.get(), refusal.get(), address);
            return;
        }
        context.getAuthenticationSession().setAuthNote(AuthenticationManager.PASSWORD_VALIDATED, "true");
        context.setUser(user.get());
        context.success();
    }

    private static Optional<String> refusal(AuthenticationFlowContext context, UserModel user, String password) {
        String locked = AuthenticatorUtils.getDisabledByBruteForceEventError(context, user);
        if (locked != null || password.isEmpty()) {
            AuthenticatorUtils.dummyHash(context);
            return Optional.of(locked != null ? locked : Errors.INVALID_USER_CREDENTIALS);
        }
        if (!user.credentialManager().isValid(UserCredentialModel.password(password))) {
            return Optional.of(Errors.INVALID_USER_CREDENTIALS);
        }
        return user.isEnabled() ? Optional.empty() : Optional.of(Errors.USER_DISABLED);
    }

    private void refuse(AuthenticationFlowContext context, @Nullable UserModel user, String error, String address) {
        nested.call(context.getSession(), inner -> inner.attemptLimits().take(FAILURES_PER_ADDRESS, address));
        if (user != null) {
            context.getEvent().user(user);
        }
        context.getEvent().error(error);
        Response page = page(context, "tx.login.invalid");
        if (Errors.INVALID_USER_CREDENTIALS.equals(error)) {
            // Tells Keycloak's brute-force protection whom to count it for.
            context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page);
        } else {
            context.forceChallenge(page);
        }
        if (user != null) {
            context.clearUser();
        }
    }

    private static Response page(AuthenticationFlowContext context, @Nullable String error) {
        LoginFormsProvider form = context.form();
        if (error != null) {
            form.setError(error);
        }
        Notice.take(context.getAuthenticationSession()).ifPresent(form::setSuccess);
        return form.createLoginUsernamePassword();
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
