package io.tongxing.realname.evidence;

/**
 * Gender as an identity document states it, with the words of the OpenID Connect claim.
 *
 * <p>OpenID Connect Core 1.0 section 5.1.
 */
public enum Gender {
    MALE("male"),
    FEMALE("female");

    private final String value;

    Gender(String value) {
        this.value = value;
    }

    /** The value of the {@code gender} claim. */
    public String value() {
        return value;
    }
}
