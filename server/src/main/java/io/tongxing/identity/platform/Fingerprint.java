package io.tongxing.identity.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells files apart by their content, whatever they are called. */
public final class Fingerprint {
    private Fingerprint() {}

    /** SHA-256 of the whole file in hexadecimal digits; reads all of it. */
    public static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            byte[] buffer = new byte[1 << 16];
            int read = digesting.read(buffer);
            while (read >= 0) {
                read = digesting.read(buffer);
            }
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
