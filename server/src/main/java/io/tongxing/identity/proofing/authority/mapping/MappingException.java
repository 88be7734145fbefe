package io.tongxing.identity.proofing.authority.mapping;

/** A mapping that cannot be right, in one line: which file, where in it, and what is wrong. */
public final class MappingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MappingException(String message) {
        super(message);
    }

    /** The same, with the file in front of it. */
    MappingException in(String origin) {
        return new MappingException("mapping " + origin + ": " + getMessage());
    }
}
