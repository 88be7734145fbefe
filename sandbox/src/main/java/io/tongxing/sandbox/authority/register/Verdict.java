package io.tongxing.sandbox.authority.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The answer of a register; {@code similarity} only where faces were compared. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Verdict(
        String requestId,
        String documentNumber,
        Result result,
        @Nullable Double similarity,
        String checkId,
        String checkedAt,
        String organization) {
    /** Names nothing: the number is a person's. */
    @Override
    public String toString() {
        return "Verdict[result=" + result + "]";
    }
}
