package io.tongxing.bench.contest;

/** The contest cannot be held or would not be fair; the message says why in one line. */
public final class ContestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ContestException(String message) {
        super(message);
    }

    public ContestException(String message, Throwable cause) {
        super(message, cause);
    }
}
