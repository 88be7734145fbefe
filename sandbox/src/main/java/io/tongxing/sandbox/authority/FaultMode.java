package io.tongxing.sandbox.authority;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The ways in which a register fails in practice; see the README for what each does on the wire. */
public enum FaultMode {
    NONE,
    DOWN,
    SLOW,
    ERROR,
    GARBAGE,
    WRONG_PERSON,
    UNSIGNED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<FaultMode> ofCode(String code) {
        return Arrays.stream(values()).filter(mode -> mode.code().equals(code)).findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(FaultMode::code).toList();
    }
}
