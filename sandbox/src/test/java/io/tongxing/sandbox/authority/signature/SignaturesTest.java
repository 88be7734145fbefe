package io.tongxing.sandbox.authority.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {
    private static final String PATH = "/authorities/face/compare";
    private static final String BODY = "{\"name\":\"王\"}";
    private static final long NOW = 1_800_000_000L;

    @TempDir
    Path directory;

    private final ServerSide server = new ServerSide();
    private Signatures signatures;

    @BeforeEach
    void configure() throws Exception {
        signatures = new Signatures(
                Optional.of(server.writeKeys(directory)), Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hmac-sm3", "sm2"})
    void aSignedRequestPassesAndItsAnswerIsSigned(String algorithm) throws Exception {
        String nonce = UUID.randomUUID().toString();
        byte[] answer = bytes("{}");

        Map<String, String> sealed = check(PATH, BODY, server.headers(algorithm, PATH, NOW, nonce, BODY))
                .headers(200, answer);

        assertThat(server.isAuthoritys(
                        algorithm, 200, sealed.get("Tongxing-Time"), nonce, answer, sealed.get("Tongxing-Signature")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hmac-sm3", "sm2"})
    void aForgedSealHasTheFormAndIsWrong(String algorithm) throws Exception {
        String nonce = UUID.randomUUID().toString();
        byte[] answer = bytes("{}");

        Map<String, String> forged = check(PATH, BODY, server.headers(algorithm, PATH, NOW, nonce, BODY))
                .forged()
                .headers(200, answer);

        assertThat(server.isAuthoritys(
                        algorithm, 200, forged.get("Tongxing-Time"), nonce, answer, forged.get("Tongxing-Signature")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hmac-sm3", "sm2"})
    void whatWasSignedForAnotherPathOrBodyIsWrong(String algorithm) throws Exception {
        Map<String, String> headers =
                server.headers(algorithm, PATH, NOW, UUID.randomUUID().toString(), BODY);

        assertThat(codeOf(PATH, BODY + " ", headers)).isEqualTo("signature-wrong");
        assertThat(codeOf("/authorities/bank/verify", BODY, headers)).isEqualTo("signature-wrong");
        headers.put("Tongxing-Signature", "****");
        assertThat(codeOf(PATH, BODY, headers)).isEqualTo("signature-wrong");
        headers.put("Tongxing-Signature", "AAAA");
        assertThat(codeOf(PATH, BODY, headers)).isEqualTo("signature-wrong");
    }

    @Test
    void aNonceServesOnce() throws Exception {
        Map<String, String> headers =
                server.headers("sm2", PATH, NOW, UUID.randomUUID().toString(), BODY);
        check(PATH, BODY, headers);

        assertThat(codeOf(PATH, BODY, headers)).isEqualTo("signature-replayed");
    }

    @ParameterizedTest
    @CsvSource({"-300, true", "300, true", "-301, false", "301, false"})
    void theTimeIsWithinFiveMinutes(long off, boolean accepted) throws Exception {
        Map<String, String> headers =
                server.headers("hmac-sm3", PATH, NOW + off, UUID.randomUUID().toString(), BODY);

        if (accepted) {
            assertThat(check(PATH, BODY, headers)).isNotNull();
        } else {
            assertThat(codeOf(PATH, BODY, headers)).isEqualTo("signature-time");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Tongxing-Key", "Tongxing-Algorithm", "Tongxing-Time", "Tongxing-Nonce", "Tongxing-Signature"})
    void nothingMayBeMissing(String header) throws Exception {
        Map<String, String> headers =
                server.headers("hmac-sm3", PATH, NOW, UUID.randomUUID().toString(), BODY);
        headers.remove(header);

        assertThat(codeOf(PATH, BODY, headers)).isEqualTo("signature-missing");
    }

    @ParameterizedTest
    @CsvSource({
        "Tongxing-Algorithm, none, signature-algorithm",
        "Tongxing-Time, yesterday, signature-time",
        "Tongxing-Key, ' ', signature-missing"
    })
    void whatHasNoMeaningIsRefused(String header, String value, String code) throws Exception {
        Map<String, String> headers =
                server.headers("hmac-sm3", PATH, NOW, UUID.randomUUID().toString(), BODY);
        headers.put(header, value);

        assertThat(codeOf(PATH, BODY, headers)).isEqualTo(code);
    }

    @Test
    void aNonceIsAnUuid() throws Exception {
        assertThat(codeOf(PATH, BODY, server.headers("hmac-sm3", PATH, NOW, "1", BODY)))
                .isEqualTo("signature-nonce");
    }

    @Test
    void withoutKeysEverythingPassesAndNothingIsSealed() throws Exception {
        Signatures none = new Signatures(Optional.empty(), Clock.systemUTC());

        assertThat(none.check(new RequestHead("POST", PATH, name -> null), new byte[0])
                        .headers(200, new byte[0]))
                .isEmpty();
    }

    @Test
    void aDirectoryWithHalfTheKeysStopsTheStart() throws Exception {
        Files.writeString(directory.resolve("authority-sm2.pem"), "no key");
        assertThatThrownBy(() -> new Signatures(Optional.of(directory), Clock.systemUTC()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("authority-sm2.pem");

        Files.delete(directory.resolve("hmac.key"));
        assertThatThrownBy(() -> new Signatures(Optional.of(directory), Clock.systemUTC()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("hmac.key");
    }

    private String codeOf(String path, String body, Map<String, String> headers) {
        try {
            check(path, body, headers);
            return "passed";
        } catch (NotSigned refused) {
            return refused.code();
        }
    }

    private Seal check(String path, String body, Map<String, String> headers) throws NotSigned {
        return signatures.check(new RequestHead("POST", path, headers::get), bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
