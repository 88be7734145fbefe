package io.tongxing.realname.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MaskTest {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    /** Whoever knows the division, as neighbours do, and reads the mask: every day of a lifetime remains, for men and women alike. */
    @Test
    void theCheckCharacterThatShowsRulesOutNoBirthdayAndNeitherGender() {
        Set<String> everyMask = masksOf("37029919900101", 1);
        assertThat(everyMask).hasSize(11);
        for (LocalDate day = LocalDate.of(1940, 1, 1); day.getYear() < 2026; day = day.plusDays(1)) {
            String born = "370299" + day.toString().replace("-", "");
            assertThat(masksOf(born, 0)).as("women born on %s", day).isEqualTo(everyMask);
            assertThat(masksOf(born, 1)).as("men born on %s", day).isEqualTo(everyMask);
        }
    }

    private static Set<String> masksOf(String placeAndBirth, int parity) {
        Set<String> masks = new TreeSet<>();
        for (int sequence = parity; sequence < 1000; sequence += 2) {
            String digits = placeAndBirth + "%03d".formatted(sequence);
            int sum = 0;
            for (int i = 0; i < WEIGHTS.length; i++) {
                sum += WEIGHTS[i] * (digits.charAt(i) - '0');
            }
            masks.add(Mask.number(digits + "10X98765432".charAt(sum % 11)));
            if (masks.size() == 11) {
                break;
            }
        }
        return masks;
    }

    @Test
    void ofAMobileAndABankCardOneDigitShowsThatTellsSomething() {
        assertThat(Mask.number("13912345678")).isEqualTo("1*********8");
        assertThat(Mask.number("6222021234567890123")).isEqualTo("6*****************3");
    }

    @Test
    void shortNumbersDoNotShowAtAllAndCharactersAreNotCutInHalf() {
        assertThat(Mask.number("A12")).isEqualTo("***");
        assertThat(Mask.number("\uD842\uDFB7123")).isEqualTo("\uD842\uDFB7**3");
        assertThat(Mask.number("")).isEmpty();
    }
}
