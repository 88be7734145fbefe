package io.tongxing.identity.subject;

import java.util.Optional;

/** The login accounts that the identity provider keeps for persons: an opaque name and a password, nothing personal. */
public interface Accounts {

    /**
     * Opens an account in the caller's transaction. Costs a password hash whether or not the transaction commits in the end.
     *
     * @return the account id
     */
    String open(String accountName, String password);

    /** The account of that name, whoever's it is. */
    Optional<String> byName(String accountName);

    /** The name of an account that exists. */
    String nameOf(String accountId);

    /** Sets a new password and lifts a lock that wrong second factors brought about, in the caller's transaction. */
    void replacePassword(String accountId, String password);

    /**
     * Ends every session of the account. Tells departments over HTTP, so it belongs into a transaction of its own on a thread that nobody waits
     * for.
     */
    void endSessions(String accountId);

    /** No login and no token for the account from now on, on any node; in the caller's transaction. */
    void suspend(String accountId);

    /** Takes {@link #suspend} back, in the caller's transaction. */
    void resume(String accountId);

    /** Replaces the password by one that nobody knows and takes second factors away, in the caller's transaction. */
    void forgetSecrets(String accountId, String unknownPassword);
}
