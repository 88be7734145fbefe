package io.tongxing.realname.assurance;

import java.util.Arrays;
import java.util.Optional;

/**
 * How strong one login is: the {@code acr} of a token, and nothing about how well the person was once proven.
 *
 * <p>A person of the highest identity assurance who logs in by a password is logged in by a password.
 */
public enum AuthenticatorAssuranceLevel {
    /** One factor. */
    ONE("urn:tongxing:aal:1"),
    /** Two factors. */
    TWO("urn:tongxing:aal:2"),
    /** Two factors, one of them hardware that resists phishing. */
    THREE("urn:tongxing:aal:3");

    private final String uri;

    AuthenticatorAssuranceLevel(String uri) {
        this.uri = uri;
    }

    public String uri() {
        return uri;
    }

    public static Optional<AuthenticatorAssuranceLevel> fromUri(String uri) {
        return Arrays.stream(values()).filter(level -> level.uri.equals(uri)).findFirst();
    }

    /** Whether this login is strong enough where the other is needed. */
    public boolean covers(AuthenticatorAssuranceLevel needed) {
        return compareTo(needed) >= 0;
    }
}
