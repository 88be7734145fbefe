package io.tongxing.identity.proofing.authority;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The authority's side of the signed protocol, written a second time and by the other interface of Bouncy Castle: what both
 * sides got wrong in the same way would show nowhere else.
 */
public interface AuthoritySeal {
    Provider BC = new BouncyCastleProvider();

    String algorithm();

    byte[] sign(byte[] text);

    boolean isServers(byte[] text, byte[] signature);

    static byte[] text(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    static String sm3(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SM3", BC).digest(body));
        } catch (GeneralSecurityException providerHasIt) {
            throw new IllegalStateException(providerHasIt);
        }
    }

    static KeyPair sm2KeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BC);
            generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException providerHasIt) {
            throw new IllegalStateException(providerHasIt);
        }
    }

    record HmacSm3(byte[] secret) implements AuthoritySeal {
        @Override
        public String algorithm() {
            return "hmac-sm3";
        }

        @Override
        public byte[] sign(byte[] text) {
            try {
                Mac mac = Mac.getInstance("HMACSM3", BC);
                mac.init(new SecretKeySpec(secret, "HMACSM3"));
                return mac.doFinal(text);
            } catch (GeneralSecurityException providerHasIt) {
                throw new IllegalStateException(providerHasIt);
            }
        }

        @Override
        public boolean isServers(byte[] text, byte[] signature) {
            return MessageDigest.isEqual(sign(text), signature);
        }
    }

    record Sm2(KeyPair own, PublicKey servers) implements AuthoritySeal {
        private static final SM2ParameterSpec USER_ID =
                new SM2ParameterSpec("1234567812345678".getBytes(StandardCharsets.US_ASCII));

        @Override
        public String algorithm() {
            return "sm2";
        }

        @Override
        public byte[] sign(byte[] text) {
            try {
                Signature signer = Signature.getInstance("SM3withSM2", BC);
                signer.setParameter(USER_ID);
                signer.initSign(own.getPrivate());
                signer.update(text);
                return signer.sign();
            } catch (GeneralSecurityException ourOwnKey) {
                throw new IllegalStateException(ourOwnKey);
            }
        }

        @Override
        public boolean isServers(byte[] text, byte[] signature) {
            try {
                Signature verifier = Signature.getInstance("SM3withSM2", BC);
                verifier.setParameter(USER_ID);
                verifier.initVerify(servers);
                verifier.update(text);
                return verifier.verify(signature);
            } catch (GeneralSecurityException noSignature) {
                return false;
            }
        }
    }
}
