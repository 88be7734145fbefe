package io.tongxing.realname.evidence;

/**
 * Shows of a number its first and last character and nothing else: document numbers, mobiles, bank cards.
 *
 * <p>More would give the number away. With the division and the last four characters of a resident number shown, the check character alone rules out ten
 * of eleven birthdays; of a mobile shown as three and four digits, ten thousand remain, and a register that says "yes" to one of them is found quickly. What
 * the first and the last character leave open is held by a test that enumerates it.
 */
public final class Mask {

    private static final int TOO_SHORT = 3;

    private Mask() {}

    /** Counted by code point, so that half of a character never shows. */
    public static String number(String number) {
        int[] characters = number.codePoints().toArray();
        if (characters.length <= TOO_SHORT) {
            return "*".repeat(characters.length);
        }
        return Character.toString(characters[0])
                + "*".repeat(characters.length - 2)
                + Character.toString(characters[characters.length - 1]);
    }
}
