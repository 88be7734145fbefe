package io.tongxing.identity.platform.crypto;

import io.tongxing.identity.platform.KeyedHash;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** HMAC over SM3 (GB/T 32905, RFC 2104) of length-prefixed parts, so that ("ab","c") and ("a","bc") differ. */
public final class HmacSm3 implements KeyedHash {
    private final byte[] key;

    public HmacSm3(byte[] key) {
        this.key = key.clone();
    }

    /** 32 bytes. */
    @Override
    public byte[] of(String... parts) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            mac.update((byte) (bytes.length >>> 24));
            mac.update((byte) (bytes.length >>> 16));
            mac.update((byte) (bytes.length >>> 8));
            mac.update((byte) bytes.length);
            mac.update(bytes, 0, bytes.length);
        }
        byte[] out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return out;
    }
}
