package io.tongxing.sandbox.department.saml;

import java.security.SecureRandom;
import java.util.Base64;

/** Names that cannot be guessed. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    static String next() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
