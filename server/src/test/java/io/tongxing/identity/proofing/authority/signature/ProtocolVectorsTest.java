package io.tongxing.identity.proofing.authority.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.junit.jupiter.api.Test;

/** The signed protocol against values that other software made; docs/evidence-sources.md gives the same to authorities. */
class ProtocolVectorsTest {
    private final JsonNode vectors = read();

    @Test
    void hmacOfRequestAndAnswerIsTheOneOfOtherSoftware() {
        byte[] secret = HexFormat.of().parseHex(text("hmacKey"));
        HmacSm3Keys keys = HmacSm3Keys.of(secret, secret);

        assertThat(keys.sign(request())).isEqualTo(base64("requestHmac"));
        assertThat(keys.isAuthoritys(answer(), base64("answerHmac"))).isTrue();
        assertThat(keys.isAuthoritys(answer(), base64("requestHmac"))).isFalse();
    }

    @Test
    void signatureOfOtherSoftwareIsUnderstood() throws IOException {
        ECPublicKeyParameters known = (ECPublicKeyParameters) PublicKeyFactory.createKey(base64("sm2PublicKey"));
        Sm2Keys keys = new Sm2Keys(new ECPrivateKeyParameters(BigInteger.ONE, known.getParameters()), known);

        assertThat(keys.isAuthoritys(request(), base64("requestSm2"))).isTrue();
        assertThat(keys.isAuthoritys(answer(), base64("answerSm2"))).isTrue();
        assertThat(keys.isAuthoritys(answer(), base64("requestSm2"))).isFalse();
    }

    @Test
    void documentationGivesTheSameVectors() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "evidence-sources.md")))
                .contains(List.of(
                        text("hmacKey"),
                        text("requestBodySm3"),
                        text("requestHmac"),
                        text("requestSm2"),
                        text("answerBodySm3"),
                        text("answerHmac"),
                        text("answerSm2"),
                        text("sm2PublicKey")));
    }

    private byte[] request() {
        return SignedText.ofRequest(
                text("method"), text("path"), text("requestTime"), text("nonce"), bytes("requestBody"));
    }

    private byte[] answer() {
        return SignedText.ofAnswer(
                vectors.path("status").asInt(), text("answerTime"), text("nonce"), bytes("answerBody"));
    }

    private byte[] bytes(String name) {
        return text(name).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] base64(String name) {
        return Base64.getDecoder().decode(text(name));
    }

    private String text(String name) {
        return vectors.path(name).asText();
    }

    private static JsonNode read() {
        try (InputStream file = ProtocolVectorsTest.class.getResourceAsStream("protocol-vectors.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
