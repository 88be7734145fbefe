package io.tongxing.identity.proofing.authority.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code $name}, {@code $field.validTo|date:yyyyMMdd|otherwise:00000000}: a value by its name, written as the authority wants it.
 *
 * @param dates how a day is written; what is no day stays as it is
 * @param otherwise what stands in for a value that nobody gave; without it the member is left out of the request
 */
record Placeholder(
        String name,
        @Nullable DateTimeFormatter dates,
        @Nullable String otherwise) {
    private static final String SIGN = "$";

    static boolean is(String text) {
        return text.startsWith(SIGN) && !text.startsWith(SIGN + SIGN);
    }

    /** A text that means itself; a first dollar sign is written twice. */
    static String literal(String text) {
        return text.startsWith(SIGN) ? text.substring(1) : text;
    }

    static Placeholder read(String path, String text, Vocabulary vocabulary) {
        String[] parts = text.substring(1).split("\\|", -1);
        if (!vocabulary.placeholders().contains(parts[0])) {
            throw Section.wrong(
                    path,
                    "asks for " + SIGN + parts[0] + "; there are "
                            + String.join(
                                    ", ",
                                    vocabulary.placeholders().stream().sorted().toList()));
        }
        Placeholder read = new Placeholder(parts[0], null, null);
        for (int i = 1; i < parts.length; i++) {
            read = read.with(path, parts[i]);
        }
        return read;
    }

    private Placeholder with(String path, String filter) {
        if (filter.startsWith("otherwise:")) {
            return new Placeholder(name, dates, filter.substring("otherwise:".length()));
        }
        if (!filter.startsWith("date:")) {
            throw Section.wrong(path, "has the filter '" + filter + "'; there are date: and otherwise:");
        }
        return new Placeholder(name, dayPattern(path, filter.substring("date:".length())), otherwise);
    }

    /** A pattern with hours in it is found out now and not when somebody is asked about. */
    private static DateTimeFormatter dayPattern(String path, String pattern) {
        try {
            DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern);
            if (LocalDate.parse(LocalDate.EPOCH.format(format), format).equals(LocalDate.EPOCH)) {
                return format;
            }
        } catch (IllegalArgumentException | DateTimeException noPattern) {
            throw Section.wrong(path, "has no pattern of a day in '" + pattern + "'");
        }
        throw Section.wrong(path, "has no pattern of a whole day in '" + pattern + "'");
    }

    /** Empty: nobody gave it, and nothing stands in for it. */
    Optional<String> of(Values values, Codes codes) {
        return values.of(name)
                .map(value -> written(codes.outward(name, value)))
                .or(() -> Optional.ofNullable(otherwise));
    }

    private String written(String value) {
        if (dates == null) {
            return value;
        }
        try {
            return LocalDate.parse(value).format(dates);
        } catch (DateTimeParseException noDay) {
            return value;
        }
    }
}
