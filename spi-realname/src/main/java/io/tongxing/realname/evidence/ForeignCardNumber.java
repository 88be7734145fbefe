package io.tongxing.realname.evidence;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of the foreign permanent resident identity card. Cards of 2017 and of 2023 circulate side by side.
 *
 * <p>2017: nationality of three letters, four digits of division, {@code yyMMdd} of birth, one of sequence, one check digit
 * after ICAO Doc 9303. 2023: a citizen's layout that begins with 9, then two digits of province and three of country.
 */
final class ForeignCardNumber {

    private static final int LENGTH_2017 = 15;
    private static final int NATIONALITY_LENGTH = 3;
    private static final int BIRTH_INDEX_2017 = 7;
    private static final int CHECK_INDEX_2017 = 14;
    /** The last cards of 2017 were handed out in 2023, so two digits above 23 can only mean the 20th century. */
    private static final int LAST_AMBIGUOUS_YEAR = 23;

    private ForeignCardNumber() {}

    static @Nullable DocumentProblem problem(String number, LocalDate latestBirth) {
        boolean has2017Shape =
                number.length() >= NATIONALITY_LENGTH && AsciiForm.isLetters(number, 0, NATIONALITY_LENGTH);
        return has2017Shape
                ? problem2017(number)
                : CitizenNumber.problem(number, ForeignCardNumber::isForeignPlace, latestBirth);
    }

    static Optional<LocalDate> birthdate(String number) {
        if (CitizenNumber.hasLength(number)) {
            return CitizenNumber.birthdate(number);
        }
        int year = yearOf2017(number);
        return year > LAST_AMBIGUOUS_YEAR ? birth2017(number, 1900 + year) : Optional.empty();
    }

    static Optional<Gender> gender(String number) {
        return CitizenNumber.hasLength(number) ? Optional.of(CitizenNumber.gender(number)) : Optional.empty();
    }

    private static @Nullable DocumentProblem problem2017(String number) {
        if (!AsciiForm.isDigits(number, NATIONALITY_LENGTH, number.length())) {
            return DocumentProblem.CHARACTERS;
        }
        if (number.length() != LENGTH_2017) {
            return DocumentProblem.LENGTH;
        }
        if (!Provinces.include(number.substring(NATIONALITY_LENGTH, NATIONALITY_LENGTH + 2))) {
            return DocumentProblem.DIVISION;
        }
        if (!isBirthday2017(number)) {
            return DocumentProblem.DATE;
        }
        char check = CheckCharacters.mrz(number, CHECK_INDEX_2017);
        return number.charAt(CHECK_INDEX_2017) == check ? null : DocumentProblem.CHECK_DIGIT;
    }

    private static boolean isBirthday2017(String number) {
        int year = yearOf2017(number);
        return birth2017(number, 1900 + year).isPresent()
                || (year <= LAST_AMBIGUOUS_YEAR
                        && birth2017(number, 2000 + year).isPresent());
    }

    private static int yearOf2017(String number) {
        return Integer.parseInt(number.substring(BIRTH_INDEX_2017, BIRTH_INDEX_2017 + 2));
    }

    private static Optional<LocalDate> birth2017(String number, int year) {
        int month = Integer.parseInt(number.substring(BIRTH_INDEX_2017 + 2, BIRTH_INDEX_2017 + 4));
        int day = Integer.parseInt(number.substring(BIRTH_INDEX_2017 + 4, BIRTH_INDEX_2017 + 6));
        return CalendarDay.of(year, month, day);
    }

    private static boolean isForeignPlace(String place) {
        return place.charAt(0) == '9' && Provinces.include(place.substring(1, 3));
    }
}
