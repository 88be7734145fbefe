package io.tongxing.identity.proofing.certificate;

import io.tongxing.identity.platform.pki.AlgorithmRules;
import io.tongxing.identity.platform.pki.BouncyCastle;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/**
 * Whether a key has signed the challenge.
 *
 * <p>Cards and signing programs do not say how they sign, so every sound way of the kind of key is tried: RSA by PKCS#1 v1.5
 * and PSS, elliptic curves by ECDSA, both with SHA-256 or longer; keys of the SM2 curve by SM2 with SM3 and the standard's
 * user id 1234567812345678 (GB/T 35276-2017), as a structure or as its two bare numbers.
 */
final class ChallengeSignature {
    private static final List<String> RSA = List.of(
            "SHA256withRSA",
            "SHA256withRSAandMGF1",
            "SHA384withRSA",
            "SHA512withRSA",
            "SHA384withRSAandMGF1",
            "SHA512withRSAandMGF1");
    private static final List<String> ECDSA = List.of("SHA256withECDSA", "SHA384withECDSA", "SHA512withECDSA");
    private static final String SM2 = "SM3withSM2";
    private static final int SM2_NUMBER = 32;

    private ChallengeSignature() {}

    static boolean isBy(X509Certificate certificate, byte[] challenge, byte[] signature) {
        PublicKey key = certificate.getPublicKey();
        if (AlgorithmRules.isSm2(SubjectPublicKeyInfo.getInstance(key.getEncoded()))) {
            return verifies(SM2, key, challenge, signature)
                    || (signature.length == 2 * SM2_NUMBER && verifies(SM2, key, challenge, structured(signature)));
        }
        List<String> ways = key.getAlgorithm().startsWith("EC") ? ECDSA : RSA;
        return ways.stream().anyMatch(way -> verifies(way, key, challenge, signature));
    }

    private static boolean verifies(String way, PublicKey key, byte[] challenge, byte[] signature) {
        try {
            Signature check = Signature.getInstance(way, BouncyCastle.PROVIDER);
            check.initVerify(key);
            check.update(challenge);
            return check.verify(signature);
        } catch (GeneralSecurityException notEvenASignature) {
            return false;
        }
    }

    private static byte[] structured(byte[] numbers) {
        BigInteger r = new BigInteger(1, Arrays.copyOfRange(numbers, 0, SM2_NUMBER));
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(numbers, SM2_NUMBER, numbers.length));
        try {
            return StandardDSAEncoding.INSTANCE.encode(
                    GMNamedCurves.getByName("sm2p256v1").getN(), r, s);
        } catch (IOException | IllegalArgumentException outOfRange) {
            return new byte[0];
        }
    }
}
