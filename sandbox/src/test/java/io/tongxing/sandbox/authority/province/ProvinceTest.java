package io.tongxing.sandbox.authority.province;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tongxing.sandbox.SandboxClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProvinceTest {
    private static final String LOGIN = "/authorities/province/login";
    private static final String RETURN = "http://127.0.0.1:9/back?tab=1";
    private static final String VISIT = "appId=city&returnUrl=" + encoded(RETURN) + "&state=" + encoded("s&1");

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
        sandbox.fault("province", "none", 0);
    }

    @Test
    void thePageIsInBothLanguagesAndNeedsNoScript() throws Exception {
        HttpResponse<String> page = sandbox.get(LOGIN + "?" + VISIT);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("证件号码", "Document number", "value=\"s&amp;1\"", "A simulation")
                .doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' http://127.0.0.1:9");
    }

    @Test
    void whoeverTypesANumberComesBackWithATicketAndTheState() throws Exception {
        HttpResponse<String> back = sandbox.postForm(LOGIN, VISIT + "&documentNumber=" + number());

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(location(back)).startsWith(RETURN + "&ticket=").endsWith("&state=s%261");
    }

    @Test
    void aTicketLeadsToTheTokenAndThePerson() throws Exception {
        sandbox.change(person, "{\"provinceLevel\":\"3\"}");

        JsonNode token = exchange("city", ticket());
        JsonNode info = userInfo(token.get("accessToken").textValue());

        assertThat(token.get("expiresIn").longValue()).isEqualTo(300);
        assertThat(info.get("requestId").textValue()).isEqualTo("u");
        assertThat(info.get("name")).isEqualTo(person.get("name"));
        assertThat(info.get("documentType").textValue()).isEqualTo("111");
        assertThat(info.get("documentNumber")).isEqualTo(person.get("documentNumber"));
        assertThat(info.get("mobile")).isEqualTo(person.get("mobile"));
        assertThat(info.get("realNameLevel").textValue()).isEqualTo("3");
        assertThat(info.get("organization").textValue()).contains("模拟");
        assertThat(info.hasNonNull("checkId")).isTrue();
        assertThat(info.hasNonNull("checkedAt")).isTrue();
    }

    @Test
    void theUserIdStaysWhenNameAndNumberChange() throws Exception {
        String before = userId();
        person = sandbox.change(person, "{\"documentNumber\":\"new\",\"name\":\"欧阳改名\"}");

        assertThat(userId()).isEqualTo(before);
    }

    @Test
    void aTicketServesOnceAndOnlyItsApplication() throws Exception {
        String ticket = ticket();
        exchange("city", ticket);

        assertThat(exchange("city", ticket).get("error").textValue()).isEqualTo("invalid-ticket");
        assertThat(exchange("other", ticket()).get("error").textValue()).isEqualTo("invalid-ticket");
        assertThat(userInfo("no-token").get("error").textValue()).isEqualTo("invalid-token");
    }

    @ParameterizedTest
    @CsvSource({
        "passport, 414",
        "hk-mo-travel-permit, 516",
        "tw-travel-permit, 511",
        "foreign-permanent-resident, 553",
        "hk-mo-residence-permit, 810",
        "tw-residence-permit, 830"
    })
    void everyDocumentTypeHasTheProvincesCode(String type, String code) throws Exception {
        person = sandbox.person("{\"documentType\":\"" + type + "\"}");

        assertThat(userInfo(exchange("city", ticket()).get("accessToken").textValue())
                        .get("documentType")
                        .textValue())
                .isEqualTo(code);
    }

    @Test
    void nobodyLogsInWithANumberThatNobodyLivingHolds() throws Exception {
        HttpResponse<String> unknown = sandbox.postForm(LOGIN, VISIT + "&documentNumber=E00000000");
        sandbox.change(person, "{\"deceased\":true}");
        HttpResponse<String> dead = sandbox.get(LOGIN + "?" + VISIT + "&documentNumber=" + number());

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("role=\"alert\"").doesNotContain("E00000000");
        assertThat(dead.statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/",
                "javascript:alert(1)",
                "//127.0.0.1/",
                "http://127.0.0.1@elsewhere.example/",
                "http://user@127.0.0.1/",
                "http://127.0.0.1/#f",
                "not an address",
                ""
            })
    void aTicketIsSentNowhereElse(String returnUrl) throws Exception {
        HttpResponse<String> refused = sandbox.get(LOGIN + "?appId=city&returnUrl=" + encoded(returnUrl));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("returnUrl");
    }

    @Test
    void anApplicationHasToSayItsName() throws Exception {
        assertThat(sandbox.get(LOGIN + "?returnUrl=" + encoded(RETURN)).body()).contains("appId");
    }

    @Test
    void faultsHoldForThePageAndForTheInterface() throws Exception {
        String token = exchange("city", ticket()).get("accessToken").textValue();

        sandbox.fault("province", "wrong-person", 0);
        JsonNode lie = userInfo(token);
        assertThat(lie.get("requestId").textValue()).isNotEqualTo("u");
        assertThat(lie.get("documentNumber")).isNotEqualTo(person.get("documentNumber"));
        sandbox.fault("province", "error", 0);
        assertThat(sandbox.get(LOGIN + "?" + VISIT).statusCode()).isEqualTo(500);
        assertThat(userInfo(token).has("name")).isFalse();
        sandbox.fault("province", "garbage", 0);
        assertThat(sandbox.post("/authorities/province/userinfo", "{\"accessToken\":\"" + token + "\"}")
                        .body())
                .doesNotContain(number());
        sandbox.fault("province", "slow", 1);
        assertThat(userInfo(token).get("name")).isEqualTo(person.get("name"));
        sandbox.fault("province", "down", 0);
        assertThatThrownBy(() -> userInfo(token)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> sandbox.get(LOGIN + "?" + VISIT)).isInstanceOf(IOException.class);
    }

    @Test
    void theCallLogKeepsNoNumberOfALogin() throws Exception {
        ticket();

        assertThat(sandbox.get("/authorities/province/calls").body()).doesNotContain(number());
    }

    private String number() {
        return person.get("documentNumber").textValue();
    }

    private String ticket() throws Exception {
        String location = location(sandbox.get(LOGIN + "?" + VISIT + "&documentNumber=" + number()));
        return location.replaceAll(".*ticket=([^&]+).*", "$1");
    }

    private JsonNode exchange(String appId, String ticket) throws Exception {
        return sandbox.ask("/authorities/province/token", Map.of("appId", appId, "ticket", ticket));
    }

    private JsonNode userInfo(String token) throws Exception {
        return sandbox.ask("/authorities/province/userinfo", Map.of("requestId", "u", "accessToken", token));
    }

    private String userId() throws Exception {
        return userInfo(exchange("city", ticket()).get("accessToken").textValue())
                .get("userId")
                .textValue();
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
