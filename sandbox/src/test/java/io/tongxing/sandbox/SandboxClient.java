package io.tongxing.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Speaks to the running sandbox as the server or a test script would: plain HTTP, redirects not followed. */
public final class SandboxClient {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ObjectMapper mapper = new ObjectMapper();
    private final URI base;

    public SandboxClient(URI base) {
        this.base = base;
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    public HttpResponse<String> post(String path, String json, String... headers)
            throws IOException, InterruptedException {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> postForm(String path, String form, String... headers)
            throws IOException, InterruptedException {
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    public HttpResponse<String> put(String path, String json) throws IOException, InterruptedException {
        return send(request(path, "Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> patch(String path, String json) throws IOException, InterruptedException {
        return send(request(path, "Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(json)));
    }

    public JsonNode person(String wish) throws IOException, InterruptedException {
        return json(post("/authorities/persons", wish));
    }

    public byte[] postBytes(String path, String type, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path, "Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return http.send(request.build(), BodyHandlers.ofByteArray()).body();
    }

    public byte[] getBytes(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofByteArray())
                .body();
    }

    /** Sends {@code question} as JSON and reads the answer, whatever its status. */
    public JsonNode ask(String path, Object question) throws IOException, InterruptedException {
        return json(post(path, mapper.writeValueAsString(question)));
    }

    public JsonNode change(JsonNode person, String change) throws IOException, InterruptedException {
        return json(patch("/authorities/persons/" + person.get("documentNumber").textValue(), change));
    }

    public void fault(String authority, String mode, long delayMs) throws IOException, InterruptedException {
        HttpResponse<String> switched =
                put("/authorities/" + authority + "/fault", "{\"mode\":\"" + mode + "\",\"delayMs\":" + delayMs + "}");
        if (switched.statusCode() != 200) {
            throw new IllegalArgumentException(switched.body());
        }
    }

    public JsonNode json(HttpResponse<String> response) throws JsonProcessingException {
        return mapper.readTree(response.body());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
