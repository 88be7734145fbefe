package io.tongxing.identity.subject.keycloak;

import io.tongxing.identity.subject.Accounts;
import java.util.List;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.managers.AuthenticationManager;

/** Accounts are Keycloak users with an opaque name and nothing else; what is personal stays in our own sealed tables. */
public final class KeycloakAccounts implements Accounts {
    private final KeycloakSession session;

    public KeycloakAccounts(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public String open(String accountName, String password) {
        UserModel user = session.users().addUser(realm(), accountName);
        user.setEnabled(true);
        user.credentialManager().updateCredential(UserCredentialModel.password(password, false));
        return user.getId();
    }

    @Override
    public Optional<String> byName(String accountName) {
        return Optional.ofNullable(session.users().getUserByUsername(realm(), accountName))
                .map(UserModel::getId);
    }

    @Override
    public String nameOf(String accountId) {
        return session.users().getUserById(realm(), accountId).getUsername();
    }

    @Override
    public void replacePassword(String accountId, String password) {
        UserModel user = session.users().getUserById(realm(), accountId);
        user.credentialManager().updateCredential(UserCredentialModel.password(password, false));
        session.loginFailures().removeUserLoginFailure(realm(), accountId);
    }

    @Override
    public void endSessions(String accountId) {
        UserModel user = session.users().getUserById(realm(), accountId);
        if (user == null) {
            return;
        }
        List<UserSessionModel> open =
                session.sessions().getUserSessionsStream(realm(), user).toList();
        open.forEach(userSession -> AuthenticationManager.backchannelLogout(session, userSession, true));
    }

    @Override
    public void suspend(String accountId) {
        enable(accountId, false);
    }

    @Override
    public void resume(String accountId) {
        enable(accountId, true);
    }

    private void enable(String accountId, boolean enabled) {
        UserModel user = session.users().getUserById(realm(), accountId);
        if (user != null && user.isEnabled() != enabled) {
            user.setEnabled(enabled);
        }
    }

    @Override
    public void forgetSecrets(String accountId, String unknownPassword) {
        replacePassword(accountId, unknownPassword);
        SubjectCredentialManager credentials =
                session.users().getUserById(realm(), accountId).credentialManager();
        List<String> others = credentials
                .getStoredCredentialsStream()
                .filter(credential -> !PasswordCredentialModel.TYPE.equals(credential.getType()))
                .map(CredentialModel::getId)
                .toList();
        others.forEach(credentials::removeStoredCredentialById);
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
