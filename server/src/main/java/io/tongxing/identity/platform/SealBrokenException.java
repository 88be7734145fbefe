package io.tongxing.identity.platform;

/** Sealed personal data cannot be opened: it was changed, moved, or its key is not held. Carries no part of the data. */
public final class SealBrokenException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public SealBrokenException(String message) {
        super(message);
    }
}
