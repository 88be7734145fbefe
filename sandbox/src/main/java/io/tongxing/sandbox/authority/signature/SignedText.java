package io.tongxing.sandbox.authority.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** What is signed: one line each of everything that must not be changed or used elsewhere, the body by its SM3 hash. */
final class SignedText {
    private SignedText() {}

    static byte[] ofRequest(String method, String path, String time, String nonce, byte[] body) {
        return lines("TONGXING-V1", method, path, time, nonce, sm3(body));
    }

    static byte[] ofAnswer(int status, String time, String nonceOfRequest, byte[] body) {
        return lines("TONGXING-V1-ANSWER", Integer.toString(status), time, nonceOfRequest, sm3(body));
    }

    private static byte[] lines(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static String sm3(byte[] body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SM3", Keys.PROVIDER).digest(body));
        } catch (GeneralSecurityException providerHasIt) {
            throw new IllegalStateException(providerHasIt);
        }
    }
}
