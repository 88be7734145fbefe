package io.tongxing.sandbox.authority;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers with status 200 that mean nothing. Every call gets the next kind, so that a client which happens to survive one kind
 * meets the others.
 */
@Singleton
public class Garbage {
    record Kind(String mediaType, String body) {}

    static final List<Kind> KINDS = List.of(
            new Kind("application/json", "this is not JSON"),
            new Kind("application/json", "{\"result\":\"mat"),
            new Kind("application/json", ""),
            new Kind("application/json", "[]"),
            new Kind("application/json", "null"),
            new Kind("application/json", "{\"result\":42,\"messageId\":{}}"),
            new Kind("application/json", "{\"result\":\"perhaps\"}"),
            new Kind("text/html", "<!doctype html><title>Maintenance</title>"),
            new Kind("application/octet-stream", "\u0000\u0001\u0002"));

    private final AtomicInteger next = new AtomicInteger();

    Reply next() {
        Kind kind = KINDS.get(Math.floorMod(next.getAndIncrement(), KINDS.size()));
        return new Reply(200, kind.mediaType(), kind.body(), kind.body(), Map.of());
    }
}
