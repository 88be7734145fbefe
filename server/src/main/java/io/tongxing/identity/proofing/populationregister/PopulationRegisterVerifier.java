package io.tongxing.identity.proofing.populationregister;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.platform.http.BoundedBody;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidenceOutcome.NotConfirmed;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import io.tongxing.realname.spi.EvidencePresentation;
import io.tongxing.realname.spi.EvidenceVerifier;
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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Two-element check: does this name go with this number in the population register.
 *
 * <p>Believes an answer only when it echoes the question's id and number: an answer for another person, be it by a mixed-up connection or a replay,
 * is no answer. Everything that is not a clear yes or no is {@link EvidenceOutcome.Unavailable}. A question is never repeated by itself; it has no
 * effect at the register, but it is charged for.
 */
public final class PopulationRegisterVerifier implements EvidenceVerifier {
    private static final Logger LOG = Logger.getLogger(PopulationRegisterVerifier.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration RETRY = Duration.ofMinutes(5);
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final String REGISTER_NAME = "公安人口库";

    private final URI address;
    private final Duration timeLimit;
    private final Ids ids;
    private final HttpClient http;

    public PopulationRegisterVerifier(URI address, Duration timeLimit, Ids ids) {
        this.address = address;
        this.timeLimit = timeLimit;
        this.ids = ids;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeLimit.compareTo(Duration.ofSeconds(2)) < 0 ? timeLimit : Duration.ofSeconds(2))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public EvidenceType evidenceType() {
        return EvidenceType.TWO_ELEMENT;
    }

    @Override
    public EvidenceOutcome verify(ClaimedIdentity claimed, EvidencePresentation presentation) {
        String requestId = ids.uuid().toString();
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(question(requestId, claimed), BoundedBody.ofAtMost(LONGEST_ANSWER));
        try {
            // The client's own timeout ends with the headers; this one covers the whole answer.
            HttpResponse<byte[]> response = exchange.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
            return response.statusCode() == 200
                    ? read(requestId, claimed, response.body())
                    : unavailable(Unavailable.BAD_STATUS);
        } catch (TimeoutException slow) {
            exchange.cancel(true);
            return unavailable(Unavailable.TIMEOUT);
        } catch (InterruptedException givenUp) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return unavailable(Unavailable.TIMEOUT);
        } catch (ExecutionException failed) {
            return unavailable(cause(failed.getCause()));
        } catch (IOException notJson) {
            return unavailable(Unavailable.BAD_ANSWER);
        }
    }

    private static String cause(@Nullable Throwable failure) {
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

    private HttpRequest question(String requestId, ClaimedIdentity claimed) {
        return HttpRequest.newBuilder(address)
                .timeout(timeLimit)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json(requestId, claimed)))
                .build();
    }

    private static String json(String requestId, ClaimedIdentity claimed) {
        return JSON.createObjectNode()
                .put("requestId", requestId)
                .put("name", claimed.name().value())
                .put("documentType", claimed.document().type().code())
                .put("documentNumber", claimed.document().number())
                .toString();
    }

    private static EvidenceOutcome read(String requestId, ClaimedIdentity claimed, byte[] body) throws IOException {
        JsonNode answer = JSON.readTree(body);
        if (answer == null || !answer.isObject()) {
            return unavailable(Unavailable.BAD_ANSWER);
        }
        boolean same = requestId.equals(answer.path("requestId").asText())
                && claimed.document()
                        .number()
                        .equals(answer.path("documentNumber").asText());
        if (!same) {
            return unavailable(Unavailable.OTHER_PERSON);
        }
        return switch (answer.path("result").asText()) {
            case "match" -> confirmed(answer);
            case "mismatch" -> new NotConfirmed(EvidenceOutcome.Reason.MISMATCH);
            case "not-found" -> new NotConfirmed(EvidenceOutcome.Reason.NOT_FOUND);
            case "deceased" -> new NotConfirmed(EvidenceOutcome.Reason.DOCUMENT_NOT_VALID);
            case "cannot-compare" -> new NotConfirmed(EvidenceOutcome.Reason.CANNOT_COMPARE);
            default -> unavailable(Unavailable.BAD_ANSWER);
        };
    }

    private static EvidenceOutcome confirmed(JsonNode answer) {
        String organization = answer.path("organization").asText();
        String checkId = answer.path("checkId").asText();
        if (!isShortText(organization) || !isShortText(checkId)) {
            return unavailable(Unavailable.BAD_ANSWER);
        }
        try {
            Instant checkedAt =
                    OffsetDateTime.parse(answer.path("checkedAt").asText()).toInstant();
            return new EvidenceOutcome.Confirmed(
                    new ConfirmedEvidence(EvidenceType.TWO_ELEMENT, organization, REGISTER_NAME, checkId, checkedAt));
        } catch (DateTimeParseException noTime) {
            return unavailable(Unavailable.BAD_ANSWER);
        }
    }

    private static boolean isShortText(String text) {
        return !text.isBlank() && text.length() <= 200 && text.chars().noneMatch(Character::isISOControl);
    }

    private static EvidenceOutcome unavailable(String cause) {
        LOG.warnf("reason=%s evidence=two-element", cause);
        return new Unavailable(RETRY, cause);
    }
}
