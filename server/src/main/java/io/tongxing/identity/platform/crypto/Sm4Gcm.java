package io.tongxing.identity.platform.crypto;

import io.tongxing.identity.platform.SealBrokenException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * SM4 in Galois/Counter Mode (GB/T 32907, NIST SP 800-38D): 12 random bytes of nonce, ciphertext, 16 bytes of tag.
 *
 * <p>Random nonces are safe up to about 2<sup>32</sup> values under one key; a city's vault stays three orders of magnitude below, and keys rotate.
 */
final class Sm4Gcm {
    static final int KEY_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyParameter key;
    private final SecureRandom random;

    Sm4Gcm(byte[] key, SecureRandom random) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("An SM4 key has 16 bytes");
        }
        this.key = new KeyParameter(key);
        this.random = random;
    }

    byte[] encrypt(byte[] plain, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        GCMModeCipher cipher = cipher(true, nonce, context.getBytes(StandardCharsets.UTF_8));
        byte[] out = new byte[NONCE_BYTES + cipher.getOutputSize(plain.length)];
        System.arraycopy(nonce, 0, out, 0, NONCE_BYTES);
        int written = cipher.processBytes(plain, 0, plain.length, out, NONCE_BYTES);
        try {
            cipher.doFinal(out, NONCE_BYTES + written);
        } catch (InvalidCipherTextException impossible) {
            throw new IllegalStateException("Encryption has no tag to fail on", impossible);
        }
        return out;
    }

    byte[] decrypt(byte[] sealed, String context) {
        return decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
    }

    byte[] decrypt(byte[] sealed, byte[] context) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
            throw new SealBrokenException("Sealed data is too short");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 0, nonce, 0, NONCE_BYTES);
        GCMModeCipher cipher = cipher(false, nonce, context);
        byte[] plain = new byte[cipher.getOutputSize(sealed.length - NONCE_BYTES)];
        try {
            int written = cipher.processBytes(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES, plain, 0);
            cipher.doFinal(plain, written);
        } catch (InvalidCipherTextException broken) {
            throw new SealBrokenException("Sealed data was changed, moved, or sealed under another key");
        }
        return plain;
    }

    private GCMModeCipher cipher(boolean encrypt, byte[] nonce, byte[] context) {
        GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(encrypt, new AEADParameters(key, TAG_BITS, nonce, context));
        return cipher;
    }
}
