package io.tongxing.auditlog.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 with the prefixes of RFC 6962, which keep a leaf from being taken for a node and the other way round. */
final class Sha256 {

    static final int LENGTH = 32;
    static final byte LEAF = 0;
    static final byte NODE = 1;

    private Sha256() {}

    static byte[] ofNothing() {
        return digest().digest();
    }

    static byte[] of(byte prefix, byte[]... parts) {
        MessageDigest digest = digest();
        digest.update(prefix);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
