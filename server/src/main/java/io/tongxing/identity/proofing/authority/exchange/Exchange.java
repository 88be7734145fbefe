package io.tongxing.identity.proofing.authority.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongxing.identity.proofing.authority.signature.MessageSignature;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts questions within the time that is left of one conversation and reads the answers.
 *
 * <p>A question is sent a second time only when no connection came about, for then the authority cannot have seen it; checks are
 * charged for, and two answers to one question are one too many. It is the same question, with the same request id.
 */
public final class Exchange {
    private static final ObjectMapper JSON = new ObjectMapper()
            // Of two results in one answer, which one is meant? Neither is believed.
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int OK = 200;
    /** Bad request, too large, not processable: about what was asked and not about who is asked. */
    private static final Set<Integer> THIS_QUESTION_ALONE = Set.of(400, 413, 422);

    private final Transport transport;
    private final MessageSignature signature;
    private final Deadline deadline;

    Exchange(Transport transport, MessageSignature signature, Deadline deadline) {
        this.transport = transport;
        this.signature = signature;
        this.deadline = deadline;
    }

    /** An authentic answer to one question: the JSON object of a yes or no, or of a refusal of this one question. */
    public record Reply(int status, JsonNode said) {
        /** What an authority says that has understood the question. */
        public JsonNode understood() throws NoAnswer {
            if (status != OK) {
                throw NoAnswer.toThisQuestionAlone(Unavailable.BAD_STATUS);
            }
            return said;
        }

        /** Without what was said: it is about a person. */
        @Override
        public String toString() {
            return "Reply[" + status + "]";
        }
    }

    /** The answer as a JSON object, authentic where signatures are configured. */
    public JsonNode post(URI address, ObjectNode question) throws NoAnswer {
        return ask(address, question).understood();
    }

    /** As {@link #post}, for sources that say no by refusing the question. */
    public Reply ask(URI address, ObjectNode question) throws NoAnswer {
        byte[] body = bytes(question);
        try {
            HttpResponse<byte[]> response;
            MessageSignature.Signed signed = signature.sign("POST", address.getRawPath(), body);
            try {
                response = send(address, signed, body);
            } catch (Unseen unseen) {
                response = sendForTheLastTime(address, signed, body);
            }
            return read(response, signed);
        } finally {
            // It may hold a sample of a face or a password, neither of which is kept for longer than the call.
            Arrays.fill(body, (byte) 0);
        }
    }

    private HttpResponse<byte[]> sendForTheLastTime(URI address, MessageSignature.Signed signed, byte[] body)
            throws NoAnswer {
        try {
            return send(address, signed, body);
        } catch (Unseen unseen) {
            throw NoAnswer.because(unseen.slow ? Unavailable.TIMEOUT : Unavailable.REFUSED_CONNECTION);
        }
    }

    private HttpResponse<byte[]> send(URI address, MessageSignature.Signed signed, byte[] body)
            throws NoAnswer, Unseen {
        if (deadline.isOver()) {
            throw NoAnswer.because(Unavailable.TIMEOUT);
        }
        CompletableFuture<HttpResponse<byte[]>> exchange = transport.send(request(address, signed, body));
        try {
            // The client's own timeout ends with the headers; this one covers the whole answer.
            return exchange.get(deadline.millisLeft(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            exchange.cancel(true);
            throw NoAnswer.because(Unavailable.TIMEOUT);
        } catch (InterruptedException givenUp) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw NoAnswer.because(Unavailable.TIMEOUT);
        } catch (ExecutionException failed) {
            throw failure(failed.getCause());
        }
    }

    private HttpRequest request(URI address, MessageSignature.Signed signed, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofMillis(Math.max(1, deadline.millisLeft())))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signed.headers().forEach(request::header);
        return request.build();
    }

    private static NoAnswer failure(@Nullable Throwable failure) throws Unseen {
        if (failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException) {
            throw new Unseen(failure instanceof HttpTimeoutException);
        }
        if (failure instanceof HttpTimeoutException) {
            return NoAnswer.because(Unavailable.TIMEOUT);
        }
        boolean broken = failure instanceof SocketException
                || failure instanceof SSLException
                || failure instanceof EOFException
                || (failure instanceof IOException
                        && String.valueOf(failure.getMessage()).contains("no bytes"));
        return NoAnswer.because(broken ? Unavailable.REFUSED_CONNECTION : Unavailable.BAD_ANSWER);
    }

    private Reply read(HttpResponse<byte[]> response, MessageSignature.Signed signed) throws NoAnswer {
        boolean refused = THIS_QUESTION_ALONE.contains(response.statusCode());
        if (response.statusCode() != OK && !refused) {
            throw NoAnswer.because(Unavailable.BAD_STATUS);
        }
        boolean authentic = signed.isAnsweredBy(
                response.statusCode(), name -> response.headers().firstValue(name), response.body());
        if (!authentic) {
            throw refused
                    ? NoAnswer.toThisQuestionAlone(Unavailable.NOT_AUTHENTIC)
                    : NoAnswer.because(Unavailable.NOT_AUTHENTIC);
        }
        try {
            JsonNode answer = JSON.readTree(response.body());
            if (answer != null && answer.isObject()) {
                return new Reply(response.statusCode(), answer);
            }
        } catch (IOException notJson) {
            // The exception quotes what it could not read; the cause below is all that may be told.
            throw unreadable(refused);
        }
        throw unreadable(refused);
    }

    private static NoAnswer unreadable(boolean refused) {
        return refused
                ? NoAnswer.toThisQuestionAlone(Unavailable.BAD_STATUS)
                : NoAnswer.because(Unavailable.BAD_ANSWER);
    }

    private static byte[] bytes(ObjectNode question) {
        try {
            return JSON.writeValueAsBytes(question);
        } catch (IOException ourOwnTree) {
            throw new IllegalStateException("a question cannot be written as JSON");
        }
    }

    /** No connection came about. */
    private static final class Unseen extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean slow;

        Unseen(boolean slow) {
            super(null, null, false, false);
            this.slow = slow;
        }
    }
}
