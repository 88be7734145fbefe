package io.tongxing.sandbox.person;

/**
 * The check digits of the documents that have one: MOD 11-2 (ISO 7064, GB 11643-1999), the 7-3-1 sum of ICAO 9303, and Luhn
 * (ISO/IEC 7812-1) of bank cards.
 *
 * <p>Written apart from the server's validators on purpose: a number that both agree on is right, and one shared mistake would
 * be invisible.
 */
public final class CheckDigits {
    private static final int[] MOD_11_2_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String MOD_11_2_RESULTS = "10X98765432";
    private static final int[] ICAO_WEIGHTS = {7, 3, 1};

    private CheckDigits() {}

    /** Takes the first 17 digits of an 18-character number. */
    public static char mod11Two(String seventeenDigits) {
        if (seventeenDigits.length() != MOD_11_2_WEIGHTS.length) {
            throw new IllegalArgumentException("MOD 11-2 is taken over 17 digits");
        }
        int sum = 0;
        for (int i = 0; i < MOD_11_2_WEIGHTS.length; i++) {
            sum += Character.digit(seventeenDigits.charAt(i), 10) * MOD_11_2_WEIGHTS[i];
        }
        return MOD_11_2_RESULTS.charAt(sum % 11);
    }

    /** Letters count as 10 to 35, the filler as 0. */
    public static char icao9303(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int value = character == '<' ? 0 : Character.digit(character, 36);
            sum += value * ICAO_WEIGHTS[i % ICAO_WEIGHTS.length];
        }
        return Character.forDigit(sum % 10, 10);
    }

    public static char luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(digits.length() - 1 - i), 10);
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return Character.forDigit((10 - sum % 10) % 10, 10);
    }
}
