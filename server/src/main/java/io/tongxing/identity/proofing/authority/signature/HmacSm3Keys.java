package io.tongxing.identity.proofing.authority.signature;

import java.security.MessageDigest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** HMAC over SM3 (RFC 2104, GB/T 32905): a secret that both sides have, or one for each direction. */
record HmacSm3Keys(KeyParameter ours, KeyParameter theirs) implements Keys {

    static HmacSm3Keys of(byte[] ours, byte[] theirs) {
        return new HmacSm3Keys(new KeyParameter(ours), new KeyParameter(theirs));
    }

    @Override
    public String algorithm() {
        return "hmac-sm3";
    }

    @Override
    public byte[] sign(byte[] text) {
        return mac(ours, text);
    }

    @Override
    public boolean isAuthoritys(byte[] text, byte[] signature) {
        // Compared in constant time: otherwise an attacker on the line could find a signature byte by byte.
        return MessageDigest.isEqual(mac(theirs, text), signature);
    }

    private static byte[] mac(KeyParameter key, byte[] text) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(key);
        mac.update(text, 0, text.length);
        byte[] out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return out;
    }

    @Override
    public String toString() {
        return "HmacSm3Keys[]";
    }
}
