package io.tongxing.realname.evidence;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** Days written in digits; a day that no calendar has, 29 February 1900 for one, is empty. */
final class CalendarDay {

    private CalendarDay() {}

    /** Reads {@code yyyyMMdd} at an offset of a text that is known to hold digits there. */
    static Optional<LocalDate> at(String digits, int offset) {
        return of(
                Integer.parseInt(digits.substring(offset, offset + 4)),
                Integer.parseInt(digits.substring(offset + 4, offset + 6)),
                Integer.parseInt(digits.substring(offset + 6, offset + 8)));
    }

    static Optional<LocalDate> of(int year, int month, int day) {
        if (month < 1 || month > 12 || !YearMonth.of(year, month).isValidDay(day)) {
            return Optional.empty();
        }
        return Optional.of(LocalDate.of(year, month, day));
    }
}
