package io.tongxing.deploy.process;

/** A program did not start or did not get ready; the message says which and where its log is. */
public final class ProcessException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProcessException(String message) {
        super(message);
    }

    public ProcessException(String message, Throwable cause) {
        super(message, cause);
    }
}
