package io.tongxing.realname.assurance;

import java.util.Arrays;
import java.util.Optional;

/**
 * How well it is proven that a person is who they say.
 *
 * <p>Never how they logged in: that is {@link AuthenticatorAssuranceLevel}. GB/T 40651-2021 keeps the scales apart, and so
 * does NIST SP 800-63-4.
 */
public enum IdentityAssuranceLevel {
    /** Self-asserted: only the form was checked. */
    ONE("1"),
    /** Name and number agree with a register. */
    TWO("2"),
    /** The person was compared with the document. */
    THREE("3"),
    /** A licensed certificate, or an official at a counter. */
    FOUR("4");

    private final String value;

    IdentityAssuranceLevel(String value) {
        this.value = value;
    }

    /** The value of {@code assurance_level} in verified claims. */
    public String value() {
        return value;
    }

    public static Optional<IdentityAssuranceLevel> fromValue(String value) {
        return Arrays.stream(values())
                .filter(level -> level.value.equals(value))
                .findFirst();
    }

    /** Whether this level is enough where the other is needed. */
    public boolean covers(IdentityAssuranceLevel needed) {
        return compareTo(needed) >= 0;
    }
}
