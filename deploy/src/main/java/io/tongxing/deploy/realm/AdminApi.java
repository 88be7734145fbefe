package io.tongxing.deploy.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server's Admin REST API as the break-glass administrator. Blocking, each call at most {@value #LIMIT_SECONDS} s; a
 * refusal is a {@link RealmException} with the server's own reason.
 */
public final class AdminApi {

    private static final int LIMIT_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI server;
    private final String username;
    private final String password;
    private @Nullable String token;

    public AdminApi(URI server, String username, String password) {
        this.server = server;
        this.username = username;
        this.password = password;
    }

    /** A path below {@code /admin/realms}, of segments that are encoded here. */
    public static String path(String... segments) {
        StringBuilder path = new StringBuilder();
        for (String segment : segments) {
            path.append('/')
                    .append(URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return path.toString();
    }

    public JsonNode get(String path) {
        return body(send("GET", path, null));
    }

    /** Empty when the server says that there is no such thing. */
    public Optional<JsonNode> find(String path) {
        HttpResponse<String> response = exchange("GET", path, null);
        return response.statusCode() == 404 ? Optional.empty() : Optional.of(body(accepted("GET", path, response)));
    }

    /** Creates; answers the id of what was created, or an empty string when it has none. */
    public String post(String path, JsonNode content) {
        HttpResponse<String> response = send("POST", path, content);
        return response.headers()
                .firstValue("Location")
                .map(location -> location.substring(location.lastIndexOf('/') + 1))
                .orElse("");
    }

    public void put(String path, JsonNode content) {
        send("PUT", path, content);
    }

    public void delete(String path) {
        send("DELETE", path, null);
    }

    /** Takes the named elements away from a list. */
    public void delete(String path, JsonNode elements) {
        send("DELETE", path, elements);
    }

    private HttpResponse<String> send(String method, String path, @Nullable JsonNode content) {
        return accepted(method, path, exchange(method, path, content));
    }

    private static HttpResponse<String> accepted(String method, String path, HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new RealmException(
                    method + " " + path + " answered " + response.statusCode() + ": " + reason(response.body()));
        }
        return response;
    }

    private HttpResponse<String> exchange(String method, String path, @Nullable JsonNode content) {
        String bearer = token == null ? logIn() : token;
        HttpResponse<String> response = attempt(method, path, content, bearer);
        // The administrator's tokens live for a minute.
        return response.statusCode() == 401 ? attempt(method, path, content, logIn()) : response;
    }

    private HttpResponse<String> attempt(String method, String path, @Nullable JsonNode content, String bearer) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/admin/realms" + path))
                .timeout(Duration.ofSeconds(LIMIT_SECONDS))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .method(method, content == null ? BodyPublishers.noBody() : BodyPublishers.ofString(content.toString()))
                .build();
        return exchange(request);
    }

    private String logIn() {
        String form = "grant_type=password&client_id=admin-cli&username=" + encode(username) + "&password="
                + encode(password);
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/realms/master/protocol/openid-connect/token"))
                .timeout(Duration.ofSeconds(LIMIT_SECONDS))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> response = exchange(request);
        if (response.statusCode() != 200) {
            throw new RealmException("the administrator cannot log in: " + reason(response.body()));
        }
        String granted = body(response).path("access_token").asText();
        token = granted;
        return granted;
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RealmException("interrupted", e);
        } catch (IOException e) {
            throw new RealmException("the server at " + server + " does not answer: " + e.getMessage(), e);
        }
    }

    private static JsonNode body(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new RealmException("the server did not answer JSON", e);
        }
    }

    private static String reason(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            for (String field : new String[] {"errorMessage", "error_description", "error"}) {
                if (json.path(field).isTextual()) {
                    return json.path(field).asText();
                }
            }
        } catch (IOException e) {
            return "no reason given";
        }
        return "no reason given";
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
