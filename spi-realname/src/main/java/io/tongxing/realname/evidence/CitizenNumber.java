package io.tongxing.realname.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The number of 18 characters that resident cards, residence permits and the foreign card of 2023 share: six digits of
 * place, eight of birth, three of sequence whose last tells the gender, one check character.
 *
 * <p>GB 11643-1999. Births of the 19th century are in the registers; years outside 1800 to 2099 are not.
 */
final class CitizenNumber {

    private static final int LENGTH = 18;
    private static final int OLD_LENGTH = 15;
    private static final int OLD_SEQUENCE_INDEX = 12;
    private static final int PLACE_LENGTH = 6;
    private static final int GENDER_INDEX = 16;
    private static final int CHECK_INDEX = 17;
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2099;

    private CitizenNumber() {}

    /** The problem is told where the slip most likely is: a wrong date is named before the check digit it also breaks. */
    static @Nullable DocumentProblem problem(String number, Predicate<String> placeExists, LocalDate latestBirth) {
        if (!hasAllowedCharacters(number)) {
            return DocumentProblem.CHARACTERS;
        }
        if (number.length() != LENGTH) {
            return DocumentProblem.LENGTH;
        }
        if (!AsciiForm.isDigits(number, 0, CHECK_INDEX)) {
            return DocumentProblem.CHARACTERS;
        }
        if (!placeExists.test(number.substring(0, PLACE_LENGTH))) {
            return DocumentProblem.DIVISION;
        }
        Optional<LocalDate> birth = CalendarDay.at(number, PLACE_LENGTH);
        if (birth.isEmpty() || !isPlausible(birth.get(), latestBirth)) {
            return DocumentProblem.DATE;
        }
        return number.charAt(CHECK_INDEX) == CheckCharacters.mod112(number) ? null : DocumentProblem.CHECK_DIGIT;
    }

    /**
     * The numbers of eighteen characters that fifteen digits of GB 11643-1989 became: the century put in and the check character added. The
     * sequences 996 to 999 were kept for people who were a hundred years old then, but not for them alone, so they give two. Cards with fifteen digits
     * have not been valid since 2013: good for finding somebody, never for proving anything.
     */
    static List<String> ofFifteenDigits(String digits) {
        if (digits.length() != OLD_LENGTH || !AsciiForm.isDigits(digits, 0, OLD_LENGTH)) {
            return List.of();
        }
        boolean isOfEitherCentury = digits.compareTo(digits.substring(0, OLD_SEQUENCE_INDEX) + "996") >= 0;
        return (isOfEitherCentury ? Stream.of("19", "18") : Stream.of("19"))
                .map(century -> digits.substring(0, PLACE_LENGTH) + century + digits.substring(PLACE_LENGTH))
                .map(number -> number + CheckCharacters.mod112(number))
                .toList();
    }

    static Optional<LocalDate> birthdate(String number) {
        return CalendarDay.at(number, PLACE_LENGTH);
    }

    static Gender gender(String number) {
        return (number.charAt(GENDER_INDEX) - '0') % 2 == 1 ? Gender.MALE : Gender.FEMALE;
    }

    static boolean hasLength(String number) {
        return number.length() == LENGTH;
    }

    private static boolean isPlausible(LocalDate birth, LocalDate latestBirth) {
        return birth.getYear() >= FIRST_YEAR && birth.getYear() <= LAST_YEAR && !birth.isAfter(latestBirth);
    }

    private static boolean hasAllowedCharacters(String number) {
        return number.chars().allMatch(character -> AsciiForm.isDigit((char) character) || character == 'X');
    }
}
