package io.tongxing.deploy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import io.tongxing.deploy.journey.SharedStack;
import io.tongxing.deploy.testkit.LoginVisit;
import io.tongxing.deploy.testkit.Persona;
import io.tongxing.deploy.testkit.Personas;
import io.tongxing.deploy.testkit.RunningSystem;
import io.tongxing.deploy.testkit.WebPage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a department meets that was written by others: the Nimbus SDK, which knows the specifications and not us. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IndependentRelyingPartyIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, List<String>> RELEASED = Map.of(
            "utilities", List.of("name"),
            "commerce", List.of("name", "document_type", "document_number"),
            "housing-fund", List.of("name", "document_number"),
            "social-security", List.of("name", "birthdate", "gender", "document_number"),
            "public-security",
                    List.of("name", "birthdate", "gender", "document_type", "document_number", "phone_number"));
    private static final Set<String> ID_TOKEN_CLAIMS = Set.of(
            "iss",
            "sub",
            "aud",
            "azp",
            "exp",
            "iat",
            "jti",
            "typ",
            "nonce",
            "sid",
            "at_hash",
            "acr",
            "auth_time",
            "verified_claims");
    private static final Set<String> ACCESS_TOKEN_CLAIMS =
            Set.of("iss", "sub", "aud", "azp", "exp", "iat", "jti", "typ", "sid", "acr", "auth_time", "scope");

    private RunningSystem system;
    private Persona resident;
    private LoginVisit proven;

    /** Tokens of one login, checked as the specification asks. */
    private record Told(OIDCTokenResponse tokens, IDTokenClaimsSet idToken, UserInfo userInfo) {

        private JsonNode claims() throws IOException {
            return JSON.readTree(idToken.toJSONObject().toJSONString()).path("verified_claims");
        }

        private JsonNode userInfoClaims() throws IOException {
            return JSON.readTree(userInfo.toJSONObject().toJSONString()).path("verified_claims");
        }
    }

    /** One resident who has proven who they are, and whose browser is logged in. */
    @BeforeAll
    void oneResidentIsProven(RunningSystem running) {
        system = running;
        resident = new Personas(system.sandbox()).resident();
        proven = LoginVisit.at(system, "utilities");
        WebPage back = proven.awaitResult(proven.prove(proven.registerAndLogIn(resident)));
        assertThat(back.redirectParameters()).containsKeys("code", "state", "iss");
    }

    @Test
    void discoveryAnnouncesWhatIsThereAndNothingElse() throws GeneralException, IOException {
        var provider = new NimbusDepartment(system, "utilities").provider();
        assertThat(provider.getIssuer().getValue()).isEqualTo(system.issuer().toString());
        assertThat(provider.getSubjectTypes()).contains(SubjectType.PAIRWISE);
        assertThat(provider.getIDTokenJWSAlgs()).contains(JWSAlgorithm.ES256);
        assertThat(provider.getGrantTypes()).doesNotContain(GrantType.PASSWORD, GrantType.IMPLICIT);
        assertThat(provider.getResponseTypes()).containsExactly(ResponseType.CODE);
        assertThat(provider.getCodeChallengeMethods()).containsExactly(CodeChallengeMethod.S256);
        assertThat(provider.getRegistrationEndpointURI()).isNull();
        assertThat(provider.getDeviceAuthorizationEndpointURI()).isNull();
        assertThat(provider.getBackChannelAuthenticationEndpointURI()).isNull();
        assertThat(provider.toJSONObject().toJSONString())
                .doesNotContain("impersonat", "token-exchange", "device_code", "ciba");
    }

    @Test
    void grantsWithoutABrowserAndImpersonationDoNotAnswer() throws Exception {
        for (String off : List.of("/protocol/openid-connect/ext/ciba/auth", "/protocol/openid-connect/auth/device")) {
            HttpResponse<String> answer = post(URI.create(system.issuer() + off), "client_id=utilities");
            assertThat(answer.statusCode()).as(off).isIn(204, 404);
            assertThat(answer.body()).as(off).doesNotContain("device_code", "auth_req_id");
        }
        URI impersonation = system.server().resolve("/admin/realms/city/users/" + accountId() + "/impersonation");
        assertThat(post(impersonation, "").statusCode()).isIn(401, 404, 501);
        for (String grant : List.of("password", "urn:ietf:params:oauth:grant-type:token-exchange")) {
            HttpResponse<String> refused = post(
                    URI.create(system.issuer() + "/protocol/openid-connect/token"),
                    "grant_type=" + grant + "&username=x&password=x&subject_token=x&client_id=utilities&client_secret="
                            + system.department("utilities").secret());
            assertThat(JSON.readTree(refused.body()).path("error").asText())
                    .as(grant)
                    .isIn("unauthorized_client", "unsupported_grant_type", "invalid_request");
        }
    }

    @Test
    void publishedKeysSignWithTheCurveOfEs256AndShowNoSecret() throws Exception {
        JsonNode keys = JSON.readTree(
                        get(new NimbusDepartment(system, "utilities").provider().getJWKSetURI())
                                .body())
                .path("keys");
        assertThat(keys).anySatisfy(key -> assertThat(key.path("alg").asText()).isEqualTo("ES256"));
        assertThat(keys)
                .allSatisfy(key -> assertThat(key.has("d") || key.has("k")).isFalse());
    }

    @Test
    void idTokenAndUserinfoTellTheSameAndExactlyWhatEachDepartmentMayKnow() throws Exception {
        for (var released : RELEASED.entrySet()) {
            Told told = logInAt(released.getKey(), "openid", "identity:2");
            VerifiedClaimsShape.assertTwoElement(told.claims());
            VerifiedClaimsShape.assertClaims(told.claims(), resident, released.getValue());
            assertThat(told.userInfoClaims()).isEqualTo(told.claims());
        }
    }

    @Test
    void theStrengthOfTheLoginIsToldBesideTheLevelOfTheIdentity() throws Exception {
        Told told = logInAt("utilities", "openid", "identity:2");
        assertThat(told.idToken().getACR().getValue()).isEqualTo("urn:tongxing:aal:1");
        assertThat(told.idToken().getAuthenticationTime()).isNotNull();
        assertThat(told.idToken().getNonce()).isNotNull();
    }

    @Test
    void theSubjectIsStableForOneDepartmentAndAnotherForEach() throws Exception {
        List<String> subjects = new ArrayList<>();
        for (String department : RELEASED.keySet()) {
            Told told = logInAt(department, "openid");
            assertThat(told.userInfo().getSubject()).isEqualTo(told.idToken().getSubject());
            assertThat(logInAt(department, "openid").idToken().getSubject())
                    .as("the same at the next login")
                    .isEqualTo(told.idToken().getSubject());
            subjects.add(told.idToken().getSubject().getValue());
        }
        assertThat(subjects).doesNotHaveDuplicates();
        LoginVisit elsewhere = LoginVisit.at(system, "utilities");
        WebPage back = elsewhere.logIn(elsewhere.start(), resident.documentNumber());
        assertThat(back.redirect())
                .as("another browser, another way to say who one is")
                .isPresent();
        assertThat(subjectOf(elsewhere, back)).isIn(subjects);
    }

    @Test
    void tokensHoldNothingThatNamesTheResidentOrTheAccount() throws Exception {
        String account = accountId();
        Told told = logInAt("public-security", "openid", "identity:2");
        JWTClaimsSet access = JWTParser.parse(
                        told.tokens().getOIDCTokens().getAccessToken().getValue())
                .getJWTClaimsSet();
        assertThat(ID_TOKEN_CLAIMS).containsAll(told.idToken().toJSONObject().keySet());
        assertThat(ACCESS_TOKEN_CLAIMS).containsAll(access.getClaims().keySet());
        assertThat(told.userInfo().toJSONObject().keySet()).containsExactlyInAnyOrder("sub", "verified_claims");
        assertThat(access.getSubject()).isEqualTo(told.idToken().getSubject().getValue());
        for (String token : List.of(
                told.tokens().getOIDCTokens().getIDTokenString(),
                told.tokens().getOIDCTokens().getAccessToken().getValue(),
                told.tokens().getOIDCTokens().getRefreshToken().getValue())) {
            assertThat(JWTParser.parse(token).getJWTClaimsSet().toString().contains(account))
                    .as("the account's id is in a token")
                    .isFalse();
        }
    }

    @Test
    void anAccessTokenCarriesNoVerifiedClaims() throws Exception {
        Told told = logInAt("utilities", "openid", "identity:2");
        JWTClaimsSet access = JWTParser.parse(
                        told.tokens().getOIDCTokens().getAccessToken().getValue())
                .getJWTClaimsSet();
        assertThat(access.getClaim("verified_claims")).isNull();
    }

    @Test
    void aCodeIsGoodForOneUse() throws Exception {
        NimbusDepartment department = new NimbusDepartment(system, "utilities");
        NimbusDepartment.Asked asked = department.ask("openid");
        AuthorizationCode code = department.codeOf(asked, answerTo(asked));
        TokenResponse first = department.redeem(code, asked.verifier());
        TokenResponse second = department.redeem(code, asked.verifier());
        assertThat(first.indicatesSuccess()).isTrue();
        assertThat(second.toErrorResponse().getErrorObject()).isEqualTo(OAuth2Error.INVALID_GRANT);
    }

    @Test
    void aCodeIsWorthNothingWithoutTheVerifierOfItsLogin() throws Exception {
        NimbusDepartment department = new NimbusDepartment(system, "utilities");
        NimbusDepartment.Asked asked = department.ask("openid");
        TokenResponse answer = department.redeem(department.codeOf(asked, answerTo(asked)), new CodeVerifier());
        assertThat(answer.toErrorResponse().getErrorObject()).isEqualTo(OAuth2Error.INVALID_GRANT);
    }

    @Test
    void aLoginWithoutPkceIsRefused() {
        Map<String, String> request = freshRequest();
        request.remove("code_challenge");
        request.remove("code_challenge_method");
        assertThat(refusalOf(request)).containsEntry("error", "invalid_request");
    }

    @Test
    void aLoginWithThePlainChallengeIsRefused() {
        Map<String, String> request = freshRequest();
        request.put("code_challenge_method", "plain");
        assertThat(refusalOf(request)).containsEntry("error", "invalid_request");
    }

    @Test
    void aWrongRedirectUriIsAnErrorPageAndNoRedirect() {
        for (String wrong : List.of(
                "https://attacker.example/callback",
                proven.department().redirectUri() + "/more",
                proven.department().redirectUri() + "?more=1",
                proven.department().redirectUri().toString().replace("127.0.0.1", "localhost"))) {
            Map<String, String> request = freshRequest();
            request.put("redirect_uri", wrong);
            WebPage page = LoginVisit.at(system, "utilities").start(request);
            assertThat(page.status()).as(wrong).isEqualTo(400);
            assertThat(page.redirect()).isEmpty();
            assertThat(page.name()).isEqualTo("error");
        }
    }

    @Test
    void anOversizedClaimsParameterIsRefusedAndNotDropped() {
        Map<String, String> request = freshRequest();
        request.put("claims", "{\"id_token\":{\"" + "x".repeat(4000) + "\":null}}");
        WebPage page = LoginVisit.at(system, "utilities").start(request);
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.name()).isEqualTo("error");
        assertThat(page.note()).isNotBlank();
    }

    @Test
    void nobodyRegistersADepartmentFromOutside() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(system.issuer() + "/clients-registrations/openid-connect"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"client_name\":\"nobody\",\"redirect_uris\":[\"https://attacker.example/callback\"]}"))
                .build();
        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isIn(401, 403, 404);
    }

    @Test
    void aLevelThatIsNotHeldLeadsToItsWaysAndNotIntoTheDepartment() {
        Map<String, String> request = freshRequest();
        request.put("scope", "openid identity:3");
        LoginVisit visit = proven.next("utilities");
        WebPage page = visit.start(request);
        assertThat(page.name())
                .as("nothing leads into the department with too little")
                .isEqualTo("prove-identity");
        assertThat(page.has("method-face")).as("a way that helps").isTrue();
        assertThat(page.has("method-two-element"))
                .as("nothing is offered that cannot help")
                .isFalse();
        WebPage cancelled = visit.browser().press(page, "cancel-proof", Map.of());
        assertThat(cancelled.redirectParameters()).containsEntry("error", "access_denied");
    }

    private Told logInAt(String departmentId, String... scopes) throws GeneralException, IOException {
        NimbusDepartment department = new NimbusDepartment(system, departmentId);
        NimbusDepartment.Asked asked = department.ask(scopes);
        OIDCTokenResponse tokens = department.tokens(asked, answerTo(asked));
        IDTokenClaimsSet idToken = department.validate(tokens.getOIDCTokens().getIDToken(), asked.nonce());
        UserInfo userInfo =
                department.userInfo((BearerAccessToken) tokens.getOIDCTokens().getAccessToken());
        return new Told(tokens, idToken, userInfo);
    }

    /** Where the server sends the logged-in browser. */
    private URI answerTo(NimbusDepartment.Asked asked) {
        WebPage answer = proven.browser().open(asked.address());
        assertThat(answer.redirect()).as("nothing is asked again: %s", answer).isPresent();
        return answer.redirect().orElseThrow();
    }

    private Map<String, String> freshRequest() {
        return proven.next("utilities").request();
    }

    private Map<String, String> refusalOf(Map<String, String> request) {
        WebPage page = LoginVisit.at(system, "utilities").start(request);
        assertThat(page.redirect().map(URI::toString).orElse(""))
                .startsWith(proven.department().redirectUri().toString());
        assertThat(page.redirectParameters()).doesNotContainKey("code").containsEntry("state", request.get("state"));
        return page.redirectParameters();
    }

    private String subjectOf(LoginVisit visit, WebPage back) throws Exception {
        NimbusDepartment department =
                new NimbusDepartment(system, visit.department().clientId());
        OIDCTokenResponse tokens = (OIDCTokenResponse) department
                .redeem(
                        new AuthorizationCode(back.redirectParameters().get("code")),
                        new CodeVerifier(visit.verifier()))
                .toSuccessResponse();
        return tokens.getOIDCTokens().getIDToken().getJWTClaimsSet().getSubject();
    }

    /** The Keycloak id of the resident's account, which is told to nobody. */
    private String accountId() throws ParseException {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage back = visit.logIn(visit.start(), resident.mobile());
        return new Journal(system)
                .of(back.requestId()).stream()
                        .filter(entry -> entry.type().equals("login-event:login"))
                        .map(Journal.Entry::accountId)
                        .findFirst()
                        .orElseThrow();
    }

    private static HttpResponse<String> post(URI address, String form) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
