package io.tongxing.sandbox.authority;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One question as it arrived, and what became of it; {@code status} is absent if the connection was closed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Call(
        Instant receivedAt,
        String fault,
        Object request,
        @Nullable Integer status,
        @Nullable Object answer) {
    /** Names nothing: the question is about a person. */
    @Override
    public String toString() {
        return "Call[receivedAt=" + receivedAt + "]";
    }
}
