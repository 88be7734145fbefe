package io.tongxing.sandbox.authority;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tongxing.sandbox.authority.signature.NotSigned;
import io.tongxing.sandbox.authority.signature.Seal;
import io.tongxing.sandbox.authority.signature.Signatures;
import io.vertx.core.http.HttpConnection;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts the fault of an authority between its question and its answer, and logs the call.
 *
 * <p>Waiting holds no thread: 32 callers at a slow register must not make the other authorities slow.
 */
@Singleton
public class Answering {
    private final FaultSwitches switches;
    private final CallLog log;
    private final Garbage garbage;
    private final Signatures signatures;
    private final ObjectMapper mapper;
    private final Clock clock;

    Answering(
            FaultSwitches switches,
            CallLog log,
            Garbage garbage,
            Signatures signatures,
            ObjectMapper mapper,
            Clock clock) {
        this.switches = switches;
        this.log = log;
        this.garbage = garbage;
        this.signatures = signatures;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Answers a question in JSON; {@code understand} reads its fields and refuses what is wrong with them. */
    public Uni<Response> answer(Authority authority, Question question, Function<RequestBody, Answer> understand) {
        return answer(authority, question, switches.of(authority), understand);
    }

    private Uni<Response> answer(
            Authority authority, Question question, Fault fault, Function<RequestBody, Answer> understand) {
        Seal seal = seal(authority, question);
        try {
            RequestBody fields = RequestBody.parse(mapper, question.body());
            Answer answer = understand.apply(fields);
            return answer(new Conversation(authority, question, seal, fields.json(), fault), answer);
        } catch (Refusal refusal) {
            Conversation refused = new Conversation(authority, question, seal, Map.of(), Fault.NONE);
            return now(() -> say(refused, refusal.reply()));
        }
    }

    /** Answers a question that is no JSON and never signed; {@code logged} is what the call log keeps of it. */
    public Uni<Response> answer(Authority authority, Question question, Object logged, Answer answer) {
        return answer(new Conversation(authority, question, Seal.NONE, logged, switches.of(authority)), answer);
    }

    /**
     * Answers for something in the hand of a person, a card or a chip. It does not fail with the authority that issued it; it
     * can only be another's or badly signed.
     */
    public Uni<Response> answerFromCard(
            Authority authority, Question question, Function<RequestBody, Answer> understand) {
        FaultMode mode = switches.of(authority).mode();
        boolean lies = mode == FaultMode.WRONG_PERSON || mode == FaultMode.UNSIGNED;
        return answer(authority, question, lies ? switches.of(authority) : Fault.NONE, understand);
    }

    private Seal seal(Authority authority, Question question) {
        try {
            return authority.speaksSigned() ? signatures.check(question.head(), question.body()) : Seal.NONE;
        } catch (NotSigned notSigned) {
            throw new Refusal(401, notSigned.code(), String.valueOf(notSigned.getMessage()));
        }
    }

    private Uni<Response> answer(Conversation conversation, Answer answer) {
        Fault fault = conversation.fault();
        return switch (fault.mode()) {
            case NONE -> now(() -> say(conversation, answer.right().get()));
            case UNSIGNED ->
                now(() -> say(conversation.forged(), answer.badlySigned().get()));
            case SLOW ->
                later(fault.delay(), () -> say(conversation, answer.right().get()));
            case WRONG_PERSON ->
                now(() -> say(conversation, answer.aboutAnother().get()));
            case ERROR -> now(() -> say(conversation, Reply.json(500, Map.of("error", "simulated-error"))));
            case GARBAGE -> now(() -> say(conversation, garbage.next()));
            case DOWN -> hangUp(conversation);
        };
    }

    private record Conversation(Authority authority, Question question, Seal seal, Object logged, Fault fault) {
        Conversation forged() {
            return new Conversation(authority, question, seal.forged(), logged, fault);
        }
    }

    private static Uni<Response> now(Supplier<Response> response) {
        return Uni.createFrom().item(response);
    }

    private static Uni<Response> later(Duration delay, Supplier<Response> response) {
        if (delay.isZero()) {
            return now(response);
        }
        return Uni.createFrom().voidItem().onItem().delayIt().by(delay).map(unused -> response.get());
    }

    private Response say(Conversation conversation, Reply reply) {
        byte[] body = bytes(reply.body());
        record(conversation, reply.status(), reply.logged());
        Response.ResponseBuilder response =
                Response.status(reply.status()).type(reply.mediaType()).entity(body);
        reply.headers().forEach(response::header);
        conversation.seal().headers(reply.status(), body).forEach(response::header);
        return response.build();
    }

    /** The response that the framework wants comes only when the connection is gone: sent sooner, it could still arrive. */
    private Uni<Response> hangUp(Conversation conversation) {
        record(conversation, null, null);
        HttpConnection connection = conversation.question().connection().connection();
        return Uni.createFrom()
                .completionStage(() -> connection.close().toCompletionStage())
                .map(closed -> Response.serverError().build());
    }

    private byte[] bytes(Object body) {
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        if (body instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return mapper.writeValueAsBytes(body);
        } catch (JsonProcessingException ourOwnRecord) {
            throw new IllegalStateException("an answer is not JSON", ourOwnRecord);
        }
    }

    private void record(Conversation conversation, @Nullable Integer status, @Nullable Object answer) {
        log.add(
                conversation.authority(),
                new Call(clock.instant(), conversation.fault().mode().code(), conversation.logged(), status, answer));
    }
}
