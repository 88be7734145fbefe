package io.tongxing.sandbox.authority.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tongxing.sandbox.SandboxClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class RegistersTest {
    @TestHTTPResource("/")
    URI base;

    SandboxClient sandbox;

    @BeforeEach
    void connect() {
        sandbox = new SandboxClient(base);
    }

    @AfterEach
    void repair() throws Exception {
        for (Questions register : Questions.values()) {
            sandbox.fault(register.authority, "none", 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTruthMatchesAndTheAnswerEchoesTheQuestion(Questions register) throws Exception {
        Map<String, Object> question = register.about(sandbox.person(register.wish()));

        JsonNode answer = sandbox.ask(register.path, question);

        assertThat(answer.get("result").textValue()).isEqualTo("match");
        assertThat(answer.get("requestId").textValue()).isEqualTo(question.get("requestId"));
        assertThat(answer.get("documentNumber").textValue()).isEqualTo(question.get("documentNumber"));
        assertThat(answer.get("checkId").textValue()).isNotBlank();
        assertThat(Instant.parse(answer.get("checkedAt").textValue()))
                .isBefore(Instant.now().plusSeconds(5));
        assertThat(answer.get("organization").textValue()).contains("模拟");
    }

    @ParameterizedTest
    @EnumSource
    void allToldApartTheSameWay(Questions register) throws Exception {
        JsonNode person = sandbox.person(register.wish());

        assertThat(result(register, register.about(person, "name", "张无此人"))).isEqualTo("mismatch");
        assertThat(result(register, register.about(person, "documentNumber", "E00000000")))
                .isEqualTo("not-found");
        assertThat(result(register, register.about(person, "documentType", "tw-travel-permit")))
                .isEqualTo("not-found");
        sandbox.change(person, "{\"comparable\":false}");
        assertThat(result(register, register.about(person))).isEqualTo("cannot-compare");
        sandbox.change(person, "{\"deceased\":true}");
        assertThat(result(register, register.about(person))).isEqualTo("deceased");
    }

    @ParameterizedTest
    @EnumSource
    void aChangedNameAndNumberAreKnownToAll(Questions register) throws Exception {
        JsonNode before = sandbox.person(register.wish());
        JsonNode after = sandbox.change(before, "{\"documentNumber\":\"new\",\"name\":\"欧阳改名\"}");

        assertThat(result(register, register.about(before))).isEqualTo("not-found");
        assertThat(result(register, register.about(after))).isEqualTo("match");
    }

    @ParameterizedTest
    @CsvSource({
        "FOUR_ELEMENT, validFrom, 2001-02-03",
        "FOUR_ELEMENT, validTo, 2001-02-03",
        "FACE, faceSample, anothers",
        "CARRIER, mobile, 15400000000",
        "BANK, bankCard, 6299990000000000000",
        "BANK, mobile, 15400000000",
        "IMMIGRATION, birthdate, 1901-01-01",
        "IMMIGRATION, validTo, 2101-01-01",
        "IMMIGRATION, issuingState, USA"
    })
    void whatEachRegisterAddsHasToBeRight(Questions register, String field, String wrong) throws Exception {
        JsonNode person = sandbox.person(register.wish());

        assertThat(result(register, register.about(person, field, wrong))).isEqualTo("mismatch");
    }

    @ParameterizedTest
    @CsvSource({
        "FOUR_ELEMENT, validFrom, 2001-02-30",
        "FOUR_ELEMENT, validTo, for ever",
        "IMMIGRATION, birthdate, 19010101",
        "IMMIGRATION, validTo, long-term"
    })
    void whatIsNoDateIsRefusedByTheNameOfItsField(Questions register, String field, String wrong) throws Exception {
        JsonNode answer = sandbox.ask(register.path, register.about(sandbox.person(register.wish()), field, wrong));

        assertThat(answer.get("message").textValue()).startsWith(field + ":").doesNotContain(wrong);
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownFieldIsRefused(Questions register) throws Exception {
        JsonNode answer = sandbox.ask(register.path, register.about(sandbox.person(register.wish()), "adress", "x"));

        assertThat(answer.get("error").textValue()).isEqualTo("unknown-field");
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultIsToldApartFromARejection(Questions register) throws Exception {
        Map<String, Object> question = register.about(sandbox.person(register.wish()));

        sandbox.fault(register.authority, "error", 0);
        assertThat(sandbox.ask(register.path, question).path("result").isMissingNode())
                .isTrue();
        sandbox.fault(register.authority, "wrong-person", 0);
        JsonNode lie = sandbox.ask(register.path, question);
        assertThat(lie.get("result").textValue()).isEqualTo("match");
        assertThat(lie.get("documentNumber").textValue()).isNotEqualTo(question.get("documentNumber"));
        assertThat(lie.get("requestId").textValue()).isNotEqualTo(question.get("requestId"));
        sandbox.fault(register.authority, "slow", 120);
        Instant before = Instant.now();
        assertThat(result(register, question)).isEqualTo("match");
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(120));
        sandbox.fault(register.authority, "garbage", 0);
        assertThat(sandbox.post(register.path, "{\"requestId\":1}").statusCode())
                .as("garbage is an answer, a wrong question none")
                .isEqualTo(400);
        sandbox.fault(register.authority, "down", 0);
        assertThatThrownBy(() -> sandbox.ask(register.path, question)).isInstanceOf(IOException.class);
    }

    @Test
    void aCancelledCardIsToldOnlyToWhoeverKnowsItsDates() throws Exception {
        JsonNode person = sandbox.person("{}");
        sandbox.change(person, "{\"cardCancelled\":true}");

        assertThat(result(Questions.TWO_ELEMENT, Questions.TWO_ELEMENT.about(person)))
                .isEqualTo("match");
        assertThat(result(Questions.FOUR_ELEMENT, Questions.FOUR_ELEMENT.about(person)))
                .isEqualTo("document-not-valid");
        assertThat(result(Questions.FOUR_ELEMENT, Questions.FOUR_ELEMENT.about(person, "validFrom", "2001-02-03")))
                .isEqualTo("mismatch");
        JsonNode renewed = sandbox.change(person, "{\"cardCancelled\":false}");
        assertThat(result(Questions.FOUR_ELEMENT, Questions.FOUR_ELEMENT.about(renewed)))
                .isEqualTo("match");
    }

    @Test
    void aCancelledPassportIsNotValid() throws Exception {
        JsonNode person = sandbox.person("{\"documentType\":\"passport\"}");
        sandbox.change(person, "{\"cardCancelled\":true}");

        assertThat(result(Questions.IMMIGRATION, Questions.IMMIGRATION.about(person)))
                .isEqualTo("document-not-valid");
    }

    @ParameterizedTest
    @CsvSource({
        "resident-id, not-found",
        "hk-mo-residence-permit, not-found",
        "tw-residence-permit, not-found",
        "hk-mo-travel-permit, match",
        "tw-travel-permit, match",
        "foreign-permanent-resident, match"
    })
    void immigrationKnowsItsOwnDocumentsOnly(String type, String result) throws Exception {
        JsonNode person = sandbox.person("{\"documentType\":\"" + type + "\",\"birthdate\":\"1990-01-02\"}");

        assertThat(result(Questions.IMMIGRATION, Questions.IMMIGRATION.about(person)))
                .isEqualTo(result);
    }

    @Test
    void theOldHaveACardForLife() throws Exception {
        JsonNode person = sandbox.person("{\"birthdate\":\"1950-01-02\"}");

        assertThat(person.get("cardValidTo").textValue()).isEqualTo("long-term");
        assertThat(result(Questions.FOUR_ELEMENT, Questions.FOUR_ELEMENT.about(person)))
                .isEqualTo("match");
    }

    @Test
    void facesAreComparedWithASimilarityAndOnlyWithAPhoto() throws Exception {
        JsonNode person = sandbox.person("{}");

        JsonNode same = sandbox.ask(Questions.FACE.path, Questions.FACE.about(person));
        JsonNode other = sandbox.ask(Questions.FACE.path, Questions.FACE.about(person, "faceSample", "b3RoZXI="));
        sandbox.change(person, "{\"faceUnknown\":true}");

        assertThat(same.get("similarity").doubleValue())
                .isGreaterThan(other.get("similarity").doubleValue());
        assertThat(result(Questions.FACE, Questions.FACE.about(person))).isEqualTo("cannot-compare");
    }

    @Test
    void aMobileThatMovesIsItsNewOwners() throws Exception {
        JsonNode former = sandbox.person("{}");
        String mobile = former.get("mobile").textValue();
        JsonNode newcomer = sandbox.person("{}");

        assertThat(sandbox.change(newcomer, "{\"takeOverMobile\":\"" + mobile + "\"}")
                        .get("error")
                        .textValue())
                .isEqualTo("taken");
        sandbox.change(former, "{\"mobile\":\"new\"}");
        assertThat(result(Questions.CARRIER, Questions.CARRIER.about(former))).isEqualTo("mismatch");
        JsonNode owner = sandbox.change(newcomer, "{\"takeOverMobile\":\"" + mobile + "\"}");

        assertThat(owner.get("mobile").textValue()).isEqualTo(mobile);
        assertThat(result(Questions.CARRIER, Questions.CARRIER.about(owner))).isEqualTo("match");
        assertThat(result(Questions.CARRIER, Questions.CARRIER.about(former))).isEqualTo("mismatch");
        assertThat(sandbox.change(former, "{\"takeOverMobile\":\"" + mobile + "\"}")
                        .get("error")
                        .textValue())
                .isEqualTo("taken");
    }

    @Test
    void theBankMayHaveAnOlderMobile() throws Exception {
        JsonNode person = sandbox.person("{}");
        sandbox.change(person, "{\"bankMobile\":\"15412345678\"}");

        assertThat(result(Questions.BANK, Questions.BANK.about(person))).isEqualTo("mismatch");
        assertThat(result(Questions.BANK, Questions.BANK.about(person, "mobile", "15412345678")))
                .isEqualTo("match");
        Map<String, Object> threeElements = Questions.BANK.about(person);
        threeElements.remove("mobile");
        assertThat(result(Questions.BANK, threeElements)).isEqualTo("match");
        assertThat(result(Questions.CARRIER, Questions.CARRIER.about(person))).isEqualTo("match");
    }

    private String result(Questions register, Map<String, Object> question) throws Exception {
        return sandbox.ask(register.path, question).get("result").textValue();
    }
}
