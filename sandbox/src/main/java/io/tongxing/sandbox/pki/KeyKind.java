package io.tongxing.sandbox.pki;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The kinds of key that licensed authorities give out, each with the hash it is signed with. SM2 signs with the usual user id. */
public enum KeyKind {
    RSA("RSA", "SHA256withRSA"),
    EC("EC", "SHA256withECDSA"),
    SM2("EC", "SM3withSM2");

    static final Provider PROVIDER = new BouncyCastleProvider();

    private static final int RSA_BITS = 2048;

    private final String keyAlgorithm;
    private final String signatureAlgorithm;

    KeyKind(String keyAlgorithm, String signatureAlgorithm) {
        this.keyAlgorithm = keyAlgorithm;
        this.signatureAlgorithm = signatureAlgorithm;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<KeyKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(KeyKind::code).toList();
    }

    /** RSA by Java's own generator: Bouncy Castle takes seconds for one key. */
    public KeyPair generate() {
        try {
            KeyPairGenerator generator = this == RSA
                    ? KeyPairGenerator.getInstance(keyAlgorithm)
                    : KeyPairGenerator.getInstance(keyAlgorithm, PROVIDER);
            switch (this) {
                case RSA -> generator.initialize(RSA_BITS);
                case EC -> generator.initialize(new ECGenParameterSpec("secp256r1"));
                case SM2 -> generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException providerHasIt) {
            throw new IllegalStateException(providerHasIt);
        }
    }

    public PrivateKey privateKey(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance(keyAlgorithm, PROVIDER).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException ourOwnKey) {
            throw new IllegalStateException("a kept key cannot be read", ourOwnKey);
        }
    }

    /** The bare signature of a text; of EC and SM2 as DER. */
    public byte[] sign(PrivateKey key, byte[] text) {
        try {
            Signature signature = Signature.getInstance(signatureAlgorithm, PROVIDER);
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException ourOwnKey) {
            throw new IllegalStateException(ourOwnKey);
        }
    }

    /** For everything that is signed as a structure: certificates, lists, responses, security objects. */
    public ContentSigner signer(PrivateKey key) {
        try {
            return new JcaContentSignerBuilder(signatureAlgorithm)
                    .setProvider(PROVIDER)
                    .build(key);
        } catch (OperatorCreationException ourOwnKey) {
            throw new IllegalStateException(ourOwnKey);
        }
    }

    public static Provider provider() {
        return PROVIDER;
    }
}
