package io.tongxing.sandbox.authority.signature;

/** A request that is not provably the server's own, with a code a program can read. */
public final class NotSigned extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    NotSigned(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
