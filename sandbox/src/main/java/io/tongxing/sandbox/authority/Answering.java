package io.tongxing.sandbox.authority;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts the fault of an authority between its question and its answer, and logs the call.
 *
 * <p>Waiting holds no thread: 32 callers at a slow register must not make the other authorities slow.
 */
@Singleton
public class Answering {
    /** What an authority says when it works, and what it says in the mode that answers for somebody else. */
    record Answer(int status, Supplier<Object> right, Supplier<Object> aboutAnother) {}

    private final FaultSwitches switches;
    private final CallLog log;
    private final Garbage garbage;
    private final Clock clock;

    Answering(FaultSwitches switches, CallLog log, Garbage garbage, Clock clock) {
        this.switches = switches;
        this.log = log;
        this.garbage = garbage;
        this.clock = clock;
    }

    Uni<Response> answer(Authority authority, RequestBody question, HttpServerRequest connection, Answer answer) {
        Fault fault = switches.of(authority);
        return switch (fault.mode()) {
            case NONE ->
                now(() -> json(
                        authority,
                        question,
                        fault,
                        answer.status(),
                        answer.right().get()));
            case SLOW ->
                later(
                        fault.delay(),
                        () -> json(
                                authority,
                                question,
                                fault,
                                answer.status(),
                                answer.right().get()));
            case WRONG_PERSON ->
                now(() -> json(
                        authority,
                        question,
                        fault,
                        answer.status(),
                        answer.aboutAnother().get()));
            case ERROR -> now(() -> json(authority, question, fault, 500, Map.of("error", "simulated-error")));
            case GARBAGE -> now(() -> garbage(authority, question, fault));
            case DOWN -> now(() -> hangUp(authority, question, fault, connection));
        };
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

    private Response json(Authority authority, RequestBody question, Fault fault, int status, Object body) {
        record(authority, question, fault, status, body);
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(body)
                .build();
    }

    private Response garbage(Authority authority, RequestBody question, Fault fault) {
        Garbage.Kind kind = garbage.next();
        record(authority, question, fault, 200, kind.body());
        return Response.ok(kind.body(), kind.mediaType()).build();
    }

    private Response hangUp(Authority authority, RequestBody question, Fault fault, HttpServerRequest connection) {
        record(authority, question, fault, null, null);
        connection.connection().close();
        return Response.serverError().build();
    }

    private void record(
            Authority authority, RequestBody question, Fault fault, @Nullable Integer status, @Nullable Object answer) {
        log.add(authority, new Call(clock.instant(), fault.mode().code(), question.json(), status, answer));
    }
}
