package io.tongxing.sandbox.person;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Draws a document number of the right form. It may already be taken; {@link People} draws again.
 *
 * <p>Resident numbers carry the division 370299, which no real person has. The other forms have no such reserve, so their
 * numbers are only random.
 */
final class DocumentNumbers {
    static final String SYNTHETIC_DIVISION = "370299";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final String[] COUNTRIES = {"KAZ", "USA", "KOR", "GBR", "JPN", "DEU"};
    private static final String[] NUMERIC_COUNTRIES = {"398", "840", "410", "826", "392", "276"};

    private DocumentNumbers() {}

    static String draw(DocumentType type, CardFormat format, Sex sex, LocalDate birthdate, RandomGenerator random) {
        return switch (type) {
            case RESIDENT_ID -> resident(SYNTHETIC_DIVISION, sex, birthdate, random);
            case HK_MO_RESIDENCE_PERMIT -> resident(random.nextBoolean() ? "810000" : "820000", sex, birthdate, random);
            case TW_RESIDENCE_PERMIT -> resident("830000", sex, birthdate, random);
            case HK_MO_TRAVEL_PERMIT -> (random.nextBoolean() ? "H" : "M") + digits(8, random);
            case TW_TRAVEL_PERMIT -> digits(8, random);
            case FOREIGN_PERMANENT_RESIDENT ->
                format == CardFormat.OF_2017 ? foreign2017(birthdate, random) : foreign2023(sex, birthdate, random);
            case PASSPORT -> "E" + digits(8, random);
        };
    }

    /** Division, birth date, sequence whose last digit has the parity of the sex, check digit (GB 11643-1999). */
    private static String resident(String division, Sex sex, LocalDate birthdate, RandomGenerator random) {
        String body = division + DATE.format(birthdate) + sequence(sex, random);
        return body + CheckDigits.mod11Two(body);
    }

    /** Nationality, first four digits of the division, short birth date, one sequence digit, ICAO 9303 check digit. */
    private static String foreign2017(LocalDate birthdate, RandomGenerator random) {
        String body = COUNTRIES[random.nextInt(COUNTRIES.length)]
                + SYNTHETIC_DIVISION.substring(0, 4)
                + SHORT_DATE.format(birthdate)
                + digits(1, random);
        return body + CheckDigits.icao9303(body);
    }

    /** The mark 9, province, numeric country, birth date, sequence, and the check digit of resident numbers. */
    private static String foreign2023(Sex sex, LocalDate birthdate, RandomGenerator random) {
        String body = "9"
                + SYNTHETIC_DIVISION.substring(0, 2)
                + NUMERIC_COUNTRIES[random.nextInt(NUMERIC_COUNTRIES.length)]
                + DATE.format(birthdate)
                + sequence(sex, random);
        return body + CheckDigits.mod11Two(body);
    }

    private static String sequence(Sex sex, RandomGenerator random) {
        // 996 to 999 were kept for centenarians, so nobody here gets them.
        int number = random.nextInt(497) * 2 + sex.parity();
        return String.format(Locale.ROOT, "%03d", number);
    }

    static String digits(int count, RandomGenerator random) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append(Character.forDigit(random.nextInt(10), 10));
        }
        return digits.toString();
    }
}
