package io.tongxing.sandbox.authority.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The keys of both sides, out of a directory. A missing or unreadable one stops the start: half a protocol protects nobody. */
record Keys(SecretKey hmac, PublicKey serverSm2, PrivateKey authoritySm2) {
    static final Provider PROVIDER = new BouncyCastleProvider();
    static final String HMAC_FILE = "hmac.key";
    static final String SERVER_FILE = "server-sm2-public.pem";
    static final String AUTHORITY_FILE = "authority-sm2.pem";

    /** RFC 2104, section 3: less than the length of the hash output weakens it. */
    private static final int SHORTEST_HMAC_KEY = 32;

    static Keys read(Path directory) {
        return new Keys(
                hmacKey(directory.resolve(HMAC_FILE)),
                publicKey(directory.resolve(SERVER_FILE)),
                privateKey(directory.resolve(AUTHORITY_FILE)));
    }

    private static SecretKey hmacKey(Path file) {
        try {
            byte[] key = HexFormat.of().parseHex(text(file).strip());
            if (key.length < SHORTEST_HMAC_KEY) {
                throw unusable(file);
            }
            return new SecretKeySpec(key, "HMACSM3");
        } catch (IllegalArgumentException notHex) {
            throw unusable(file);
        }
    }

    private static PublicKey publicKey(Path file) {
        try {
            return KeyFactory.getInstance("EC", PROVIDER).generatePublic(new X509EncodedKeySpec(pem(file, "PUBLIC")));
        } catch (GeneralSecurityException | IllegalArgumentException noKey) {
            throw unusable(file);
        }
    }

    private static PrivateKey privateKey(Path file) {
        try {
            return KeyFactory.getInstance("EC", PROVIDER)
                    .generatePrivate(new PKCS8EncodedKeySpec(pem(file, "PRIVATE")));
        } catch (GeneralSecurityException | IllegalArgumentException noKey) {
            throw unusable(file);
        }
    }

    private static byte[] pem(Path file, String kind) {
        String body = text(file)
                .replace("-----BEGIN " + kind + " KEY-----", "")
                .replace("-----END " + kind + " KEY-----", "");
        return Base64.getMimeDecoder().decode(body.strip());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException notThere) {
            throw new UncheckedIOException("cannot read " + file, notThere);
        }
    }

    /** The cause is not told: it may quote the key. */
    private static IllegalStateException unusable(Path file) {
        return new IllegalStateException("no usable key in " + file);
    }

    @Override
    public String toString() {
        return "Keys[]";
    }
}
