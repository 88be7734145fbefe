package io.tongxing.identity.cases;

import java.util.Locale;

/** Where a case stands. Only {@code OPEN}, {@code CARRIED_OUT} and {@code UNDO_ASKED} lead anywhere. */
public enum CaseState {
    OPEN,
    CARRIED_OUT,
    REFUSED,
    WITHDRAWN,
    /** One operator wants it undone; another has to agree. */
    UNDO_ASKED,
    UNDONE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static CaseState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
