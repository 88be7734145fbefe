package io.tongxing.sandbox.authority;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tongxing.sandbox.SandboxClient;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which means are there for which document; whoever has the document can use all of them. */
@QuarkusTest
class MeansTest {
    @TestHTTPResource("/")
    URI base;

    SandboxClient sandbox;

    @BeforeEach
    void connect() {
        sandbox = new SandboxClient(base);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            DOCUMENT,                   IMMIGRATION, NETWORK, CHIP
            resident-id,                false,       true,    false
            hk-mo-residence-permit,     false,       true,    false
            tw-residence-permit,        false,       true,    false
            hk-mo-travel-permit,        true,        true,    true
            tw-travel-permit,           true,        true,    true
            foreign-permanent-resident, true,        true,    false
            passport,                   true,        false,   true
            """)
    void everyDocumentHasItsMeans(String type, boolean immigration, boolean network, boolean chip) throws Exception {
        JsonNode person = sandbox.person("{\"documentType\":\"" + type + "\",\"birthdate\":\"1990-05-06\"}");

        assertThat(matches("population/verify", person)).isTrue();
        assertThat(matches("population/verify-card", person, "validFrom", "cardValidFrom", "validTo", "cardValidTo"))
                .isTrue();
        assertThat(matches("face/compare", person, "faceSample", "faceSample")).isTrue();
        assertThat(matches("carrier/verify", person, "mobile", "mobile")).isTrue();
        assertThat(matches("bank/verify", person, "bankCard", "bankCard", "mobile", "mobile"))
                .isTrue();
        assertThat(matches("immigration/verify", person, "birthdate", "birthdate", "validTo", "documentValidTo"))
                .isEqualTo(immigration);
        assertThat(person.has("networkCredential")).isEqualTo(network);
        assertThat(person.has("networkPassword")).isEqualTo(network);
        assertThat(ofNumber("chip/read", person, Map.of()).has("securityObject"))
                .isEqualTo(chip);
        for (String algorithm : new String[] {"ec", "sm2"}) {
            assertThat(ofNumber("ca/sign", person, Map.of("challenge", "c", "algorithm", algorithm))
                            .has("certificate"))
                    .isTrue();
        }
        assertThat(sandbox.get("/authorities/province/login?appId=city&returnUrl=http://127.0.0.1:9/&documentNumber="
                                + person.get("documentNumber").textValue())
                        .statusCode())
                .isEqualTo(303);
    }

    /** {@code further} are pairs: a field of the question, and the field of the person it comes from. */
    private boolean matches(String path, JsonNode person, String... further) throws Exception {
        Map<String, String> question = new LinkedHashMap<>();
        question.put("requestId", "r");
        for (String field : new String[] {"name", "documentType", "documentNumber"}) {
            question.put(field, person.get(field).textValue());
        }
        for (int i = 0; i < further.length; i += 2) {
            question.put(further[i], person.get(further[i + 1]).textValue());
        }
        return sandbox.ask("/authorities/" + path, question)
                .path("result")
                .asText()
                .equals("match");
    }

    private JsonNode ofNumber(String path, JsonNode person, Map<String, String> further) throws Exception {
        Map<String, String> question = new LinkedHashMap<>(further);
        question.put("documentNumber", person.get("documentNumber").textValue());
        return sandbox.ask("/authorities/" + path, question);
    }
}
