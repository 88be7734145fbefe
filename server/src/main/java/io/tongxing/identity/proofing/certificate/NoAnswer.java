package io.tongxing.identity.proofing.certificate;

/** An authority said nothing that can be believed; the reason is a code of {@code EvidenceOutcome.Unavailable}. */
final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    NoAnswer(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
