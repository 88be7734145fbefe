package io.tongxing.sandbox.authority.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The server's half of the protocol, written from its description and not with the sandbox's code. */
final class ServerSide {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    static final String HMAC_KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private final KeyPair server = keyPair();
    private final KeyPair authority = keyPair();

    /** Leaves the keys as an installation does. */
    Path writeKeys(Path directory) throws IOException {
        Files.writeString(directory.resolve("hmac.key"), HMAC_KEY + "\n");
        Files.writeString(
                directory.resolve("server-sm2-public.pem"),
                pem("PUBLIC KEY", server.getPublic().getEncoded()));
        Files.writeString(
                directory.resolve("authority-sm2.pem"),
                pem("PRIVATE KEY", authority.getPrivate().getEncoded()));
        return directory;
    }

    Map<String, String> headers(String algorithm, String path, long time, String nonce, String body) throws Exception {
        String text = String.join("\n", "TONGXING-V1", "POST", path, Long.toString(time), nonce, sm3(bytes(body)));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Tongxing-Key", "city");
        headers.put("Tongxing-Algorithm", algorithm);
        headers.put("Tongxing-Time", Long.toString(time));
        headers.put("Tongxing-Nonce", nonce);
        headers.put("Tongxing-Signature", Base64.getEncoder().encodeToString(sign(algorithm, bytes(text))));
        return headers;
    }

    boolean isAuthoritys(String algorithm, int status, String time, String nonce, byte[] body, String signature)
            throws Exception {
        byte[] text = bytes(String.join("\n", "TONGXING-V1-ANSWER", Integer.toString(status), time, nonce, sm3(body)));
        byte[] decoded = Base64.getDecoder().decode(signature);
        if (algorithm.equals("hmac-sm3")) {
            return MessageDigest.isEqual(hmac(text), decoded);
        }
        Signature verifier = Signature.getInstance("SM3withSM2", PROVIDER);
        verifier.initVerify(authority.getPublic());
        verifier.update(text);
        return verifier.verify(decoded);
    }

    private byte[] sign(String algorithm, byte[] text) throws GeneralSecurityException {
        if (!algorithm.equals("sm2")) {
            return hmac(text);
        }
        Signature signer = Signature.getInstance("SM3withSM2", PROVIDER);
        signer.initSign(server.getPrivate());
        signer.update(text);
        return signer.sign();
    }

    private static byte[] hmac(byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HMAC-SM3", PROVIDER);
        mac.init(new SecretKeySpec(HexFormat.of().parseHex(HMAC_KEY), "HMAC-SM3"));
        return mac.doFinal(text);
    }

    private static String sm3(byte[] body) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SM3", PROVIDER).digest(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
            generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException providerHasIt) {
            throw new IllegalStateException(providerHasIt);
        }
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + kind + "-----\n";
    }
}
