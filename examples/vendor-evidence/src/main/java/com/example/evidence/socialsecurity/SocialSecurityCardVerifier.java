package com.example.evidence.socialsecurity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidenceOutcome.NotConfirmed;
import io.tongxing.realname.spi.EvidenceOutcome.Reason;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import io.tongxing.realname.spi.EvidencePresentation;
import io.tongxing.realname.spi.EvidenceVerifier;
import io.tongxing.realname.spi.PresentedField;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the social security office whether the token that a card has just shown belongs to this name and number.
 *
 * <p>The kind of evidence is the office's own; the published table does not name it. A city that takes it says what it is worth:
 * {@code --spi-tongxing--platform--evidence-counts-as=social-security-card:carrier-3}.
 */
public final class SocialSecurityCardVerifier implements EvidenceVerifier {
    static final EvidenceType TYPE = new EvidenceType("social-security-card", "social_security_register", "token");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration RETRY_AFTER = Duration.ofMinutes(5);
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int LONGEST_TOKEN = 64;
    private static final String CARD_TOKEN = "cardToken";

    private final URI office;
    private final Duration timeLimit;
    private final Semaphore places;
    private final HttpClient http;

    public SocialSecurityCardVerifier(URI office, Duration timeLimit, int mostAtOnce) {
        this.office = office;
        this.timeLimit = timeLimit;
        this.places = new Semaphore(mostAtOnce);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeLimit)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public EvidenceType evidenceType() {
        return TYPE;
    }

    @Override
    public List<PresentedField> fields() {
        return List.of(PresentedField.required(CARD_TOKEN, PresentedField.Kind.TEXT, LONGEST_TOKEN));
    }

    /** The office keeps its cards by the number of the identity card or residence permit. */
    @Override
    public boolean accepts(DocumentType document) {
        return switch (document) {
            case RESIDENT_ID, HK_MO_RESIDENCE_PERMIT, TW_RESIDENCE_PERMIT -> true;
            case HK_MO_TRAVEL_PERMIT, TW_TRAVEL_PERMIT, FOREIGN_PERMANENT_RESIDENT, PASSPORT -> false;
        };
    }

    @Override
    public EvidenceOutcome verify(ClaimedIdentity claimed, EvidencePresentation presentation) {
        if (!places.tryAcquire()) {
            return unavailable(Unavailable.BUSY);
        }
        try {
            return ask(claimed, presentation);
        } finally {
            places.release();
        }
    }

    private EvidenceOutcome ask(ClaimedIdentity claimed, EvidencePresentation presentation) {
        String requestId = UUID.randomUUID().toString();
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(question(requestId, claimed, presentation), BoundedAnswer.ofAtMost(LONGEST_ANSWER));
        try {
            // Over the whole answer: the client's own timeout ends with the headers.
            HttpResponse<byte[]> answer = exchange.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
            return answer.statusCode() == 200
                    ? read(requestId, claimed, JSON.readTree(answer.body()))
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
        } catch (IOException noJson) {
            return unavailable(Unavailable.BAD_ANSWER);
        }
    }

    private HttpRequest question(String requestId, ClaimedIdentity claimed, EvidencePresentation presentation) {
        String body = JSON.createObjectNode()
                .put("requestId", requestId)
                .put("name", claimed.name().value())
                .put("documentType", claimed.document().type().code())
                .put("documentNumber", claimed.document().number())
                .put(CARD_TOKEN, presentation.fields().getOrDefault(CARD_TOKEN, ""))
                .toString();
        return HttpRequest.newBuilder(office)
                .timeout(timeLimit)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static EvidenceOutcome read(String requestId, ClaimedIdentity claimed, @Nullable JsonNode answer) {
        if (answer == null || !answer.isObject()) {
            return unavailable(Unavailable.BAD_ANSWER);
        }
        // Connections are shared and answers are kept on the way; one for somebody else must never count.
        boolean toThis = answer.path("requestId").asText().equals(requestId)
                && answer.path("documentNumber")
                        .asText()
                        .equals(claimed.document().number());
        if (!toThis) {
            return unavailable(Unavailable.OTHER_PERSON);
        }
        return switch (answer.path("result").asText()) {
            case "match" -> confirmed(answer);
            case "mismatch" -> new NotConfirmed(Reason.MISMATCH);
            case "not-found" -> new NotConfirmed(Reason.NOT_FOUND);
            case "card-not-valid" -> new NotConfirmed(Reason.DOCUMENT_NOT_VALID);
            case "cannot-compare" -> new NotConfirmed(Reason.CANNOT_COMPARE);
            default -> unavailable(Unavailable.BAD_ANSWER);
        };
    }

    private static EvidenceOutcome confirmed(JsonNode answer) {
        try {
            return new EvidenceOutcome.Confirmed(new ConfirmedEvidence(
                    TYPE,
                    answer.path("organization").asText(),
                    "电子社保卡",
                    answer.path("checkId").asText(),
                    Instant.parse(answer.path("checkedAt").asText())));
        } catch (DateTimeException | IllegalArgumentException incomplete) {
            return unavailable(Unavailable.BAD_ANSWER);
        }
    }

    private static String cause(@Nullable Throwable failure) {
        if (failure instanceof HttpTimeoutException) {
            return Unavailable.TIMEOUT;
        }
        boolean noConnection = failure instanceof ConnectException
                || failure instanceof SocketException
                || (failure instanceof IOException
                        && String.valueOf(failure.getMessage()).contains("no bytes"));
        return noConnection ? Unavailable.REFUSED_CONNECTION : Unavailable.BAD_ANSWER;
    }

    private static EvidenceOutcome unavailable(String cause) {
        return new Unavailable(RETRY_AFTER, cause);
    }
}
