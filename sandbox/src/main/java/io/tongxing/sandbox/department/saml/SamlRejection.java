package io.tongxing.sandbox.department.saml;

/** A SAML message that is not believed. The reason goes to the log; the message itself, which names people, goes nowhere. */
final class SamlRejection extends Exception {
    private static final long serialVersionUID = 1L;

    enum Reason {
        NOT_XML,
        NOT_SUCCESS,
        UNKNOWN_REQUEST,
        NOT_SIGNED,
        BAD_SIGNATURE,
        WRONG_STRUCTURE,
        WRONG_ISSUER,
        WRONG_AUDIENCE,
        WRONG_DESTINATION,
        WRONG_SUBJECT_CONFIRMATION,
        NOT_IN_TIME,
        REPLAYED,
        NO_PERSISTENT_SUBJECT
    }

    private final Reason reason;

    SamlRejection(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
