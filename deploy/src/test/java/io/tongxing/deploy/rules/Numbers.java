package io.tongxing.deploy.rules;

import io.tongxing.deploy.testkit.PersonalValues;
import java.util.concurrent.ThreadLocalRandom;

/** Numbers of resident identity cards, right ones and ones that are wrong in one way (GB 11643-1999). */
final class Numbers {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    private Numbers() {}

    /** With the right check character, whatever place and day. Nobody lives who was born in the years that tests use. */
    static String resident(String place, String day) {
        String body =
                place + day + String.format("%03d", ThreadLocalRandom.current().nextInt(1000));
        return remembered(body + checkCharacter(body));
    }

    /** A day of a year whose children are all dead. */
    static String longAgo() {
        return "18%02d%02d%02d".formatted(random(20, 70), random(1, 13), random(1, 29));
    }

    static String withWrongCheckCharacter(String number) {
        char right = number.charAt(17);
        return remembered(number.substring(0, 17) + (right == '1' ? '2' : '1'));
    }

    static String withDay(String number, String day) {
        String body = number.substring(0, 6) + day + number.substring(14, 17);
        return remembered(body + checkCharacter(body));
    }

    static String withPlace(String number, String place) {
        String body = place + number.substring(6, 17);
        return remembered(body + checkCharacter(body));
    }

    /** As an input method for full-width characters types it: with spaces between the groups and a small x. */
    static String fullWidth(String number) {
        StringBuilder wide = new StringBuilder("\u3000");
        for (char character : number.toLowerCase(java.util.Locale.ROOT).toCharArray()) {
            wide.append((char) (character - '!' + '\uFF01'));
        }
        return remembered(wide.insert(7, ' ').insert(16, '\u3000').append(' ').toString());
    }

    private static char checkCharacter(String body) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }

    private static int random(int from, int below) {
        return ThreadLocalRandom.current().nextInt(from, below);
    }

    private static String remembered(String number) {
        PersonalValues.remember(number);
        return number;
    }
}
