package io.tongxing.identity.subject;

import java.util.Locale;

/** Whether a person can act here. Everything but {@code ACTIVE} means: no login, no token, nothing released. */
public enum PersonStatus {
    ACTIVE,
    /** Somebody or a register says that the person has died; nothing is certain. */
    DEATH_SUSPECTED,
    DECEASED,
    /** Held by the resident's own wish or by an operator, until somebody has looked. */
    FROZEN,
    CLOSED,
    /** The same human as another person of ours, who carries on for both. */
    MERGED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static PersonStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
