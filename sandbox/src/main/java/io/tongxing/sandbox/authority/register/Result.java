package io.tongxing.sandbox.authority.register;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a register finds. */
enum Result {
    MATCH,
    MISMATCH,
    NOT_FOUND,
    DECEASED,
    DOCUMENT_NOT_VALID,
    CANNOT_COMPARE;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
