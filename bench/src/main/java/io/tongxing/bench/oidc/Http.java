package io.tongxing.bench.oidc;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests of one client that keeps its connections. Redirects are answers like others. Safe for several threads. */
public final class Http {

    /** No operation of a healthy server takes nearly as long. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public HttpResponse<String> get(URI uri, Map<String, String> headers) {
        return send(request(uri, headers).GET());
    }

    public HttpResponse<String> postForm(URI uri, Map<String, String> headers, Map<String, String> fields) {
        return post(uri, headers, "application/x-www-form-urlencoded", encode(fields));
    }

    public HttpResponse<String> postJson(URI uri, String content) {
        return post(uri, Map.of(), "application/json", content);
    }

    /** As in a query string or in the body of a form. */
    static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Names a request without what is in it. */
    static String describe(HttpResponse<?> response) {
        return response.request().method() + " " + response.uri().getPath() + " answered " + response.statusCode();
    }

    private HttpResponse<String> post(URI uri, Map<String, String> headers, String type, String content) {
        BodyPublisher body = BodyPublishers.ofString(content);
        return send(request(uri, headers).header("Content-Type", type).POST(body));
    }

    private static HttpRequest.Builder request(URI uri, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(LIMIT);
        headers.forEach(request::header);
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        String what = request.method() + " " + request.uri().getPath();
        try {
            return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UnexpectedAnswer(what + " got no answer (" + e.getClass().getSimpleName() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnexpectedAnswer(what + " was interrupted", e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
