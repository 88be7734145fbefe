package io.tongxing.identity.cases;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/** Who looks after a child's identity. What that means depends on the child's age alone, so it ends by itself. */
public record Guardianship(UUID guardianshipId, UUID guardianId, UUID childId) {
    private static final int DECIDES_BELOW = 14;
    private static final int OF_AGE = 18;

    /** What a guardian may do on a given day. */
    public enum Phase {
        /** Below 14 the guardian acts and consents for the child (PIPL, article 31). */
        DECIDES,
        /** From 14 to 18 the child acts, and the guardian sees it. */
        SUPERVISES,
        /** The child has come of age. */
        OVER;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** By the child's birthday; somebody born on 29 February has it on 1 March in other years. */
        public static Phase on(LocalDate day, LocalDate birthdate) {
            if (day.isBefore(birthday(birthdate, DECIDES_BELOW))) {
                return DECIDES;
            }
            return day.isBefore(birthday(birthdate, OF_AGE)) ? SUPERVISES : OVER;
        }

        private static LocalDate birthday(LocalDate birthdate, int age) {
            LocalDate day = birthdate.plusYears(age);
            return day.getDayOfMonth() == birthdate.getDayOfMonth() ? day : day.plusDays(1);
        }
    }
}
