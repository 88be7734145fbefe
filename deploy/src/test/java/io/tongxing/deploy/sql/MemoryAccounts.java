package io.tongxing.deploy.sql;

import io.tongxing.identity.subject.Accounts;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Login accounts without Keycloak: which may be used, and whose secrets were forgotten. */
final class MemoryAccounts implements Accounts {
    final Set<String> suspended = new HashSet<>();
    final Set<String> forgotten = new HashSet<>();

    @Override
    public String open(String accountName, String password) {
        return accountName;
    }

    @Override
    public Optional<String> byName(String accountName) {
        return Optional.empty();
    }

    @Override
    public String nameOf(String accountId) {
        return accountId;
    }

    @Override
    public void replacePassword(String accountId, String password) {
        forgotten.remove(accountId);
    }

    @Override
    public void endSessions(String accountId) {}

    @Override
    public void suspend(String accountId) {
        suspended.add(accountId);
    }

    @Override
    public void resume(String accountId) {
        suspended.remove(accountId);
    }

    @Override
    public void forgetSecrets(String accountId, String unknownPassword) {
        forgotten.add(accountId);
    }
}
