package io.tongxing.sandbox.authority;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tongxing.sandbox.SandboxClient;
import io.tongxing.sandbox.person.CheckDigits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PersonsTest {
    @TestHTTPResource("/")
    URI base;

    SandboxClient sandbox;

    @BeforeEach
    void connect() {
        sandbox = new SandboxClient(base);
    }

    @ParameterizedTest
    @CsvSource({
        "resident-id, 370299(19|20)\\d{6}\\d{3}[\\dX]",
        "hk-mo-residence-permit, 8[12]0000(19|20)\\d{6}\\d{3}[\\dX]",
        "tw-residence-permit, 830000(19|20)\\d{6}\\d{3}[\\dX]",
        "hk-mo-travel-permit, [HM]\\d{8}",
        "tw-travel-permit, \\d{8}",
        "foreign-permanent-resident, 937\\d{14}[\\dX]",
        "passport, E\\d{8}"
    })
    void everyDocumentTypeHasItsForm(String type, String form) throws Exception {
        JsonNode person = sandbox.person("{\"documentType\":\"" + type + "\"}");

        assertThat(person.get("documentType").textValue()).isEqualTo(type);
        assertThat(person.get("documentNumber").textValue()).matches(form);
        assertThat(person.get("mobile").textValue()).matches("154\\d{8}");
        assertThat(person.get("faceSample").textValue()).isBase64();
        String card = person.get("bankCard").textValue();
        assertThat(card.charAt(18)).isEqualTo(CheckDigits.luhn(card.substring(0, 18)));
    }

    @Test
    void eighteenCharacterNumbersEndInTheirCheckDigit() throws Exception {
        for (String type : new String[] {
            "resident-id", "hk-mo-residence-permit", "tw-residence-permit", "foreign-permanent-resident"
        }) {
            String number = sandbox.person("{\"documentType\":\"" + type + "\"}")
                    .get("documentNumber")
                    .textValue();
            assertThat(number.charAt(17)).isEqualTo(CheckDigits.mod11Two(number.substring(0, 17)));
        }
    }

    @Test
    void aForeignCardOf2017CanBeAskedFor() throws Exception {
        String number = sandbox.person("{\"documentType\":\"foreign-permanent-resident\",\"format\":\"2017\"}")
                .get("documentNumber")
                .textValue();

        assertThat(number).matches("[A-Z]{3}\\d{12}");
        assertThat(number.charAt(14)).isEqualTo(CheckDigits.icao9303(number.substring(0, 14)));
    }

    @Test
    void sexAndBirthDateAreInTheNumber() throws Exception {
        String woman = sandbox.person("{\"sex\":\"female\",\"birthdate\":\"1990-01-02\"}")
                .get("documentNumber")
                .textValue();
        String man = sandbox.person("{\"sex\":\"male\",\"birthdate\":\"1990-01-02\"}")
                .get("documentNumber")
                .textValue();

        assertThat(woman).startsWith("37029919900102");
        assertThat((woman.charAt(16) - '0') % 2).isZero();
        assertThat((man.charAt(16) - '0') % 2).isOne();
    }

    @Test
    void nobodySharesANumberOrAMobileEvenOnOneBirthday() throws Exception {
        Set<String> numbers = new HashSet<>();
        Set<String> mobiles = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            JsonNode person = sandbox.person("{\"sex\":\"male\",\"birthdate\":\"1977-07-07\"}");
            numbers.add(person.get("documentNumber").textValue());
            mobiles.add(person.get("mobile").textValue());
        }

        assertThat(numbers).hasSize(200);
        assertThat(mobiles).hasSize(200);
    }

    @Test
    void aWishedNameIsKeptToTheLastCharacter() throws Exception {
        String name = "阿卜杜拉·\uD842\uDFB7\uD867\uDE3D";

        assertThat(sandbox.person("{\"name\":\"" + name + "\"}").get("name").textValue())
                .isEqualTo(name);
    }

    @Test
    void fiftyCharactersBeyondTheBasicPlaneAreOneNameAndFiftyOneAreNot() throws Exception {
        assertThat(sandbox.post("/authorities/persons", "{\"name\":\"" + "\uD842\uDFB7".repeat(50) + "\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(sandbox.post("/authorities/persons", "{\"name\":\"" + "王".repeat(51) + "\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"documentType\":\"driving-licence\"}|documentType",
                "{\"sex\":\"other\"}|sex",
                "{\"birthdate\":\"1990-02-30\"}|birthdate",
                "{\"birthdate\":19900101}|birthdate",
                "{\"name\":\"\"}|name",
                "{\"format\":\"2020\"}|format"
            })
    void aWrongWishIsRefusedByTheNameOfItsField(String wish, String field) throws Exception {
        HttpResponse<String> response = sandbox.post("/authorities/persons", wish);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(sandbox.json(response).get("message").textValue()).startsWith(field + ":");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{", "[]", "\"text\"", "null"})
    void whatIsNoJsonObjectIsRefused(String body) throws Exception {
        HttpResponse<String> response = sandbox.post("/authorities/persons", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(sandbox.json(response).get("error").textValue()).isEqualTo("bad-request");
    }

    @Test
    void aChangedNumberLeavesTheOldOneToNobody() throws Exception {
        JsonNode before = sandbox.person("{}");
        String old = before.get("documentNumber").textValue();

        JsonNode after = sandbox.json(sandbox.patch("/authorities/persons/" + old, "{\"documentNumber\":\"new\"}"));

        assertThat(after.get("documentNumber").textValue()).isNotEqualTo(old).startsWith("370299");
        assertThat(after.get("name")).isEqualTo(before.get("name"));
        assertThat(verify(before.get("name").textValue(), old)).isEqualTo("not-found");
        assertThat(verify(
                        before.get("name").textValue(),
                        after.get("documentNumber").textValue()))
                .isEqualTo("match");
    }

    @Test
    void aChangedNameAndMobileAreTheOnesThatCount() throws Exception {
        JsonNode before = sandbox.person("{}");
        String number = before.get("documentNumber").textValue();

        JsonNode after =
                sandbox.json(sandbox.patch("/authorities/persons/" + number, "{\"name\":\"欧阳改名\",\"mobile\":\"new\"}"));

        assertThat(after.get("mobile")).isNotEqualTo(before.get("mobile"));
        assertThat(verify("欧阳改名", number)).isEqualTo("match");
        assertThat(verify(before.get("name").textValue(), number)).isEqualTo("mismatch");
    }

    @Test
    void theDeadAndTheIncomparableAreToldApart() throws Exception {
        JsonNode dead = sandbox.person("{}");
        JsonNode rare = sandbox.person("{}");
        sandbox.patch("/authorities/persons/" + dead.get("documentNumber").textValue(), "{\"deceased\":true}");
        sandbox.patch("/authorities/persons/" + rare.get("documentNumber").textValue(), "{\"comparable\":false}");

        assertThat(verify(
                        dead.get("name").textValue(), dead.get("documentNumber").textValue()))
                .isEqualTo("deceased");
        assertThat(verify(
                        rare.get("name").textValue(), rare.get("documentNumber").textValue()))
                .isEqualTo("cannot-compare");
    }

    @Test
    void nobodyTakesAnothersNumberAndNobodyUnknownChanges() throws Exception {
        String taken = sandbox.person("{}").get("documentNumber").textValue();
        String other = sandbox.person("{}").get("documentNumber").textValue();

        assertThat(sandbox.patch("/authorities/persons/" + other, "{\"documentNumber\":\"" + taken + "\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(sandbox.patch("/authorities/persons/370299190001010005", "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"provinceLevel\":\"4\"}|provinceLevel",
                "{\"provinceLevel\":3}|provinceLevel",
                "{\"takeOverMobile\":\"new\"}|takeOverMobile",
                "{\"takeOverMobile\":\"15400000000\",\"mobile\":\"new\"}|takeOverMobile",
                "{\"bankMobile\":\"1\"}|bankMobile",
                "{\"cardCancelled\":\"yes\"}|cardCancelled",
                "{\"faceUnknown\":1}|faceUnknown"
            })
    void aWrongChangeIsRefusedByTheNameOfItsField(String change, String field) throws Exception {
        JsonNode refused = sandbox.change(sandbox.person("{}"), change);

        assertThat(refused.get("message").textValue()).startsWith(field + ":");
    }

    @Test
    void aMisspeltFieldIsNotIgnored() throws Exception {
        assertThat(sandbox.person("{\"birthday\":\"1990-01-01\"}").get("error").textValue())
                .isEqualTo("unknown-field");
        assertThat(sandbox.change(sandbox.person("{}"), "{\"dead\":true}")
                        .get("error")
                        .textValue())
                .isEqualTo("unknown-field");
    }

    @Test
    void aRenewedForeignCardOf2017IsOneOf2023() throws Exception {
        JsonNode before = sandbox.person("{\"documentType\":\"foreign-permanent-resident\",\"format\":\"2017\"}");

        assertThat(sandbox.change(before, "{\"documentNumber\":\"new\"}")
                        .get("documentNumber")
                        .textValue())
                .matches("937\\d{14}[\\dX]");
    }

    @Test
    void organizationsAreHonestlyMissing() throws Exception {
        assertThat(sandbox.post("/authorities/organizations", "{}").statusCode())
                .isEqualTo(501);
    }

    private String verify(String name, String number) throws IOException, InterruptedException {
        String question = "{\"requestId\":\"r\",\"name\":\"" + name + "\",\"documentType\":\"resident-id\","
                + "\"documentNumber\":\"" + number + "\"}";
        return sandbox.json(sandbox.post("/authorities/population/verify", question))
                .get("result")
                .textValue();
    }
}
