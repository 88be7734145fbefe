package io.tongxing.identity.platform;

/**
 * Makes personal data unreadable at rest, and readable again for the one row it was sealed for.
 *
 * <p>The context names table, column and row owner and is authenticated with the text: a sealed value copied into another row, by whoever can
 * write to the database, no longer opens.
 */
public interface PersonalDataSeal {

    /** Seals a text; sealing the same text twice gives different bytes. */
    byte[] seal(String plain, String context);

    /**
     * Opens what {@link #seal} made under the same context.
     *
     * @throws SealBrokenException when the bytes were changed, moved to another context, or sealed under a key that is not held
     */
    String open(byte[] sealed, String context);
}
