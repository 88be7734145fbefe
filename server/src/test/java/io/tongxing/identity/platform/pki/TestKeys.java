package io.tongxing.identity.platform.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.spec.ECParameterSpec;

/** Keys of every kind; the slow ones are made once for all tests. */
public enum TestKeys {
    RSA("RSA", "2048", "SHA256withRSA"),
    RSA_PSS("RSA", "2048", "SHA256withRSAandMGF1"),
    WEAK_RSA("RSA", "1024", "SHA256withRSA"),
    OLD_HASH("RSA", "2048", "SHA1withRSA"),
    P256("EC", "secp256r1", "SHA256withECDSA"),
    P384("EC", "secp384r1", "SHA384withECDSA"),
    BRAINPOOL("EC", "brainpoolP256r1", "SHA256withECDSA"),
    EXPLICIT("EC", "explicit secp384r1", "SHA384withECDSA"),
    SM2("EC", "sm2p256v1", "SM3withSM2");

    private static final Map<String, KeyPair> RSA_PAIRS = new ConcurrentHashMap<>();

    private final String family;
    private final String parameters;
    private final String signature;

    TestKeys(String family, String parameters, String signature) {
        this.family = family;
        this.parameters = parameters;
        this.signature = signature;
    }

    /** How keys of this kind sign. */
    public String signature() {
        return signature;
    }

    /** Another pair every time for curves; for RSA, the same for the same owner. */
    public KeyPair pair(String owner) {
        return family.equals("RSA") ? RSA_PAIRS.computeIfAbsent(parameters + owner, name -> generate()) : generate();
    }

    public byte[] sign(KeyPair keys, byte[] text) {
        return sign(signature, keys, text);
    }

    public static byte[] sign(String algorithm, KeyPair keys, byte[] text) {
        try {
            Signature signer = Signature.getInstance(algorithm, BouncyCastle.PROVIDER);
            signer.initSign(keys.getPrivate());
            signer.update(text);
            return signer.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(family, BouncyCastle.PROVIDER);
            if (family.equals("RSA")) {
                generator.initialize(Integer.parseInt(parameters));
            } else if (parameters.startsWith("explicit ")) {
                ECParameterSpec named = ECNamedCurveTable.getParameterSpec(parameters.substring("explicit ".length()));
                generator.initialize(new ECParameterSpec(named.getCurve(), named.getG(), named.getN(), named.getH()));
            } else {
                generator.initialize(new ECGenParameterSpec(parameters));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
