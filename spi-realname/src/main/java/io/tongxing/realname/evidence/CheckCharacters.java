package io.tongxing.realname.evidence;

/** The check characters of identity numbers. Callers pass numbers whose other characters are already checked. */
final class CheckCharacters {

    private static final int[] MOD_11_2_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String MOD_11_2_CHARACTERS = "10X98765432";
    private static final int[] MRZ_WEIGHTS = {7, 3, 1};

    private CheckCharacters() {}

    /** ISO 7064 MOD 11-2 over the first 17 digits, as GB 11643-1999 uses it. */
    static char mod112(String number) {
        int sum = 0;
        for (int i = 0; i < MOD_11_2_WEIGHTS.length; i++) {
            sum += MOD_11_2_WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return MOD_11_2_CHARACTERS.charAt(sum % 11);
    }

    /** ICAO Doc 9303 part 3 section 4.9 over the first {@code length} characters: weights 7, 3, 1, letters from A = 10. */
    static char mrz(String number, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += MRZ_WEIGHTS[i % MRZ_WEIGHTS.length] * Character.digit(number.charAt(i), 36);
        }
        return (char) ('0' + sum % 10);
    }
}
