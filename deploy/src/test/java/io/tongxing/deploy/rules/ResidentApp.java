package io.tongxing.deploy.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.deploy.testkit.LoginVisit;
import io.tongxing.deploy.testkit.RunningSystem;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The resident's own application: a public client with PKCE that logs in by single sign-on and asks about its resident. */
final class ResidentApp {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String CLIENT = "resident-app";

    private final RunningSystem system;

    ResidentApp(RunningSystem system) {
        this.system = system;
    }

    /** Of a resident who is logged in already in the browser of this visit. */
    String tokenOf(LoginVisit visit) throws IOException, InterruptedException {
        String redirect = system.sandbox().resolve("/resident-app/callback").toString();
        Map<String, String> request = new LinkedHashMap<>(visit.request());
        request.put("client_id", CLIENT);
        request.put("redirect_uri", redirect);
        request.put("scope", "openid");
        String code = visit.start(request).redirectParameters().get("code");
        String form = "grant_type=authorization_code&client_id=" + CLIENT + "&code=" + code + "&redirect_uri="
                + URLEncoder.encode(redirect, StandardCharsets.UTF_8) + "&code_verifier=" + visit.verifier();
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(system.issuer() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return JSON.readTree(answer.body()).path("access_token").asText();
    }

    HttpResponse<String> get(String what, String token) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(system.issuer() + "/identity/me/" + what))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
