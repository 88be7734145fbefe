package io.tongxing.identity.proofing.authority;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tongxing.realname.contract.RegisterBehaviour;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An authority on a socket that does what it is told, well-behaved or not. It speaks the protocol of the sandbox, answers every
 * path alike, and signs when it has a seal.
 */
public final class ScriptedAuthority implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable AuthoritySeal seal;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<JsonNode> questions = new CopyOnWriteArrayList<>();
    private volatile RegisterBehaviour behaviour = RegisterBehaviour.MATCH;
    private volatile Consumer<ObjectNode> twist = answer -> {};
    private volatile UnaryOperator<Envelope> forgery = envelope -> envelope;
    private volatile int status = 200;
    private volatile String refusal = "";
    private volatile long delayMillis;

    /** An answer as it goes out, for tests that forge it. */
    public record Envelope(String time, String nonce, String signature, String body) {}

    public ScriptedAuthority(@Nullable AuthoritySeal seal) {
        this.seal = seal;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException noSocket) {
            throw new UncheckedIOException(noSocket);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/verify");
    }

    public void behaves(RegisterBehaviour next) {
        behaviour = next;
    }

    /** Changes every answer before it is signed. */
    public void twists(Consumer<ObjectNode> change) {
        twist = change;
    }

    /** Changes every answer after it is signed. */
    public void forges(UnaryOperator<Envelope> change) {
        forgery = change;
    }

    public void answersWithStatus(int code) {
        status = code;
    }

    /** Answers every question only after that. */
    public void answersAfter(Duration delay) {
        delayMillis = delay.toMillis();
    }

    /** Refuses every question with status 400 and that error. */
    public void refuses(String error) {
        refusal = error;
    }

    /** What it was asked, the last one last. */
    public List<JsonNode> questions() {
        return List.copyOf(questions);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        JsonNode question = JSON.readTree(body);
        questions.add(question);
        if (!isSigned(exchange, body)) {
            send(exchange, 401, "{}");
            return;
        }
        if (delayMillis > 0 && pause(delayMillis)) {
            return;
        }
        if (!refusal.isEmpty()) {
            send(exchange, 400, JSON.createObjectNode().put("error", refusal).toString());
            return;
        }
        switch (behaviour) {
            case DOWN -> exchange.close();
            case ERROR_STATUS -> send(exchange, 500, "{}");
            case SLOW -> {
                pause(TimeUnit.MINUTES.toMillis(1));
                exchange.close();
            }
            case TRICKLING -> drip(exchange, 1, 100);
            case ENDLESS -> drip(exchange, 16_384, 0);
            case GARBAGE -> send(exchange, status, "<html>not a register</html>");
            case TRUNCATED -> truncate(exchange, result(question, "match"));
            case UNKNOWN_RESULT -> send(exchange, result(question, "perhaps"));
            case OTHER_PERSON -> send(exchange, aboutSomebodyElse(result(question, "match")));
            case OTHER_QUESTION -> send(exchange, result(question, "match").put("requestId", "an-earlier-one"));
            case MATCH -> send(exchange, result(question, "match"));
            case MISMATCH -> send(exchange, result(question, "mismatch"));
            case NOT_FOUND -> send(exchange, result(question, "not-found"));
            case DOCUMENT_NOT_VALID -> send(exchange, result(question, "deceased"));
            case CANNOT_COMPARE -> send(exchange, result(question, "cannot-compare"));
        }
    }

    private boolean isSigned(HttpExchange exchange, byte[] body) {
        if (seal == null) {
            return true;
        }
        var headers = exchange.getRequestHeaders();
        byte[] text = AuthoritySeal.text(
                "TONGXING-V1",
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                headers.getFirst("Tongxing-Time"),
                headers.getFirst("Tongxing-Nonce"),
                AuthoritySeal.sm3(body));
        return seal.algorithm().equals(headers.getFirst("Tongxing-Algorithm"))
                && seal.isServers(text, Base64.getDecoder().decode(headers.getFirst("Tongxing-Signature")));
    }

    private ObjectNode result(JsonNode question, String result) {
        ObjectNode answer = JSON.createObjectNode()
                .put("requestId", question.path("requestId").asText())
                .put("result", result)
                .put("checkId", "check-1")
                .put("checkedAt", Instant.now().toString())
                .put("organization", "authority of the test")
                .put("applicationCode", "code-of-" + result);
        for (String repeated : List.of("documentNumber", "networkCredential")) {
            if (question.has(repeated)) {
                answer.set(repeated, question.get(repeated));
            }
        }
        twist.accept(answer);
        return answer;
    }

    private static ObjectNode aboutSomebodyElse(ObjectNode answer) {
        for (String repeated : List.of("documentNumber", "networkCredential")) {
            if (answer.has(repeated)) {
                answer.put(repeated, "someone-else");
            }
        }
        // What names the person itself repeats nothing of the question but its id.
        return answer.has("userId") ? answer.put("requestId", "of-somebody-else") : answer;
    }

    private void send(HttpExchange exchange, ObjectNode answer) throws IOException {
        send(exchange, status, answer.toString());
    }

    private void send(HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = seal(exchange, code, body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String seal(HttpExchange exchange, int code, String body) {
        if (seal == null) {
            return body;
        }
        String nonce = String.valueOf(exchange.getRequestHeaders().getFirst("Tongxing-Nonce"));
        String time = Long.toString(Instant.now().getEpochSecond());
        Envelope envelope = forgery.apply(new Envelope(time, nonce, sign(code, time, nonce, body), body));
        if (!envelope.time().isEmpty()) {
            exchange.getResponseHeaders().add("Tongxing-Time", envelope.time());
        }
        if (!envelope.signature().isEmpty()) {
            exchange.getResponseHeaders().add("Tongxing-Signature", envelope.signature());
        }
        return envelope.body();
    }

    /** The signature of an answer, as this authority makes it. */
    public String sign(int code, String time, String nonce, String body) {
        byte[] text = AuthoritySeal.text(
                "TONGXING-V1-ANSWER",
                Integer.toString(code),
                time,
                nonce,
                AuthoritySeal.sm3(body.getBytes(StandardCharsets.UTF_8)));
        return Base64.getEncoder().encodeToString(Objects.requireNonNull(seal).sign(text));
    }

    private static void truncate(HttpExchange exchange, ObjectNode whole) throws IOException {
        byte[] bytes = whole.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private void drip(HttpExchange exchange, int bytes, long pauseMillis) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            while (!pause(pauseMillis)) {
                body.write(new byte[bytes]);
                body.flush();
            }
        } catch (IOException gone) {
            exchange.close();
        }
    }

    /** Waits, and tells whether the authority is being closed. */
    private boolean pause(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
