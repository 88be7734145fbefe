package io.tongxing.identity.subject.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.identity.platform.Bulkhead;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.subject.SmsGateway;
import io.tongxing.realname.evidence.MobileNumber;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** The SMS gateway over HTTP: JSON in, 202 out. Logs reason codes only; the text and the mobile never reach a log. */
public final class HttpSmsGateway implements SmsGateway, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(HttpSmsGateway.class);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final Ids ids;
    private final Bulkhead bulkhead;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public HttpSmsGateway(URI address, int most, Ids ids) {
        this.address = address;
        this.ids = ids;
        this.bulkhead = new Bulkhead("sms-gateway", most);
    }

    @Override
    public boolean send(MobileNumber to, String text, Duration patience) {
        try {
            return bulkhead.submit(() -> post(to, text), TIME_LIMIT).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException notSent) {
            return failed(notSent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void sendLater(MobileNumber to, String text) {
        var unused = bulkhead.submit(() -> post(to, text), TIME_LIMIT).exceptionally(HttpSmsGateway::failed);
    }

    private boolean post(MobileNumber to, String text) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(TIME_LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(to, text)))
                .build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 202) {
            LOG.warnf("reason=sms-bad-status status=%d", status);
        }
        return status == 202;
    }

    private String body(MobileNumber to, String text) throws JsonProcessingException {
        return JSON.writeValueAsString(Map.of("requestId", ids.uuid().toString(), "mobile", to.value(), "text", text));
    }

    private static boolean failed(Throwable why) {
        Throwable cause = why instanceof ExecutionException && why.getCause() != null ? why.getCause() : why;
        LOG.warnf("reason=sms-not-sent cause=%s", cause.getClass().getSimpleName());
        return false;
    }

    @Override
    public void close() {
        bulkhead.close();
    }
}
