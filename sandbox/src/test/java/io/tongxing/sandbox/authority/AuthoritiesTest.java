package io.tongxing.sandbox.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tongxing.sandbox.SandboxClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AuthoritiesTest {
    @TestHTTPResource("/")
    URI base;

    SandboxClient sandbox;
    JsonNode person;

    @BeforeEach
    void makeSomebody() throws Exception {
        sandbox = new SandboxClient(base);
        person = sandbox.person("{}");
    }

    @AfterEach
    void repair() throws Exception {
        fault("population", "none", 0);
        fault("sms", "none", 0);
    }

    @Test
    void theRightNameMatchesAndTheAnswerEchoesTheQuestion() throws Exception {
        String requestId = UUID.randomUUID().toString();

        JsonNode answer = sandbox.json(verify(requestId, person.get("name").textValue()));

        assertThat(answer.get("result").textValue()).isEqualTo("match");
        assertThat(answer.get("requestId").textValue()).isEqualTo(requestId);
        assertThat(answer.get("documentNumber")).isEqualTo(person.get("documentNumber"));
        assertThat(answer.get("checkId").textValue()).isNotBlank();
        assertThat(Instant.parse(answer.get("checkedAt").textValue()))
                .isBefore(Instant.now().plusSeconds(5));
        assertThat(answer.get("organization").textValue()).contains("模拟");
    }

    @ParameterizedTest
    @CsvSource({"resident-id, 张无此人, mismatch", "passport, 张无此人, not-found"})
    void aWrongNameAndAWrongTypeAreToldApart(String type, String name, String result) throws Exception {
        String question = "{\"requestId\":\"r\",\"name\":\"" + name + "\",\"documentType\":\"" + type
                + "\",\"documentNumber\":" + person.get("documentNumber") + "}";

        assertThat(sandbox.json(sandbox.post("/authorities/population/verify", question))
                        .get("result")
                        .textValue())
                .isEqualTo(result);
    }

    @Test
    void aPrivateUseCharacterCannotBeCompared() throws Exception {
        assertThat(sandbox.json(verify("r", "王\uE0F1")).get("result").textValue())
                .isEqualTo("cannot-compare");
    }

    @ParameterizedTest
    @ValueSource(strings = {"requestId", "name", "documentType", "documentNumber"})
    void aQuestionWithoutAFieldIsRefusedWithoutItsValues(String missing) throws Exception {
        String question = "{\"requestId\":\"r\",\"name\":\"张三\",\"documentType\":\"resident-id\","
                + "\"documentNumber\":\"370299190001010005\"}";

        HttpResponse<String> response =
                sandbox.post("/authorities/population/verify", question.replace("\"" + missing + "\":", "\"x\":"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(missing).doesNotContain("张三", "370299190001010005");
    }

    @Test
    void downClosesTheConnectionWithoutAnAnswer() throws Exception {
        fault("population", "down", 0);

        assertThatThrownBy(() -> verify("r", "x")).isInstanceOf(IOException.class);
        assertThat(lastCall("population").has("status")).isFalse();
    }

    @Test
    void slowAnswersRightAfterTheDelay() throws Exception {
        fault("population", "slow", 700);
        Instant before = Instant.now();

        JsonNode answer = sandbox.json(verify("r", person.get("name").textValue()));

        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(700));
        assertThat(answer.get("result").textValue()).isEqualTo("match");
    }

    @Test
    void errorIsStatus500() throws Exception {
        fault("population", "error", 0);

        assertThat(verify("r", "x").statusCode()).isEqualTo(500);
    }

    @Test
    void garbageComesInSeveralKindsThatNeverMatch() throws Exception {
        fault("population", "garbage", 0);
        Set<String> kinds = new HashSet<>();

        for (int i = 0; i < Garbage.KINDS.size(); i++) {
            HttpResponse<String> response = verify("r", person.get("name").textValue());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).doesNotContain("\"match\"");
            kinds.add(response.body());
        }

        assertThat(kinds).hasSize(Garbage.KINDS.size());
    }

    @Test
    void wrongPersonMatchesSomebodyElse() throws Exception {
        fault("population", "wrong-person", 0);

        JsonNode answer = sandbox.json(verify("mine", person.get("name").textValue()));

        assertThat(answer.get("result").textValue()).isEqualTo("match");
        assertThat(answer.get("documentNumber")).isNotEqualTo(person.get("documentNumber"));
        assertThat(answer.get("requestId").textValue()).isNotEqualTo("mine");
    }

    @Test
    void messagesArriveNewestFirst() throws Exception {
        String mobile = person.get("mobile").textValue();
        HttpResponse<String> first = send(mobile, "first 111111");
        send(mobile, "second 222222");

        JsonNode messages = sandbox.json(sandbox.get("/authorities/sms/" + mobile));

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0).get("text").textValue()).isEqualTo("second 222222");
        assertThat(messages.get(1).get("messageId"))
                .isEqualTo(sandbox.json(first).get("messageId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "garbage"})
    void aFailingGatewayDeliversNothing(String mode) throws Exception {
        fault("sms", mode, 0);
        String mobile = person.get("mobile").textValue();

        send(mobile, "lost 333333");

        assertThat(sandbox.json(sandbox.get("/authorities/sms/" + mobile))).isEmpty();
    }

    @Test
    void callsAreLoggedNewestFirst() throws Exception {
        verify("older", "x");
        verify("newer", "x");

        JsonNode calls = sandbox.json(sandbox.get("/authorities/population/calls"));

        assertThat(calls.get(0).at("/request/requestId").textValue()).isEqualTo("newer");
        assertThat(calls.get(1).at("/request/requestId").textValue()).isEqualTo("older");
        assertThat(calls.get(0).at("/answer/result").textValue()).isEqualTo("mismatch");
    }

    @Test
    void theCallLogIsBounded() throws Exception {
        CallLog log = new CallLog();
        for (int i = 0; i < CallLog.KEPT + 10; i++) {
            log.add(Authority.BANK, new Call(Instant.EPOCH.plusSeconds(i), "none", person, 200, null));
        }

        assertThat(log.of(Authority.BANK)).hasSize(CallLog.KEPT);
        assertThat(log.of(Authority.BANK).get(0).receivedAt()).isEqualTo(Instant.EPOCH.plusSeconds(CallLog.KEPT + 9L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "population",
                "enterprise",
                "carrier",
                "bank",
                "face",
                "ctid",
                "immigration",
                "ca",
                "chip",
                "province",
                "sms"
            })
    void everyAuthorityHasASwitch(String authority) throws Exception {
        HttpResponse<String> response = fault(authority, "slow", 5);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(sandbox.json(response).get("delayMs").longValue()).isEqualTo(5);
        fault(authority, "none", 0);
    }

    @Test
    void whatDoesNotExistIsSaidClearly() throws Exception {
        HttpResponse<String> noAuthority = fault("tax", "none", 0);
        HttpResponse<String> noMode = fault("bank", "sleepy", 0);

        assertThat(noAuthority.statusCode()).isEqualTo(404);
        assertThat(sandbox.json(noAuthority).get("error").textValue()).isEqualTo("unknown-authority");
        assertThat(noMode.statusCode()).isEqualTo(400);
        assertThat(sandbox.json(noMode).get("error").textValue()).isEqualTo("unknown-mode");
        assertThat(fault("bank", "slow", -1).statusCode()).isEqualTo(400);
        assertThat(fault("sms", "wrong-person", 0).statusCode()).isEqualTo(400);
        assertThat(fault("sms", "unsigned", 0).statusCode()).isEqualTo(400);
        assertThat(sandbox.get("/authorities/tax/calls").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> verify(String requestId, String name) throws IOException, InterruptedException {
        return sandbox.post(
                "/authorities/population/verify",
                "{\"requestId\":\"" + requestId + "\",\"name\":\"" + name + "\",\"documentType\":\"resident-id\","
                        + "\"documentNumber\":" + person.get("documentNumber") + "}");
    }

    private HttpResponse<String> send(String mobile, String text) throws IOException, InterruptedException {
        return sandbox.post(
                "/authorities/sms/send",
                "{\"requestId\":\"r\",\"mobile\":\"" + mobile + "\",\"text\":\"" + text + "\"}");
    }

    private HttpResponse<String> fault(String authority, String mode, long delayMs)
            throws IOException, InterruptedException {
        return sandbox.put(
                "/authorities/" + authority + "/fault", "{\"mode\":\"" + mode + "\",\"delayMs\":" + delayMs + "}");
    }

    private JsonNode lastCall(String authority) throws IOException, InterruptedException {
        return sandbox.json(sandbox.get("/authorities/" + authority + "/calls")).get(0);
    }
}
