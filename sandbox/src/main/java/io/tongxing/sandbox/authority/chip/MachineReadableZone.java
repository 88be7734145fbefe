package io.tongxing.sandbox.authority.chip;

import io.tongxing.sandbox.person.CheckDigits;
import io.tongxing.sandbox.person.DocumentType;
import io.tongxing.sandbox.person.Person;
import io.tongxing.sandbox.person.Sex;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/** The lines for machines: of a passport two of 44 characters (Doc 9303-4), of a card three of 30 (Doc 9303-5). */
final class MachineReadableZone {
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final String STATE = "CHN";

    private MachineReadableZone() {}

    static String of(Person person) {
        return person.documentType() == DocumentType.PASSPORT ? passport(person) : card(person);
    }

    private static String passport(Person person) {
        String number = checked(filled(person.documentNumber(), 9));
        String birthdate = checked(SHORT_DATE.format(person.birthdate()));
        String expiry = checked(SHORT_DATE.format(expiry(person)));
        String optional = checked(filled("", 14));
        char composite = CheckDigits.icao9303(number + birthdate + expiry + optional);
        return "P<" + STATE + PrintedName.of(person.name(), 39)
                + number
                + STATE
                + birthdate
                + sex(person)
                + expiry
                + optional
                + composite;
    }

    private static String card(Person person) {
        String number = checked(filled(person.documentNumber(), 9));
        String optional = filled("", 15);
        String birthdate = checked(SHORT_DATE.format(person.birthdate()));
        String expiry = checked(SHORT_DATE.format(expiry(person)));
        String moreOptional = filled("", 11);
        char composite = CheckDigits.icao9303(number + optional + birthdate + expiry + moreOptional);
        return "C<" + STATE + number + optional
                + birthdate
                + sex(person)
                + expiry
                + STATE
                + moreOptional
                + composite
                + PrintedName.of(person.name(), 30);
    }

    private static LocalDate expiry(Person person) {
        return Objects.requireNonNull(person.card().validTo(), "no travel document is for life");
    }

    private static char sex(Person person) {
        return person.sex() == Sex.MALE ? 'M' : 'F';
    }

    private static String checked(String field) {
        return field + CheckDigits.icao9303(field);
    }

    /** Longer numbers than the field takes are given to nobody, but a script may change one to such. */
    private static String filled(String text, int length) {
        return (text + "<".repeat(length)).substring(0, length);
    }
}
