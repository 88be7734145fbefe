package io.tongxing.identity.proofing.authority.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When what was looked at ends by itself: the last day printed on the card that was asked about, or one that the answer names.
 * What is no day (a card that is valid for life) does not end.
 */
record EndSource(@Nullable JsonPointer place, @Nullable Placeholder asked) {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    static EndSource read(Section section, String name, Vocabulary vocabulary) {
        String text = section.text(name);
        return Placeholder.is(text)
                ? new EndSource(null, Placeholder.read(section.at(name), text, vocabulary))
                : new EndSource(section.pointer(name), null);
    }

    /** The first instant at which it is over. */
    Optional<Instant> in(JsonNode answer, Values values) {
        Optional<String> text =
                asked == null ? TextSource.text(answer, Objects.requireNonNull(place)) : asked.of(values, Codes.OURS);
        return text.flatMap(EndSource::day)
                .map(day -> day.plusDays(1).atStartOfDay(CHINA).toInstant());
    }

    private static Optional<LocalDate> day(String text) {
        for (DateTimeFormatter format :
                new DateTimeFormatter[] {DateTimeFormatter.ISO_LOCAL_DATE, DateTimeFormatter.BASIC_ISO_DATE}) {
            try {
                return Optional.of(LocalDate.parse(text, format));
            } catch (DateTimeParseException otherForm) {
                continue;
            }
        }
        return Optional.empty();
    }
}
