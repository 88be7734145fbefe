package io.tongxing.sandbox.authority.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;

/** The two ways to sign: a shared secret (HMAC-SM3) or a key pair of each side (SM2 with SM3, GM/T 0009, DER encoded). */
enum Algorithm {
    HMAC_SM3("hmac-sm3") {
        @Override
        byte[] sign(Keys keys, byte[] text) throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HMACSM3", Keys.PROVIDER);
            mac.init(keys.hmac());
            return mac.doFinal(text);
        }

        @Override
        boolean isServers(Keys keys, byte[] text, byte[] signature) throws GeneralSecurityException {
            return MessageDigest.isEqual(sign(keys, text), signature);
        }
    },
    SM2("sm2") {
        @Override
        byte[] sign(Keys keys, byte[] text) throws GeneralSecurityException {
            return sm2(keys.authoritySm2(), text);
        }

        @Override
        boolean isServers(Keys keys, byte[] text, byte[] signature) throws GeneralSecurityException {
            return isSm2(keys.serverSm2(), text, signature);
        }
    };

    /** The user id that GM/T 0009 gives where nothing else is agreed. */
    private static final SM2ParameterSpec USER_ID =
            new SM2ParameterSpec("1234567812345678".getBytes(StandardCharsets.US_ASCII));

    private final String code;

    Algorithm(String code) {
        this.code = code;
    }

    static Optional<Algorithm> ofCode(String code) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.code.equals(code))
                .findFirst();
    }

    abstract byte[] sign(Keys keys, byte[] text) throws GeneralSecurityException;

    abstract boolean isServers(Keys keys, byte[] text, byte[] signature) throws GeneralSecurityException;

    static byte[] sm2(PrivateKey key, byte[] text) throws GeneralSecurityException {
        Signature signer = Signature.getInstance("SM3withSM2", Keys.PROVIDER);
        signer.setParameter(USER_ID);
        signer.initSign(key);
        signer.update(text);
        return signer.sign();
    }

    static boolean isSm2(PublicKey key, byte[] text, byte[] signature) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("SM3withSM2", Keys.PROVIDER);
        verifier.setParameter(USER_ID);
        verifier.initVerify(key);
        verifier.update(text);
        return verifier.verify(signature);
    }
}
