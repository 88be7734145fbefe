package com.example.evidence.socialsecurity;

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

/** A social security office on a socket that behaves as a test wants it to. */
final class ScriptedOffice implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile RegisterBehaviour behaviour = RegisterBehaviour.MATCH;

    ScriptedOffice() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException noSocket) {
            throw new UncheckedIOException(noSocket);
        }
        server.setExecutor(threads);
        server.createContext("/cards/verify", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/cards/verify");
    }

    void behaves(RegisterBehaviour next) {
        behaviour = next;
    }

    private void answer(HttpExchange exchange) throws IOException {
        ObjectNode right = right(JSON.readTree(exchange.getRequestBody()));
        switch (behaviour) {
            case MATCH -> send(exchange, 200, right, 0);
            case MISMATCH -> send(exchange, 200, right.put("result", "mismatch"), 0);
            case NOT_FOUND -> send(exchange, 200, right.put("result", "not-found"), 0);
            case DOCUMENT_NOT_VALID -> send(exchange, 200, right.put("result", "card-not-valid"), 0);
            case CANNOT_COMPARE -> send(exchange, 200, right.put("result", "cannot-compare"), 0);
            case UNKNOWN_RESULT -> send(exchange, 200, right.put("result", "perhaps"), 0);
            case OTHER_PERSON -> send(exchange, 200, right.put("documentNumber", "somebody-else"), 0);
            case OTHER_QUESTION -> send(exchange, 200, right.put("requestId", "an-earlier-one"), 0);
            case ERROR_STATUS -> send(exchange, 500, right, 0);
            case GARBAGE -> send(exchange, 200, JSON.createArrayNode(), 0);
            case TRUNCATED -> send(exchange, 200, right, 20);
            case DOWN -> exchange.close();
            case SLOW -> {
                pause(60_000);
                exchange.close();
            }
            case TRICKLING -> drip(exchange, 1, 100);
            case ENDLESS -> drip(exchange, 16_384, 0);
        }
    }

    private static ObjectNode right(JsonNode question) {
        return JSON.createObjectNode()
                .put("requestId", question.path("requestId").asText())
                .put("documentNumber", question.path("documentNumber").asText())
                .put("result", question.path("cardToken").asText().equals("246810") ? "match" : "mismatch")
                .put("organization", "Social security office of the test")
                .put("checkId", "check-1")
                .put("checkedAt", Instant.now().toString());
    }

    private static void send(HttpExchange exchange, int status, JsonNode body, int missing) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length - missing);
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

    /** Waits, and tells whether the office is being closed. */
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
