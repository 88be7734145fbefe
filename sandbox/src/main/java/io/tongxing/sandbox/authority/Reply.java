package io.tongxing.sandbox.authority;

import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** What goes back: {@code body} is bytes or text as they are, or anything else as JSON; {@code logged} is what the call log keeps. */
public record Reply(int status, String mediaType, Object body, Object logged, Map<String, String> headers) {
    public static Reply json(int status, Object body) {
        return new Reply(status, MediaType.APPLICATION_JSON, body, body, Map.of());
    }

    public static Reply json(Object body) {
        return json(200, body);
    }

    /** Bytes mean nothing to a reader of the log, so their number is kept. */
    public static Reply bytes(String mediaType, byte[] body) {
        return new Reply(200, mediaType, body, Map.of("bytes", body.length), Map.of());
    }

    /** Names nothing: the answer is about a person. */
    @Override
    public String toString() {
        return "Reply[status=" + status + "]";
    }
}
