package io.tongxing.identity.proofing.emrtd;

import io.tongxing.realname.PersonalData;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lines that machines read, out of DG1: two of 44 characters in a passport (TD3, ICAO Doc 9303 part 4), three of 30 on a
 * card (TD1, part 5). Only with every check digit right: a zone that was read wrongly is about somebody else.
 *
 * @param code the kind of document, {@code P} and {@code C} for two
 * @param state who issued it, three letters, or fewer
 * @param birthdate empty where the document does not know the day
 * @param name as printed: surname, two fillers, given names
 * @param cut whether the name fills its line, so that more of it may have been left out
 */
@PersonalData
record MachineReadableZone(
        boolean card,
        String code,
        String state,
        String number,
        Optional<LocalDate> birthdate,
        LocalDate expiry,
        String name,
        boolean cut) {
    private static final int DG1 = 0x61;
    private static final int ZONE = 0x5F1F;
    private static final int LENGTH_OF_PASSPORT = 88;
    private static final int LENGTH_OF_CARD = 90;
    private static final Pattern CHARACTERS = Pattern.compile("[A-Z0-9<]+");
    private static final int[] WEIGHTS = {7, 3, 1};
    /** No document is valid for longer; a year that is farther away belongs to the century before. */
    private static final int YEARS_AHEAD = 50;

    static Optional<MachineReadableZone> read(byte[] dataGroup, LocalDate today) {
        return Tlv.only(DG1, dataGroup)
                .flatMap(content -> Tlv.only(ZONE, content))
                .map(zone -> new String(zone, StandardCharsets.US_ASCII))
                .filter(zone -> CHARACTERS.matcher(zone).matches())
                .flatMap(zone -> switch (zone.length()) {
                    case LENGTH_OF_PASSPORT -> passport(zone, today);
                    case LENGTH_OF_CARD -> card(zone, today);
                    default -> Optional.empty();
                });
    }

    private static Optional<MachineReadableZone> passport(String zone, LocalDate today) {
        String line = zone.substring(44);
        String optional = line.substring(28, 42);
        boolean optionalRight = isRight(optional, line.charAt(42)) || (isFilled(optional) && line.charAt(42) == '<');
        boolean right = isRight(line.substring(0, 9), line.charAt(9))
                && optionalRight
                && isRight(line.substring(0, 10) + line.substring(13, 20) + line.substring(21, 43), line.charAt(43));
        return right
                ? dated(false, zone, line.substring(0, 9), line.substring(13, 20), line.substring(21, 28), today)
                : Optional.empty();
    }

    private static Optional<MachineReadableZone> card(String zone, LocalDate today) {
        String composite =
                zone.substring(5, 30) + zone.substring(30, 37) + zone.substring(38, 45) + zone.substring(48, 59);
        String field = zone.substring(5, 14);
        String number = zone.charAt(14) == '<' ? longNumber(field, zone.substring(15, 30)) : field;
        boolean numberRight = zone.charAt(14) == '<' ? !number.isEmpty() : isRight(field, zone.charAt(14));
        return numberRight && isRight(composite, zone.charAt(59))
                ? dated(true, zone, number, zone.substring(30, 37), zone.substring(38, 45), today)
                : Optional.empty();
    }

    /** A number of more than nine characters goes on in the optional data, with its check digit behind it; else empty. */
    private static String longNumber(String field, String optional) {
        int end = optional.indexOf('<');
        String rest = end < 0 ? optional : optional.substring(0, end);
        if (rest.length() < 2) {
            return "";
        }
        String number = field + rest.substring(0, rest.length() - 1);
        return isRight(number, rest.charAt(rest.length() - 1)) ? number : "";
    }

    private static Optional<MachineReadableZone> dated(
            boolean card, String zone, String number, String birth, String expiry, LocalDate today) {
        if (!isRight(birth.substring(0, 6), birth.charAt(6)) || !isRight(expiry.substring(0, 6), expiry.charAt(6))) {
            return Optional.empty();
        }
        String name = card ? zone.substring(60) : zone.substring(5, 44);
        return date(expiry, today.plusYears(YEARS_AHEAD))
                .map(until -> new MachineReadableZone(
                        card,
                        withoutFiller(zone.substring(0, 2)),
                        withoutFiller(zone.substring(2, 5)),
                        withoutFiller(number),
                        date(birth, today),
                        until,
                        name,
                        !name.endsWith("<")));
    }

    /** The latest day with these two digits of a year that is not after the given one. */
    private static Optional<LocalDate> date(String field, LocalDate latest) {
        if (!field.substring(0, 6).chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        int year = latest.getYear() / 100 * 100 + Integer.parseInt(field.substring(0, 2));
        int month = Integer.parseInt(field.substring(2, 4));
        int day = Integer.parseInt(field.substring(4, 6));
        try {
            LocalDate date = LocalDate.of(year, month, Math.min(day, 28));
            LocalDate inCentury = date.isAfter(latest) ? date.minusYears(100) : date;
            return Optional.of(LocalDate.of(inCentury.getYear(), month, day));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /** Doc 9303 part 3 section 4.9. */
    private static boolean isRight(String text, char check) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int value = character == '<' ? 0 : Character.digit(character, 36);
            sum += value * WEIGHTS[i % WEIGHTS.length];
        }
        return check == Character.forDigit(sum % 10, 10);
    }

    private static boolean isFilled(String text) {
        return text.chars().allMatch(character -> character == '<');
    }

    private static String withoutFiller(String text) {
        return text.replace("<", "");
    }

    @Override
    public String toString() {
        return "MachineReadableZone[" + code + "]";
    }
}
