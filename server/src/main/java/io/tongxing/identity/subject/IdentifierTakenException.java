package io.tongxing.identity.subject;

/**
 * A document number or a contact already belongs to somebody. Thrown by the store when the unique constraint of the database speaks, so that two
 * registrations at the same instant cannot both win; the transaction MUST be rolled back.
 */
public final class IdentifierTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Which constraint spoke. */
    public enum What {
        DOCUMENT,
        CONTACT,
        EXTERNAL_KEY
    }

    private final What what;

    public IdentifierTakenException(What what) {
        super("Already taken: " + what, null, false, false);
        this.what = what;
    }

    public What what() {
        return what;
    }
}
