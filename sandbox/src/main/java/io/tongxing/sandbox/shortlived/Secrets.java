package io.tongxing.sandbox.shortlived;

import java.security.SecureRandom;
import java.util.Base64;

/** Names that cannot be guessed. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    public static String next() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
