package io.tongxing.sandbox.authority;

import io.vertx.core.http.HttpServerRequest;

/** A request as it arrived: its connection with the head, and the very bytes of its body. */
public record Question(HttpServerRequest connection, byte[] body) {
    /** Names nothing: the body is about a person. */
    @Override
    public String toString() {
        return "Question[" + body.length + " bytes]";
    }
}
