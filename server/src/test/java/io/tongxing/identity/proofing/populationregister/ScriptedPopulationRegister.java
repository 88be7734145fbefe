package io.tongxing.identity.proofing.populationregister;

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
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A population register on a socket that does what it is told, well-behaved or not. */
final class ScriptedPopulationRegister implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile RegisterBehaviour behaviour = RegisterBehaviour.MATCH;

    ScriptedPopulationRegister() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException noSocket) {
            throw new UncheckedIOException(noSocket);
        }
        server.setExecutor(threads);
        server.createContext("/verify", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/verify");
    }

    void behaves(RegisterBehaviour next) {
        behaviour = next;
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode question = JSON.readTree(exchange.getRequestBody());
        switch (behaviour) {
            case DOWN -> exchange.close();
            case ERROR_STATUS -> send(exchange, 500, "{}");
            case SLOW -> {
                pause(TimeUnit.MINUTES.toMillis(1));
                exchange.close();
            }
            case TRICKLING -> drip(exchange, 1, 100);
            case ENDLESS -> drip(exchange, 16_384, 0);
            case GARBAGE -> send(exchange, 200, "<html>not a register</html>");
            case TRUNCATED -> truncate(exchange, result(question, "match"));
            case UNKNOWN_RESULT ->
                send(exchange, 200, result(question, "perhaps").toString());
            case OTHER_PERSON ->
                send(
                        exchange,
                        200,
                        result(question, "match")
                                .put("documentNumber", "someone-else")
                                .toString());
            case OTHER_QUESTION ->
                send(
                        exchange,
                        200,
                        result(question, "match")
                                .put("requestId", "an-earlier-one")
                                .toString());
            case MATCH -> send(exchange, 200, result(question, "match").toString());
            case MISMATCH -> send(exchange, 200, result(question, "mismatch").toString());
            case NOT_FOUND -> send(exchange, 200, result(question, "not-found").toString());
            case DOCUMENT_NOT_VALID ->
                send(exchange, 200, result(question, "deceased").toString());
            case CANNOT_COMPARE ->
                send(exchange, 200, result(question, "cannot-compare").toString());
        }
    }

    private static ObjectNode result(JsonNode question, String result) {
        return JSON.createObjectNode()
                .put("requestId", question.path("requestId").asText())
                .put("documentNumber", question.path("documentNumber").asText())
                .put("result", result)
                .put("checkId", "check-1")
                .put("checkedAt", Instant.now().toString())
                .put("organization", "population register of the test");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
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

    /** Waits, and tells whether the register is being closed. */
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
