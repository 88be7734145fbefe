package io.tongxing.sandbox.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The physical document: valid from and to (absent: for life, which resident identity cards of people from 46 on are), and
 * whether its holder had it cancelled as lost. A cancelled card still names the right person; it only proves nothing any more.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Card(LocalDate validFrom, @Nullable LocalDate validTo, boolean cancelled) {
    /** What a card without an end has printed in the place of its last day. */
    public static final String LONG_TERM = "long-term";

    private static final int OF_FULL_AGE = 18;

    public Card {
        Objects.requireNonNull(validFrom, "validFrom");
    }

    /** The card that somebody of that birth date is given on that day. */
    static Card issued(DocumentType type, LocalDate birthdate, LocalDate on) {
        int age = birthdate.until(on).getYears();
        int years =
                switch (type) {
                    case RESIDENT_ID -> residentYears(age);
                    case HK_MO_RESIDENCE_PERMIT, TW_RESIDENCE_PERMIT, TW_TRAVEL_PERMIT -> 5;
                    case HK_MO_TRAVEL_PERMIT, FOREIGN_PERMANENT_RESIDENT -> age < OF_FULL_AGE ? 5 : 10;
                    case PASSPORT -> age < 16 ? 5 : 10;
                };
        return new Card(on, years == 0 ? null : on.plusYears(years), false);
    }

    /** Law on resident identity cards, article 5; none is for life. */
    private static int residentYears(int age) {
        if (age < 16) {
            return 5;
        }
        if (age < 26) {
            return 10;
        }
        return age < 46 ? 20 : 0;
    }

    Card withCancelled(boolean changed) {
        return new Card(validFrom, validTo, changed);
    }

    /** The last day as it is printed. */
    public String validToText() {
        return validTo == null ? LONG_TERM : validTo.toString();
    }

    public boolean isValidOn(LocalDate day) {
        return !cancelled && !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
