package io.tongxing.identity.proofing.authority.exchange;

/**
 * There is no answer that could be believed. Carries a published cause and nothing else: a text from outside could bring a name
 * into a log, and a stack trace says nothing that the cause does not.
 */
public final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    private final String cause;
    private final boolean blamesSource;

    private NoAnswer(String cause, boolean blamesSource) {
        super(cause, null, false, false);
        this.cause = cause;
        this.blamesSource = blamesSource;
    }

    /** @param cause one of the constants of {@code EvidenceOutcome.Unavailable} */
    public static NoAnswer because(String cause) {
        return new NoAnswer(cause, true);
    }

    /** The source is there and refuses this one question; that says nothing about the next. */
    public static NoAnswer toThisQuestionAlone(String cause) {
        return new NoAnswer(cause, false);
    }

    public String code() {
        return cause;
    }

    boolean blamesSource() {
        return blamesSource;
    }
}
