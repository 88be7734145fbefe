package io.tongxing.deploy.quickstart;

/** The command cannot do what it was asked; the message is the one line that the person sees. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
