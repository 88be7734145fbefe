package io.tongxing.sandbox.department.saml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.onelogin.saml2.util.Constants;
import com.onelogin.saml2.util.Util;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tongxing.sandbox.SandboxClient;
import io.tongxing.sandbox.department.oidc.PlayedIdentityServer;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

@QuarkusTest
@QuarkusTestResource(PlayedIdentityServer.class)
class SamlDepartmentTest {
    private static final String HOME = "/departments/civil-affairs";

    @TestHTTPResource("/")
    URI base;

    @Inject
    ServiceProvider provider;

    SandboxClient sandbox;
    PlayedSamlServer server;

    @BeforeEach
    void connect() {
        sandbox = new SandboxClient(base);
        server = new PlayedSamlServer(PlayedIdentityServer.issuer());
    }

    @Test
    void aStrangerSeesTheLoginButtonAndNothingElse() throws Exception {
        assertThat(sandbox.get(HOME).body()).contains("id=\"login\"").doesNotContain("id=\"claims\"");
        assertThat(sandbox.get(HOME + "/told").statusCode()).isEqualTo(401);
        assertThat(sandbox.postForm(HOME + "/logout", "").statusCode()).isEqualTo(303);
    }

    @Test
    void theMetadataNamesTheDepartmentAndItsAddresses() throws Exception {
        assertThat(sandbox.get(HOME + "/saml/metadata").body())
                .contains("entityID=\"civil-affairs\"", "AuthnRequestsSigned=\"true\"", "WantAssertionsSigned=\"true\"")
                .contains(provider.assertionConsumerUrl(), provider.singleLogoutUrl());
    }

    @Test
    void theRequestIsSignedAndAsksForAPersistentSubject() throws Exception {
        URI question = URI.create(location(sandbox.get(HOME + "/login")));
        String raw = question.getRawQuery();
        String signed = raw.substring(0, raw.indexOf("&Signature="));

        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(PlayedSamlServer.DEPARTMENT.certificate());
        check.update(signed.getBytes(StandardCharsets.UTF_8));

        assertThat(question.toString()).startsWith(PlayedIdentityServer.issuer() + "/saml?");
        assertThat(check.verify(Base64.getDecoder().decode(query(raw).get("Signature"))))
                .isTrue();
        assertThat(Util.base64decodedInflated(query(raw).get("SAMLRequest")))
                .contains("nameid-format:persistent", provider.assertionConsumerUrl());
    }

    @Test
    void aResidentIsShownExactlyWhatTheDepartmentWasTold() throws Exception {
        String session = logIn();

        JsonNode told = sandbox.json(sandbox.get(HOME + "/told", "Cookie", session));

        assertThat(told.get("protocol").textValue()).isEqualTo("saml");
        assertThat(told.get("subject").textValue()).isEqualTo(PlayedSamlServer.SUBJECT);
        assertThat(told.get("assuranceLevel").textValue()).isEqualTo("2");
        assertThat(told.get("claims")).hasSize(2);
        assertThat(sandbox.get(HOME, "Cookie", session).body())
                .contains("<dd id=\"verified-name\">张测试</dd>", "<dd id=\"assurance-level\">2</dd>", "id=\"logout\"");
    }

    @Test
    void theResponseOfAnotherBrowserOpensNoSession() throws Exception {
        HttpResponse<String> login = sandbox.get(HOME + "/login");
        String arrive = location(answer(login));

        HttpResponse<String> withoutCookie = sandbox.get(
                URI.create(arrive).getRawPath() + "?" + URI.create(arrive).getRawQuery());
        HttpResponse<String> again = sandbox.get(
                URI.create(arrive).getRawPath() + "?" + URI.create(arrive).getRawQuery(), "Cookie", cookie(login));

        assertThat(withoutCookie.statusCode()).isEqualTo(400);
        assertThat(withoutCookie.body()).contains("id=\"login-error\"");
        assertThat(again.statusCode())
                .as("a ticket is used up by whoever shows it")
                .isEqualTo(400);
    }

    @Test
    void aFalseResponseIsExplainedWithoutEchoingAnything() throws Exception {
        HttpResponse<String> page = sandbox.postForm(HOME + "/saml/acs", "SAMLResponse=PGE%2BYXR0YWNrZXI8L2E%2B");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("id=\"login-error\"").doesNotContain("attacker", "Exception");
    }

    @Test
    void theServersLogoutOnTheBackChannelEndsTheSessionWithoutACookie() throws Exception {
        String session = logIn();

        HttpResponse<String> logout = slo(sign(request(PlayedSamlServer.SUBJECT, "session-1", Instant.now())));

        assertThat(logout.statusCode()).isEqualTo(303);
        assertThat(location(logout)).startsWith(PlayedIdentityServer.issuer() + "/saml?SAMLResponse=");
        assertThat(sandbox.get(HOME + "/told", "Cookie", session).statusCode()).isEqualTo(401);
    }

    @Test
    void aLogoutOfAnotherSessionEndsNothing() throws Exception {
        String session = logIn();

        slo(sign(request(PlayedSamlServer.SUBJECT, "session-2", Instant.now())));
        slo(sign(request("somebody-else", "session-1", Instant.now())));

        assertThat(sandbox.get(HOME + "/told", "Cookie", session).statusCode()).isEqualTo(200);
    }

    @Test
    void aLogoutThatIsUnsignedForgedOldOrWrappedEndsNothing() throws Exception {
        String session = logIn();
        String unsigned = request(PlayedSamlServer.SUBJECT, "session-1", Instant.now());
        String other = sign(request("somebody-else", "session-2", Instant.now()));
        String wrapped = unsigned.replace(
                "</saml:Issuer>", "</saml:Issuer><samlp:Extensions>" + withoutProlog(other) + "</samlp:Extensions>");
        String old =
                request(PlayedSamlServer.SUBJECT, "session-1", Instant.now().minus(Duration.ofHours(1)));

        assertThat(slo(unsigned).statusCode()).isEqualTo(400);
        assertThat(slo(PlayedSamlServer.sign(unsigned, PlayedSamlServer.DEPARTMENT, Constants.RSA_SHA256))
                        .statusCode())
                .isEqualTo(400);
        assertThat(slo(sign(old)).statusCode()).isEqualTo(400);
        assertThat(slo(wrapped).statusCode()).isEqualTo(400);
        assertThat(slo(other.replace("somebody-else", PlayedSamlServer.SUBJECT)).statusCode())
                .isEqualTo(400);
        assertThat(sandbox.get(HOME + "/told", "Cookie", session).statusCode()).isEqualTo(200);
    }

    @Test
    void logoutEndsTheSessionHereAndAsksTheServerToEndTheOthers() throws Exception {
        String session = logIn();

        HttpResponse<String> logout = sandbox.postForm(HOME + "/logout", "", "Cookie", session);

        String request = Util.base64decodedInflated(
                query(URI.create(location(logout)).getRawQuery()).get("SAMLRequest"));
        assertThat(request).contains("LogoutRequest", PlayedSamlServer.SUBJECT, "session-1");
        assertThat(sandbox.get(HOME + "/told", "Cookie", session).statusCode()).isEqualTo(401);
    }

    private String logIn() throws Exception {
        HttpResponse<String> login = sandbox.get(HOME + "/login");
        URI arrive = URI.create(location(answer(login)));
        HttpResponse<String> arrived =
                sandbox.get(arrive.getRawPath() + "?" + arrive.getRawQuery(), "Cookie", cookie(login));
        assertThat(arrived.statusCode()).isEqualTo(303);
        return arrived.headers().allValues("Set-Cookie").stream()
                .filter(header -> header.startsWith("tongxing_sandbox_civil_affairs="))
                .peek(header -> assertThat(header).contains("HttpOnly", "SameSite=Lax", "Path=" + HOME))
                .map(header -> header.substring(0, header.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    /** The server's POST, which brings no cookie of the sandbox along. */
    private HttpResponse<String> answer(HttpResponse<String> login) throws Exception {
        String message = query(URI.create(location(login)).getRawQuery()).get("SAMLRequest");
        Element request = Util.loadXML(Util.base64decodedInflated(message)).getDocumentElement();
        String response = server.response(request.getAttribute("ID"), provider.assertionConsumerUrl())
                .encoded();
        HttpResponse<String> consumed = sandbox.postForm(HOME + "/saml/acs", "SAMLResponse=" + encode(response));
        assertThat(consumed.statusCode()).isEqualTo(303);
        return consumed;
    }

    private String request(String nameId, String sessionIndex, Instant issuedAt) {
        return server.logoutRequest(provider.singleLogoutUrl(), nameId, sessionIndex, issuedAt);
    }

    private static String sign(String xml) {
        return PlayedSamlServer.sign(xml, PlayedSamlServer.SERVER, Constants.RSA_SHA256);
    }

    private HttpResponse<String> slo(String xml) throws Exception {
        return sandbox.postForm(HOME + "/saml/slo", "SAMLRequest=" + encode(PlayedSamlServer.encode(xml)));
    }

    private static String withoutProlog(String xml) {
        return xml.substring(xml.indexOf("<samlp:"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String cookie(HttpResponse<String> response) {
        String header = response.headers().firstValue("Set-Cookie").orElseThrow();
        return header.substring(0, header.indexOf(';'));
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static Map<String, String> query(String raw) {
        return Arrays.stream(raw.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
