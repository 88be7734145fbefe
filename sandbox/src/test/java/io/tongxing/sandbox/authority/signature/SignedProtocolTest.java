package io.tongxing.sandbox.authority.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tongxing.sandbox.SandboxClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way over HTTP, with the keys configured. */
@QuarkusTest
@TestProfile(SignedProtocolTest.WithKeys.class)
class SignedProtocolTest {
    private static final ServerSide SERVER = new ServerSide();
    private static final String PATH = "/authorities/population/verify";

    public static class WithKeys implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                return Map.of(
                        "tongxing.sandbox.authority.keys",
                        SERVER.writeKeys(Files.createTempDirectory("authority-keys"))
                                .toString());
            } catch (IOException noDirectory) {
                throw new UncheckedIOException(noDirectory);
            }
        }
    }

    @TestHTTPResource("/")
    URI base;

    SandboxClient sandbox;
    String question;

    @BeforeEach
    void makeSomebody() throws Exception {
        sandbox = new SandboxClient(base);
        JsonNode person = sandbox.person("{}");
        question = "{\"requestId\":\"r\",\"name\":" + person.get("name") + ",\"documentType\":\"resident-id\","
                + "\"documentNumber\":" + person.get("documentNumber") + "}";
    }

    @AfterEach
    void repair() throws Exception {
        sandbox.fault("population", "none", 0);
    }

    private record Said(HttpResponse<String> answer, boolean signed) {}

    @ParameterizedTest
    @CsvSource({
        "hmac-sm3, none, 200, true",
        "sm2, none, 200, true",
        "sm2, wrong-person, 200, true",
        "sm2, garbage, 200, true",
        "sm2, error, 500, true",
        "hmac-sm3, unsigned, 200, false",
        "sm2, unsigned, 200, false"
    })
    void everyAnswerIsSignedAndOnlyOneModeBadly(String algorithm, String mode, int status, boolean signed)
            throws Exception {
        sandbox.fault("population", mode, 0);

        Said said = ask(algorithm, question);

        assertThat(said.answer().statusCode()).isEqualTo(status);
        assertThat(said.signed()).isEqualTo(signed);
        if (mode.equals("unsigned")) {
            assertThat(said.answer().body()).contains("\"match\"");
        }
    }

    @Test
    void aRefusalIsSignedToo() throws Exception {
        Said said = ask("sm2", "{\"requestId\":\"r\"}");

        assertThat(said.answer().statusCode()).isEqualTo(400);
        assertThat(said.signed()).isTrue();
    }

    @Test
    void anUnsignedOrAlteredQuestionIsNotAnswered() throws Exception {
        HttpResponse<String> unsigned = sandbox.post(PATH, question);
        HttpResponse<String> altered = sandbox.post(
                PATH, question + " ", headers("sm2", UUID.randomUUID().toString(), question));

        assertThat(unsigned.statusCode()).isEqualTo(401);
        assertThat(unsigned.body()).contains("signature-missing");
        assertThat(altered.statusCode()).isEqualTo(401);
        assertThat(altered.body()).contains("signature-wrong");
    }

    @Test
    void aReplayedQuestionIsNotAnswered() throws Exception {
        String[] headers = headers("hmac-sm3", UUID.randomUUID().toString(), question);

        assertThat(sandbox.post(PATH, question, headers).statusCode()).isEqualTo(200);
        HttpResponse<String> replayed = sandbox.post(PATH, question, headers);

        assertThat(replayed.statusCode()).isEqualTo(401);
        assertThat(replayed.body()).contains("signature-replayed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "population/verify-card",
                "face/compare",
                "carrier/verify",
                "bank/verify",
                "immigration/verify",
                "ctid/verify",
                "province/token",
                "province/userinfo"
            })
    void noRegisterAnswersAnUnsignedQuestion(String path) throws Exception {
        assertThat(sandbox.post("/authorities/" + path, question).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "sms/send, {\"requestId\":\"r\"}, 400",
        "ca/sign, {\"documentNumber\":\"E00000000\"}, 400",
        "chip/read, {\"documentNumber\":\"E00000000\"}, 404"
    })
    void theGatewayCardsAndChipsAskForNoSignature(String path, String body, int status) throws Exception {
        assertThat(sandbox.post("/authorities/" + path, body).statusCode()).isEqualTo(status);
    }

    private Said ask(String algorithm, String body) throws Exception {
        String nonce = UUID.randomUUID().toString();
        HttpResponse<String> answer = sandbox.post(PATH, body, headers(algorithm, nonce, body));
        boolean signed = SERVER.isAuthoritys(
                algorithm,
                answer.statusCode(),
                answer.headers().firstValue("Tongxing-Time").orElseThrow(),
                nonce,
                answer.body().getBytes(StandardCharsets.UTF_8),
                answer.headers().firstValue("Tongxing-Signature").orElseThrow());
        return new Said(answer, signed);
    }

    private static String[] headers(String algorithm, String nonce, String body) throws Exception {
        return SERVER.headers(algorithm, PATH, Instant.now().getEpochSecond(), nonce, body).entrySet().stream()
                .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                .toArray(String[]::new);
    }
}
