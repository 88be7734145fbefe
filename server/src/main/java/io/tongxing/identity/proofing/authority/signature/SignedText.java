package io.tongxing.identity.proofing.authority.signature;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** What is signed: a line each for everything that must not be changed or used elsewhere, the body by its SM3 hash. */
final class SignedText {
    private SignedText() {}

    static byte[] ofRequest(String method, String path, String time, String nonce, byte[] body) {
        return lines("TONGXING-V1", method, path, time, nonce, sm3(body));
    }

    /** The nonce is the request's: the answer to one request is none to another. */
    static byte[] ofAnswer(int status, String time, String nonce, byte[] body) {
        return lines("TONGXING-V1-ANSWER", Integer.toString(status), time, nonce, sm3(body));
    }

    private static byte[] lines(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static String sm3(byte[] body) {
        SM3Digest digest = new SM3Digest();
        digest.update(body, 0, body.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return HexFormat.of().formatHex(hash);
    }
}
