package io.tongxing.sandbox.authority.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tongxing.sandbox.SandboxClient;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class NetworkIdentityTest {
    private static final String PATH = "/authorities/ctid/verify";

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
        sandbox.fault("ctid", "none", 0);
    }

    @Test
    void theAnswerSaysNothingAboutTheHolder() throws Exception {
        JsonNode answer = sandbox.ask(PATH, question("credential"));

        assertThat(answer.get("result").textValue()).isEqualTo("match");
        assertThat(answer.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "requestId",
                        "networkCredential",
                        "result",
                        "applicationCode",
                        "checkId",
                        "checkedAt",
                        "organization");
        assertThat(answer.get("networkCredential")).isEqualTo(person.get("networkCredential"));
        assertThat(answer.toString())
                .doesNotContain(
                        person.get("name").textValue(),
                        person.get("documentNumber").textValue());
    }

    @Test
    void everyOrganizationKnowsThePersonByAnotherCodeThatStays() throws Exception {
        String first = code(question("credential"));
        Map<String, Object> elsewhere = question("credential");
        elsewhere.put("organizationId", "another-city");
        sandbox.change(person, "{\"documentNumber\":\"new\",\"name\":\"欧阳改名\"}");

        assertThat(code(question("credential"))).isEqualTo(first);
        assertThat(code(elsewhere)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "credential-password, networkPassword, 00000000, mismatch",
        "credential-face, faceSample, b3RoZXI=, mismatch",
        "credential-password-face, networkPassword, 00000000, mismatch",
        "credential, networkPassword, 00000000, match",
        "credential, networkCredential, ABCDEF, not-found",
        "credential, name, 张无此人, mismatch",
        "credential, documentNumber, E00000000, mismatch",
        "credential, documentType, passport, mismatch"
    })
    void whatIsShownHasToBeRight(String mode, String field, String wrong, String result) throws Exception {
        Map<String, Object> question = question(mode);
        assertThat(result(question)).isEqualTo("match");

        question.put(field, wrong);
        JsonNode answer = sandbox.ask(PATH, question);

        assertThat(answer.get("result").textValue()).isEqualTo(result);
        assertThat(answer.has("applicationCode")).isEqualTo(result.equals("match"));
    }

    @Test
    void aClaimedIdentityIsComparedWhenItIsGiven() throws Exception {
        Map<String, Object> question = question("credential");
        for (String field : new String[] {"name", "documentType", "documentNumber"}) {
            question.put(field, person.get(field).textValue());
        }

        assertThat(result(question)).isEqualTo("match");
    }

    @Test
    void deathAndAMissingPhotoAreKnownHereToo() throws Exception {
        sandbox.change(person, "{\"faceUnknown\":true}");
        assertThat(result(question("credential-face"))).isEqualTo("cannot-compare");
        assertThat(result(question("credential"))).isEqualTo("match");

        sandbox.change(person, "{\"deceased\":true}");
        assertThat(result(question("credential"))).isEqualTo("deceased");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resident-id",
                "hk-mo-residence-permit",
                "hk-mo-travel-permit",
                "tw-residence-permit",
                "tw-travel-permit",
                "foreign-permanent-resident"
            })
    void cardsAndPermitsHaveACredential(String type) throws Exception {
        person = sandbox.person("{\"documentType\":\"" + type + "\"}");

        assertThat(result(question("credential-password-face"))).isEqualTo("match");
    }

    @Test
    void aPassportHasNone() throws Exception {
        assertThat(sandbox.person("{\"documentType\":\"passport\"}").has("networkCredential"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "requestId, ",
        "organizationId, ",
        "businessId, ",
        "networkCredential, ",
        "networkPassword, ",
        "mode, ",
        "mode, telepathy",
        "documentType, driving-licence"
    })
    void aWrongQuestionIsRefusedByTheNameOfItsField(String field, String wrong) throws Exception {
        Map<String, Object> question = question("credential-password");
        question.put(field, wrong);

        JsonNode answer = sandbox.ask(PATH, question);

        assertThat(answer.get("error").textValue()).isEqualTo("bad-request");
        assertThat(answer.get("message").textValue()).startsWith(field + ":");
    }

    @Test
    void faultsAreLikeThoseOfTheOthers() throws Exception {
        sandbox.fault("ctid", "wrong-person", 0);
        JsonNode lie = sandbox.ask(PATH, question("credential"));
        assertThat(lie.get("result").textValue()).isEqualTo("match");
        assertThat(lie.get("networkCredential")).isNotEqualTo(person.get("networkCredential"));

        sandbox.fault("ctid", "slow", 1);
        assertThat(result(question("credential"))).isEqualTo("match");
        sandbox.fault("ctid", "error", 0);
        assertThat(sandbox.ask(PATH, question("credential")).has("result")).isFalse();
        sandbox.fault("ctid", "down", 0);
        assertThatThrownBy(() -> sandbox.ask(PATH, question("credential"))).isInstanceOf(IOException.class);
    }

    private Map<String, Object> question(String mode) {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("requestId", "r");
        question.put("organizationId", "city");
        question.put("businessId", "login");
        question.put("mode", mode);
        question.put("networkCredential", person.get("networkCredential").textValue());
        if (mode.contains("password")) {
            question.put("networkPassword", person.get("networkPassword").textValue());
        }
        if (mode.contains("face")) {
            question.put("faceSample", person.get("faceSample").textValue());
        }
        return question;
    }

    private String result(Map<String, Object> question) throws Exception {
        return sandbox.ask(PATH, question).get("result").textValue();
    }

    private String code(Map<String, Object> question) throws Exception {
        return sandbox.ask(PATH, question).get("applicationCode").textValue();
    }
}
