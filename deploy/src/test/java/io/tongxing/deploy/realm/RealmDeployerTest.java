package io.tongxing.deploy.realm;

import static io.tongxing.deploy.realm.AdminApi.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongxing.deploy.journey.SharedStack;
import io.tongxing.deploy.stack.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class RealmDeployerTest {
    /** The resident's own application and the operators' scripts, in the sandbox's descriptions. */
    private static final List<String> ONLY_IN_A_SANDBOX = List.of("resident-app", "operator-console");

    private static final ObjectMapper JSON = new ObjectMapper();

    private LocalStack stack;
    private AdminApi api;

    @BeforeEach
    void useStack(LocalStack shared) {
        stack = shared;
        api = shared.adminApi();
    }

    @Test
    void deployingAgainChangesNothing() {
        RealmDeployer deployer = new RealmDeployer(api);
        for (RealmDescription realm : stack.realms()) {
            assertThat(deployer.deploy(realm)).as(realm.name()).isEmpty();
            assertThat(deployer.deployIfChanged(realm)).as(realm.name()).isEmpty();
        }
    }

    @Test
    void whatWasChangedByHandIsBroughtBack() {
        ObjectNode client = (ObjectNode) client("commerce");
        String id = client.path("id").asText();
        client.withArray("redirectUris").add("http://127.0.0.1:1/*");
        client.put("directAccessGrantsEnabled", true);
        api.put(path("city", "clients", id), client);
        api.put(path("city"), JSON.createObjectNode().put("bruteForceProtected", false));

        RealmDeployer deployer = new RealmDeployer(api);
        List<String> changes = stack.realms().stream()
                .flatMap(realm -> deployer.deploy(realm).stream())
                .toList();

        assertThat(changes).containsExactlyInAnyOrder("settings of city set", "client commerce set");
        assertThat(client("commerce").path("redirectUris"))
                .extracting(JsonNode::asText)
                .containsExactly(stack.sandbox() + "/departments/commerce/callback");
    }

    @Test
    void aChangedFlowReplacesTheBoundOne() throws IOException {
        String other = "{\"realm\":\"operators\",\"flows\":[{\"alias\":\"staff login\",\"bind\":\"browserFlow\","
                + "\"description\":\"one\",\"executions\":[{\"authenticator\":\"auth-cookie\",\"requirement\":\"ALTERNATIVE\"}]}]}";
        RealmDeployer deployer = new RealmDeployer(api);
        String before = api.get(path("operators")).path("browserFlow").asText();
        deployer.deploy(RealmDescription.parse("other", other, java.util.Map.of()));
        String between = api.get(path("operators")).path("browserFlow").asText();
        stack.realms().forEach(deployer::deploy);

        assertThat(between).startsWith("staff login-v").isNotEqualTo(before);
        assertThat(api.get(path("operators")).path("browserFlow").asText()).isEqualTo(before);
        assertThat(api.get(path("operators", "authentication", "flows")))
                .extracting(flow -> flow.path("alias").asText())
                .contains(before)
                .doesNotContain(between);
    }

    @Test
    void strangersCannotRegisterClients() throws Exception {
        for (String realm : List.of("city", "operators", "master")) {
            HttpRequest request = HttpRequest.newBuilder(
                            stack.server().resolve("/realms/" + realm + "/clients-registrations/openid-connect"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"redirect_uris\":[\"https://department.example/\"]}"))
                    .build();
            assertThat(send(request).statusCode()).as(realm).isIn(401, 403);
        }
    }

    @Test
    void clientsThatAreOpenerExistInASandboxAlone() throws IOException {
        Path realms = Path.of("realms");
        for (String production : List.of("city.json", "operators.json", "master.json")) {
            assertThat(Files.readString(realms.resolve(production)))
                    .as(production)
                    .doesNotContain(ONLY_IN_A_SANDBOX);
        }
        JsonNode app =
                api.get(path("city", "clients") + "?clientId=resident-app").get(0);
        assertThat(app.path("attributes").path("pkce.code.challenge.method").asText())
                .as("a public client proves by PKCE that the code is its own")
                .isEqualTo("S256");
        assertThat(app.path("directAccessGrantsEnabled").asBoolean()).isFalse();
    }

    @Test
    void everyRedirectUriIsExactAndEveryPublicWayInIsClosed() {
        for (String realm : List.of("city", "operators")) {
            for (JsonNode client : api.get(path(realm, "clients"))) {
                if (client.path("enabled").asBoolean()
                        && !client.path("bearerOnly").asBoolean()
                        && !ONLY_IN_A_SANDBOX.contains(client.path("clientId").asText())
                        && !client.path("clientId").asText().endsWith("-management")) {
                    String name = realm + " " + client.path("clientId").asText();
                    assertThat(client.path("redirectUris"))
                            .as(name)
                            .isNotEmpty()
                            .noneMatch(uri -> uri.asText().contains("*"));
                    assertThat(client.path("publicClient").asBoolean()).as(name).isFalse();
                    assertThat(client.path("directAccessGrantsEnabled").asBoolean())
                            .as(name)
                            .isFalse();
                    assertThat(client.path("implicitFlowEnabled").asBoolean())
                            .as(name)
                            .isFalse();
                    assertThat(client.path("fullScopeAllowed").asBoolean())
                            .as(name)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void aDepartmentWithoutPkceOrWithAnotherAddressIsRefused() throws Exception {
        String base =
                stack.issuer() + "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id=utilities";
        String callback = stack.sandbox() + "/departments/utilities/callback";
        HttpResponse<String> withoutPkce = get(base + "&redirect_uri=" + callback);
        assertThat(withoutPkce.statusCode()).isEqualTo(302);
        assertThat(withoutPkce.headers().firstValue("Location").orElseThrow())
                .startsWith(callback)
                .contains("error=invalid_request");
        assertThat(get(base + "&code_challenge_method=S256&code_challenge=" + "a".repeat(43) + "&redirect_uri="
                                + callback + "/more")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void tokensAreSignedByEllipticCurveAndSamlByRsa() throws Exception {
        JsonNode keys = JSON.readTree(
                        get(stack.issuer() + "/protocol/openid-connect/certs").body())
                .path("keys");
        assertThat(StreamSupport.stream(keys.spliterator(), false)
                        .map(key -> key.path("alg").asText()))
                .containsExactlyInAnyOrder("ES256", "RS256");
        assertThat(api.get(path("city")).path("defaultSignatureAlgorithm").asText())
                .isEqualTo("ES256");
    }

    @Test
    void keysSurviveADeployment() throws Exception {
        String before = get(stack.issuer() + "/protocol/openid-connect/certs").body();
        stack.realms().forEach(new RealmDeployer(api)::deploy);
        assertThat(JSON.readTree(
                        get(stack.issuer() + "/protocol/openid-connect/certs").body()))
                .isEqualTo(JSON.readTree(before));
    }

    @Test
    void featuresNobodyNeedsAreOff() throws Exception {
        JsonNode discovery = JSON.readTree(
                get(stack.issuer() + "/.well-known/openid-configuration").body());
        assertThat(discovery.hasNonNull("device_authorization_endpoint")).isFalse();
        assertThat(discovery.hasNonNull("backchannel_authentication_endpoint")).isFalse();
        assertThat(discovery.path("grant_types_supported"))
                .extracting(JsonNode::asText)
                .doesNotContain("urn:ietf:params:oauth:grant-type:token-exchange");
        assertThat(get(stack.issuer() + "/account").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyStaffWithTwoFactorsIsMadeAtTheStart() {
        JsonNode users = api.get(path("operators", "users") + "?username=operator&exact=true");
        assertThat(users).hasSize(1);
        String id = users.path(0).path("id").asText();
        assertThat(api.get(path("operators", "users", id, "credentials")))
                .extracting(credential -> credential.path("type").asText())
                .containsExactlyInAnyOrder("password", "otp");
        assertThat(api.get(path("operators", "users", id, "role-mappings", "realm")))
                .extracting(role -> role.path("name").asText())
                .contains("auditor");
    }

    @Test
    void anOpenAddressInADescriptionIsRefused() {
        String wildcard =
                "{\"realm\":\"city\",\"clients\":[{\"clientId\":\"loose\",\"redirectUris\":[\"https://x.example/*\"]}]}";
        RealmDescription description = RealmDescription.parse("loose", wildcard, java.util.Map.of());
        assertThatThrownBy(() -> new RealmDeployer(api).deploy(description))
                .isInstanceOf(RealmException.class)
                .hasMessageContaining("not an exact redirect URI");
        assertThat(client("loose").isMissingNode()).isTrue();
    }

    private JsonNode client(String clientId) {
        return api.get(path("city", "clients") + "?clientId=" + clientId).path(0);
    }

    private HttpResponse<String> get(String uri) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(uri)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
