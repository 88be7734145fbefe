package io.tongxing.identity.platform;

import java.security.SecureRandom;
import java.util.UUID;

/** Random identifiers and codes, from the one random source of the server. */
public final class Ids {
    /** No vowels, so that a name never spells a word; no digits, so that it is never taken for a code in a message. */
    private static final String READABLE = "bcdfghjkmnpqrstvwxz";

    private final SecureRandom random = new SecureRandom();

    public UUID uuid() {
        return UUID.randomUUID();
    }

    /** An account name that says nothing about its holder. */
    public String accountName() {
        return "tx" + readable(10);
    }

    /** Random letters that can be read out, spell nothing and are no code. */
    public String readable(int letters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < letters; i++) {
            text.append(READABLE.charAt(random.nextInt(READABLE.length())));
        }
        return text.toString();
    }

    /** Six decimal digits, leading zeros included. */
    public String sixDigits() {
        return String.format("%06d", random.nextInt(1_000_000));
    }

    /** Eight decimal digits, leading zeros included: long enough to be read out at a counter and not to be guessed there. */
    public String eightDigits() {
        return String.format("%08d", random.nextInt(100_000_000));
    }

    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
