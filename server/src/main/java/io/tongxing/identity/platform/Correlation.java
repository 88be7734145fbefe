package io.tongxing.identity.platform;

import java.util.Optional;
import org.jboss.logging.MDC;

/**
 * The id that ties together the log lines, journal entries and answer of one request. Kept in the logging context, so that every line carries it;
 * handed on to the threads that work for the request.
 */
public final class Correlation {
    /** The key in structured logs. */
    public static final String KEY = "requestId";

    private Correlation() {}

    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(KEY)).map(Object::toString);
    }

    public static void set(String requestId) {
        MDC.put(KEY, requestId);
    }

    public static void clear() {
        MDC.remove(KEY);
    }

    /** Our own id, or the one a trusted proxy gave if it is harmless in a log: nobody writes log lines through a header. */
    public static String accept(String offered, Ids ids) {
        boolean harmless = offered.length() >= 8
                && offered.length() <= 64
                && offered.chars()
                        .allMatch(c ->
                                (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-');
        return harmless ? offered : ids.uuid().toString();
    }
}
