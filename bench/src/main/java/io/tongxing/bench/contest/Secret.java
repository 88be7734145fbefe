package io.tongxing.bench.contest;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets of one run, never written anywhere but where they are needed. */
final class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    /** Good for every password policy here: it has a digit and a small letter, and no character to escape. */
    static String fresh() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return "a1" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
