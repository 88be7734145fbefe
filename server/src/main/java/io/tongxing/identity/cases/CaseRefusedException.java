package io.tongxing.identity.cases;

/**
 * A step of a case cannot be done, for a reason that has a code. Nothing may be kept of the transaction in which it is thrown, because a case is
 * carried out whole or not at all.
 */
public final class CaseRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public CaseRefusedException(String code) {
        super("Refused: " + code, null, false, false);
        this.code = code;
    }

    /** Words in kebab case, never anything personal. */
    public String code() {
        return code;
    }
}
