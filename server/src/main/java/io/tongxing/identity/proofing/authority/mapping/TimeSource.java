package io.tongxing.identity.proofing.authority.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the authority made the check. A time without an offset is China's.
 *
 * <p>What lies in the future is not believed: evidence counts from this instant, and an authority whose clock is a year ahead
 * would make it count a year too long.
 *
 * @param place null where the authority does not say, and the time of the answer stands in for it
 */
record TimeSource(@Nullable JsonPointer place, String format) {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);
    private static final Duration OLDEST = Duration.ofDays(1);
    private static final String ISO = "iso-8601";
    private static final String SECONDS = "epoch-seconds";
    private static final String MILLIS = "epoch-millis";

    static TimeSource read(Section section, String name) {
        JsonNode node = section.required(name);
        if (node.isObject()) {
            Section time = section.section(name).only("at", "format");
            return new TimeSource(time.pointer("at"), format(time.at("format"), time.text("format")));
        }
        return section.text(name).equals("now")
                ? new TimeSource(null, ISO)
                : new TimeSource(section.pointer(name), ISO);
    }

    private static String format(String path, String text) {
        if (text.equals(ISO) || text.equals(SECONDS) || text.equals(MILLIS)) {
            return text;
        }
        try {
            DateTimeFormatter pattern = DateTimeFormatter.ofPattern(text);
            LocalDateTime.parse(LocalDateTime.of(2001, 2, 3, 4, 5, 6).format(pattern), pattern);
            return text;
        } catch (IllegalArgumentException | DateTimeException noPattern) {
            throw Section.wrong(
                    path, "is neither " + ISO + ", " + SECONDS + ", " + MILLIS + " nor a pattern of date and time");
        }
    }

    /** Empty: there is no time there, or none that could be that of a check just made. */
    Optional<Instant> in(JsonNode answer, Instant now) {
        if (place == null) {
            return Optional.of(now);
        }
        try {
            return TextSource.text(answer, place)
                    .map(this::parse)
                    .filter(time -> time.isBefore(now.plus(CLOCKS_DIFFER_BY)) && time.isAfter(now.minus(OLDEST)));
        } catch (DateTimeException | ArithmeticException | NumberFormatException noTime) {
            return Optional.empty();
        }
    }

    private Instant parse(String text) {
        return switch (format) {
            case ISO -> OffsetDateTime.parse(text).toInstant();
            case SECONDS -> Instant.ofEpochSecond(Long.parseLong(text));
            case MILLIS -> Instant.ofEpochMilli(Long.parseLong(text));
            default ->
                LocalDateTime.parse(text, DateTimeFormatter.ofPattern(format))
                        .atZone(CHINA)
                        .toInstant();
        };
    }
}
