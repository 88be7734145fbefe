package io.tongxing.deploy.realm;

/** A description is wrong or the server refused it; the message says what. */
public final class RealmException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RealmException(String message) {
        super(message);
    }

    public RealmException(String message, Throwable cause) {
        super(message, cause);
    }
}
