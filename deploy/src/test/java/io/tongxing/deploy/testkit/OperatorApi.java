package io.tongxing.deploy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.deploy.stack.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One member of staff at the operators' API: password and one-time code once, then the token until it is old. */
public final class OperatorApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration TOKEN_COUNTS = Duration.ofMinutes(4);
    /** A one-time code counts once, so all tests of a run share what it has won. */
    private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();

    private record Token(String value, Instant since) {
        boolean isFresh() {
            return Instant.now().isBefore(since.plus(TOKEN_COUNTS));
        }

        @Override
        public String toString() {
            return "Token[" + since + "]";
        }
    }

    /** What the API said. */
    public record Answer(int status, JsonNode body) {
        public String text(String field) {
            return body.path(field).asText();
        }
    }

    private final RunningSystem system;
    private final LocalStack.Login login;

    public OperatorApi(RunningSystem system, LocalStack.Login login) {
        this.system = system;
        this.login = login;
    }

    /** The first operator of the installation. */
    public static OperatorApi first(RunningSystem system) {
        return new OperatorApi(system, system.operators().get(0));
    }

    /** Somebody else than the first. */
    public static OperatorApi second(RunningSystem system) {
        return new OperatorApi(system, system.operators().get(1));
    }

    public Answer post(String path, Map<String, ?> body) {
        try {
            return send("POST", path, token(), JSON.writeValueAsString(body));
        } catch (IOException impossible) {
            throw new AssertionError("a map is always JSON", impossible);
        }
    }

    public Answer get(String path) {
        return send("GET", path, token(), null);
    }

    /** A request with any token, or none. */
    public Answer send(String method, String path, @Nullable String token, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        system.server().resolve("/realms/operators/identity/operator/" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = send(request.build());
        return new Answer(answer.statusCode(), json(answer.body()));
    }

    /** A bearer token of the realm of operators. */
    public String token() {
        return TOKENS.compute(
                        system.server() + " " + login.username(),
                        (key, held) -> held != null && held.isFresh() ? held : new Token(logIn(), Instant.now()))
                .value();
    }

    /** A code that was used before does not count again; the next one does. */
    private String logIn() {
        Totp totp = new Totp(Objects.requireNonNull(login.totpSecret()));
        HttpResponse<String> answer = null;
        for (int step = 0; step < 3; step++) {
            answer = grant(totp.codeAt(step == 0 ? Instant.now() : totp.awaitNext()));
            if (answer.statusCode() == 200) {
                return json(answer.body()).path("access_token").asText();
            }
        }
        throw new AssertionError(
                "the operator was not let in: " + Objects.requireNonNull(answer).statusCode());
    }

    private HttpResponse<String> grant(String code) {
        return tokenEndpoint(Map.of(
                "grant_type",
                "password",
                "client_id",
                "operator-console",
                "username",
                login.username(),
                "password",
                login.password(),
                "totp",
                code));
    }

    /** The answer to a request for a token, for tests of what is refused. */
    public HttpResponse<String> tokenEndpoint(Map<String, String> form) {
        String encoded = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        URI address = system.server().resolve("/realms/operators/protocol/openid-connect/token");
        return send(HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded))
                .build());
    }

    public LocalStack.Login login() {
        return login;
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("the server cannot be asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while asking the server", e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new AssertionError("the answer is not JSON", e);
        }
    }
}
