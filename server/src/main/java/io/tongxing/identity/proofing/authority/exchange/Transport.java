package io.tongxing.identity.proofing.authority.exchange;

import io.tongxing.identity.platform.http.BoundedBody;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Carries one request to an authority. The class library's client does it; a test takes its place to break connections. */
@FunctionalInterface
public interface Transport {
    CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request);

    /**
     * Follows no redirects: an authority that sends its questions elsewhere is asked under its new address by configuration, or
     * whoever can redirect could read them. Answers are cut off at {@code mostBytes}.
     */
    static Transport http(Duration toConnect, int mostBytes) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(toConnect)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        return request -> client.sendAsync(request, BoundedBody.ofAtMost(mostBytes));
    }
}
