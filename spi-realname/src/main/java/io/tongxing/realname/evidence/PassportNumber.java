package io.tongxing.realname.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Passport numbers and the states that issue them. A number means nothing without its state.
 *
 * <p>ICAO Doc 9303 part 3 section 5 (codes beside ISO 3166-1 alpha-3) and part 4 (number of at most nine characters).
 */
final class PassportNumber {

    static final String CHINA = "CHN";
    static final String UNSPECIFIED = "XXX";

    private static final int MAX_LENGTH = 9;
    private static final Set<String> STATES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);
    private static final Set<String> ICAO_ISSUERS = Set.of(
            "EUE", "GBD", "GBN", "GBO", "GBP", "GBS", "RKS", "UNA", "UNK", "UNO", "XAA", "XBA", "XCC", "XCE", "XCO",
            "XDC", "XES", "XIM", "XMP", "XOM", "XPO", "XXA", "XXB", "XXC", "XXX");

    private static final List<String> ISSUERS =
            Stream.concat(STATES.stream(), ICAO_ISSUERS.stream()).sorted().toList();

    private PassportNumber() {}

    /** Every issuer that a passport can name, in alphabetical order. */
    static List<String> issuers() {
        return ISSUERS;
    }

    /** Drops the filler of the machine-readable zone, which stands for nothing. */
    static String withoutFiller(String ascii) {
        return ascii.replace("<", "");
    }

    static @Nullable DocumentProblem problem(String number) {
        boolean allowed = number.chars().allMatch(c -> AsciiForm.isDigit((char) c) || AsciiForm.isLetter((char) c));
        if (!allowed) {
            return DocumentProblem.CHARACTERS;
        }
        return number.length() <= MAX_LENGTH ? null : DocumentProblem.LENGTH;
    }

    /** The issuer in its three letters, the likely one when none was given, empty when there is no such issuer. */
    static Optional<String> issuer(@Nullable String raw, String number) {
        String given = raw == null ? "" : withoutFiller(AsciiForm.of(raw));
        if (given.isEmpty()) {
            return Optional.of(hasChineseShape(number) ? CHINA : UNSPECIFIED);
        }
        // The one state whose code in the machine-readable zone is a single letter.
        String issuer = given.equals("D") ? "DEU" : given;
        return STATES.contains(issuer) || ICAO_ISSUERS.contains(issuer) ? Optional.of(issuer) : Optional.empty();
    }

    /** Ordinary (E, G) and diplomatic, service and public affairs (D, S, P, also with E) passports of China. */
    static boolean hasChineseShape(String number) {
        if (number.length() == 8 && "DSP".indexOf(number.charAt(0)) >= 0) {
            return AsciiForm.isDigits(number, 1, 8);
        }
        if (number.length() != 9 || !AsciiForm.isDigits(number, 2, 9)) {
            return false;
        }
        char second = number.charAt(1);
        return switch (number.charAt(0)) {
            case 'G' -> AsciiForm.isDigit(second);
            case 'E' -> AsciiForm.isDigit(second) || (AsciiForm.isLetter(second) && second != 'I' && second != 'O');
            case 'D', 'S', 'P' -> AsciiForm.isDigit(second) || second == 'E';
            default -> false;
        };
    }
}
