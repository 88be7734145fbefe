package io.tongxing.identity.platform.pki;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Digests by the identifier that a signed structure names. */
public final class Digests {
    private Digests() {}

    /** For algorithms that {@link AlgorithmRules} allow. */
    public static byte[] of(ASN1ObjectIdentifier algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm.getId(), BouncyCastle.PROVIDER)
                    .digest(content);
        } catch (NoSuchAlgorithmException notAllowed) {
            throw new IllegalArgumentException("no such digest", notAllowed);
        }
    }
}
