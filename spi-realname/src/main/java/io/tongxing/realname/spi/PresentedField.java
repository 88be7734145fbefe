package io.tongxing.realname.spi;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Something that a person gives for one kind of evidence beyond name and document: a field of the form.
 *
 * <p>The words for it are messages of the login theme, {@code tx.proof.field.<name>}; a verifier from outside brings its own
 * in {@code theme-resources/messages} of its jar.
 *
 * @param maxLength in characters; what is longer is refused before the verifier sees it
 */
public record PresentedField(String name, Kind kind, int maxLength, boolean required) {

    /** How it is asked for. */
    public enum Kind {
        TEXT,
        /** Digits, with spaces between them at will. */
        DIGITS,
        /** A day as {@code YYYY-MM-DD}. */
        DATE,
        /** A sample, a certificate, a file as text. */
        LONG_TEXT,
        /** Typed blindly and never shown again. */
        SECRET,
        /** Made by the server for this login and shown to the person; never read from what they send. */
        CHALLENGE,
        /** Brought back by the visit to the source's own page; never read from the form. */
        TICKET
    }

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final int LONGEST = 100_000;

    public PresentedField {
        Objects.requireNonNull(kind, "kind");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the name of a field is one word");
        }
        if (maxLength < 1 || maxLength > LONGEST) {
            throw new IllegalArgumentException("a field has between 1 and " + LONGEST + " characters");
        }
    }

    public static PresentedField required(String name, Kind kind, int maxLength) {
        return new PresentedField(name, kind, maxLength, true);
    }

    public static PresentedField optional(String name, Kind kind, int maxLength) {
        return new PresentedField(name, kind, maxLength, false);
    }
}
