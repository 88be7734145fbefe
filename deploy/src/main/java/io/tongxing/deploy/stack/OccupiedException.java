package io.tongxing.deploy.stack;

/** A data directory that somebody else uses at this moment. */
public final class OccupiedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OccupiedException(String message) {
        super(message);
    }
}
