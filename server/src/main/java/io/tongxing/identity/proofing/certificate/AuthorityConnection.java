package io.tongxing.identity.proofing.certificate;

import io.tongxing.identity.platform.http.BoundedBody;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Fetches what authorities say about revocation. Follows no redirect: it would lead past the list of hosts. */
final class AuthorityConnection {
    private static final int LONGEST_LIST = 16 * 1024 * 1024;
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    byte[] list(URI address, Deadline deadline) throws NoAnswer {
        return send(HttpRequest.newBuilder(address).GET(), LONGEST_LIST, deadline);
    }

    byte[] ask(URI address, byte[] question, Deadline deadline) throws NoAnswer {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/ocsp-request")
                .header("Accept", "application/ocsp-response")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question));
        return send(request, LONGEST_ANSWER, deadline);
    }

    private byte[] send(HttpRequest.Builder request, int longest, Deadline deadline) throws NoAnswer {
        Duration left = deadline.left();
        if (left.isZero()) {
            throw new NoAnswer(Unavailable.TIMEOUT);
        }
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(request.timeout(left).build(), BoundedBody.ofAtMost(longest));
        try {
            // The client's own timeout ends with the headers; this one covers the whole answer.
            HttpResponse<byte[]> response = exchange.get(left.toNanos(), TimeUnit.NANOSECONDS);
            if (response.statusCode() != 200) {
                throw new NoAnswer(Unavailable.BAD_STATUS);
            }
            return response.body();
        } catch (TimeoutException slow) {
            exchange.cancel(true);
            throw new NoAnswer(Unavailable.TIMEOUT);
        } catch (InterruptedException givenUp) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new NoAnswer(Unavailable.TIMEOUT);
        } catch (ExecutionException failed) {
            throw new NoAnswer(reason(failed.getCause()));
        }
    }

    private static String reason(@Nullable Throwable failure) {
        if (failure instanceof HttpTimeoutException) {
            return Unavailable.TIMEOUT;
        }
        boolean noConnection = failure instanceof ConnectException
                || failure instanceof SocketException
                || failure instanceof EOFException
                || (failure instanceof IOException
                        && String.valueOf(failure.getMessage()).contains("no bytes"));
        return noConnection ? Unavailable.REFUSED_CONNECTION : Unavailable.BAD_ANSWER;
    }
}
