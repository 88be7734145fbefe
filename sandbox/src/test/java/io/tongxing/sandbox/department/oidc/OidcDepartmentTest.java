package io.tongxing.sandbox.department.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tongxing.sandbox.SandboxClient;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PlayedIdentityServer.class)
class OidcDepartmentTest {
    private static final String NAME = "张测试";
    private static final String NUMBER = "370299199001010005";

    @TestHTTPResource("/")
    URI base;

    SandboxClient sandbox;

    @BeforeEach
    void connect() {
        sandbox = new SandboxClient(base);
    }

    @ParameterizedTest
    @ValueSource(strings = {"utilities", "commerce", "housing-fund"})
    void aStrangerSeesTheLoginButtonAndNothingElse(String department) throws Exception {
        HttpResponse<String> page = sandbox.get("/departments/" + department);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("id=\"login\"", "lang=\"zh-CN\"").doesNotContain("id=\"claims\"");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(sandbox.get("/departments/" + department + "/told").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aDepartmentWithoutASecretSaysSo() throws Exception {
        assertThat(sandbox.get("/departments/social-security").body())
                .contains("id=\"not-connected\"")
                .doesNotContain("id=\"login\"");
        assertThat(sandbox.get("/departments/social-security/login").statusCode())
                .isEqualTo(503);
    }

    @Test
    void anUnknownDepartmentIsNotFound() throws Exception {
        assertThat(sandbox.get("/departments/treasury").statusCode()).isEqualTo(404);
    }

    @Test
    void theLoginAsksForTheProofItNeedsWithPkce() throws Exception {
        Map<String, String> question = query(location(sandbox.get("/departments/utilities/login")));

        assertThat(question)
                .containsEntry("client_id", "utilities")
                .containsEntry("scope", "openid identity:2")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("response_type", "code")
                .containsKeys("nonce", "state");
        assertThat(question.get("redirect_uri")).endsWith("/departments/utilities/callback");
    }

    @Test
    void aServerThatIsStillStartingIsSaidClearlyAndFoundLater() throws Exception {
        PlayedIdentityServer.boot(true);
        try {
            HttpResponse<String> early = sandbox.get("/departments/public-security/login");
            assertThat(early.statusCode()).isEqualTo(503);
            assertThat(early.body()).contains("id=\"login-error\"").doesNotContain("Exception");
        } finally {
            PlayedIdentityServer.boot(false);
        }

        assertThat(sandbox.get("/departments/public-security/login").statusCode())
                .isEqualTo(302);
    }

    @Test
    void aResidentIsShownExactlyWhatTheDepartmentWasTold() throws Exception {
        String cookie = logIn("utilities", UUID.randomUUID().toString());

        JsonNode told = sandbox.json(sandbox.get("/departments/utilities/told", "Cookie", cookie));
        String page = sandbox.get("/departments/utilities", "Cookie", cookie).body();

        assertThat(told.get("subject").textValue()).isEqualTo("pairwise-utilities");
        assertThat(told.get("acr").textValue()).isEqualTo("urn:tongxing:aal:1");
        assertThat(told.get("assuranceLevel").textValue()).isEqualTo("2");
        assertThat(told.get("verifiedAt").textValue()).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(told.at("/evidence/0/organization").textValue()).isEqualTo("population-register");
        assertThat(told.get("claims")).hasSize(2);
        assertThat(told.at("/claims/document_number").textValue()).isEqualTo(NUMBER);
        assertThat(page)
                .contains("<dd id=\"verified-name\">" + NAME + "</dd>")
                .contains("<dd id=\"assurance-level\">2</dd>")
                .contains("<dd id=\"subject\">pairwise-utilities</dd>")
                .contains("<dd id=\"login-strength\">urn:tongxing:aal:1</dd>")
                .contains("data-claim=\"document_number\">" + NUMBER)
                .contains("id=\"logout\"");
    }

    @Test
    void aClaimThatNobodyAskedForIsShownAsWell() throws Exception {
        JwtClaims token = idToken("commerce", UUID.randomUUID().toString());
        token.setStringClaim("email", "<b>unasked</b>@example.org");
        String cookie = logIn("commerce", token);

        assertThat(sandbox.get("/departments/commerce", "Cookie", cookie).body())
                .contains("data-claim=\"email\">&lt;b&gt;unasked");
    }

    @Test
    void backChannelLogoutEndsThatSessionAtTheNextRequestAndNoOther() throws Exception {
        String server = UUID.randomUUID().toString();
        String ended = logIn("commerce", server);
        String other = logIn("commerce", UUID.randomUUID().toString());

        HttpResponse<String> logout =
                sandbox.postForm("/departments/commerce/backchannel-logout", "logout_token=" + logoutToken(server));

        assertThat(logout.statusCode()).isEqualTo(200);
        assertThat(told("commerce", ended)).isEqualTo(401);
        assertThat(told("commerce", ended))
                .as("a copy of the cookie is worth nothing")
                .isEqualTo(401);
        assertThat(told("commerce", other)).isEqualTo(200);
    }

    @Test
    void aForgedLogoutTokenEndsNothing() throws Exception {
        String server = UUID.randomUUID().toString();
        String cookie = logIn("commerce", server);
        String token = logoutToken(server);
        String forged = token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(86);

        HttpResponse<String> logout =
                sandbox.postForm("/departments/commerce/backchannel-logout", "logout_token=" + forged);

        assertThat(logout.statusCode()).isEqualTo(400);
        assertThat(told("commerce", cookie)).isEqualTo(200);
    }

    @Test
    void logoutEndsTheSessionHereAndPassesThePostOnToTheServer() throws Exception {
        String cookie = logIn("housing-fund", UUID.randomUUID().toString());

        HttpResponse<String> logout = sandbox.postForm("/departments/housing-fund/logout", "", "Cookie", cookie);

        assertThat(logout.statusCode()).isEqualTo(307);
        assertThat(location(logout)).isEqualTo(PlayedIdentityServer.issuer() + "/logout");
        assertThat(told("housing-fund", cookie)).isEqualTo(401);
    }

    @Test
    void logoutOfNobodyLeadsHome() throws Exception {
        HttpResponse<String> logout = sandbox.postForm("/departments/utilities/logout", "");

        assertThat(logout.statusCode()).isEqualTo(303);
        assertThat(location(logout)).endsWith("/departments/utilities");
        assertThat(sandbox.get("/departments/utilities/logged-out").body()).contains("id=\"logged-out\"");
    }

    @Test
    void aSessionOfOneDepartmentIsNoSessionOfAnother() throws Exception {
        String cookie = logIn("utilities", UUID.randomUUID().toString());

        assertThat(told("commerce", cookie.replace("q_session_utilities", "q_session_commerce")))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "error=access_denied&error_description=%3Cscript%3Ealert(1)%3C/script%3E, 403, 登录未完成",
        "error=temporarily_unavailable, 503, 暂时无法访问",
        "error=invalid_scope, 502, 接入配置有误",
        "error=%3Cscript%3E, 403, 登录未完成",
        "code=unknown&state=unknown, 400, 登录已中断"
    })
    void aLoginThatFailedIsExplainedWithoutEchoingAnything(String query, int status, String title) throws Exception {
        HttpResponse<String> page = sandbox.get("/departments/utilities/callback?" + query);

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body())
                .contains("id=\"login-error\"", title, "id=\"login\"")
                .doesNotContain("<script", "alert(", "Exception", "unknown");
    }

    @Test
    void aLoginLeftBehindByAnotherTabIsAskedAnew() throws Exception {
        HttpResponse<String> callback = sandbox.get("/departments/utilities/callback?error=temporarily_unavailable"
                + "&error_description=authentication_expired");

        assertThat(callback.statusCode()).isEqualTo(303);
        assertThat(location(callback)).endsWith("/departments/utilities/login");
    }

    @Test
    void anAnswerForAnotherLoginIsNotAccepted() throws Exception {
        HttpResponse<String> login = sandbox.get("/departments/utilities/login");
        Map<String, String> question = query(location(login));
        JwtClaims token = idToken("utilities", UUID.randomUUID().toString());
        token.setStringClaim("nonce", "of-another-login");
        String code = grant(question, token);

        HttpResponse<String> callback = sandbox.get(
                "/departments/utilities/callback?code=" + code + "&state=" + question.get("state"),
                "Cookie",
                cookie(login));

        assertThat(callback.statusCode()).isEqualTo(400);
        assertThat(callback.body()).contains("id=\"login-error\"");
    }

    private String logIn(String department, String serverSession) throws Exception {
        return logIn(department, idToken(department, serverSession));
    }

    private String logIn(String department, JwtClaims token) throws Exception {
        HttpResponse<String> login = sandbox.get("/departments/" + department + "/login");
        Map<String, String> question = query(location(login));
        token.setStringClaim("nonce", question.get("nonce"));
        String code = grant(question, token);
        HttpResponse<String> callback = sandbox.get(
                "/departments/" + department + "/callback?code=" + code + "&state=" + question.get("state"),
                "Cookie",
                cookie(login));
        assertThat(callback.statusCode()).isEqualTo(303);
        return callback.headers().allValues("Set-Cookie").stream()
                .filter(header -> header.startsWith("q_session_"))
                .map(header -> header.substring(0, header.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private static String grant(Map<String, String> question, JwtClaims token) {
        String code = UUID.randomUUID().toString();
        PlayedIdentityServer.grant(code, new PlayedIdentityServer.Grant(question.get("code_challenge"), token));
        return code;
    }

    private static JwtClaims idToken(String department, String serverSession) {
        JwtClaims token = new JwtClaims();
        token.setIssuer(PlayedIdentityServer.issuer());
        token.setAudience(department);
        token.setSubject("pairwise-" + department);
        token.setIssuedAtToNow();
        token.setExpirationTimeMinutesInTheFuture(5);
        token.setStringClaim("sid", serverSession);
        token.setStringClaim("acr", "urn:tongxing:aal:1");
        token.setClaim(
                "verified_claims",
                Map.of(
                        "verification",
                        Map.of(
                                "trust_framework", "urn:tongxing:trust-framework:cn-realname",
                                "assurance_level", "2",
                                "time", "2026-11-22T10:00:00Z",
                                "evidence",
                                        List.of(Map.of(
                                                "type",
                                                "electronic_record",
                                                "check_details",
                                                List.of(Map.of(
                                                        "check_method", "data",
                                                        "organization", "population-register"))))),
                        "claims",
                        Map.of("name", NAME, "document_number", NUMBER)));
        return token;
    }

    private static String logoutToken(String serverSession) {
        JwtClaims token = new JwtClaims();
        token.setIssuer(PlayedIdentityServer.issuer());
        token.setAudience("commerce");
        token.setIssuedAtToNow();
        token.setExpirationTimeMinutesInTheFuture(2);
        token.setGeneratedJwtId();
        token.setStringClaim("sid", serverSession);
        token.setClaim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        return PlayedIdentityServer.sign(token);
    }

    private int told(String department, String cookie) throws Exception {
        return sandbox.get("/departments/" + department + "/told", "Cookie", cookie)
                .statusCode();
    }

    private static String cookie(HttpResponse<String> response) {
        String header = response.headers().firstValue("Set-Cookie").orElseThrow();
        return header.substring(0, header.indexOf(';'));
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static Map<String, String> query(String location) {
        return Arrays.stream(URI.create(location).getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
