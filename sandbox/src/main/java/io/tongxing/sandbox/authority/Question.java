package io.tongxing.sandbox.authority;

import io.tongxing.sandbox.authority.signature.RequestHead;
import io.vertx.core.http.HttpServerRequest;

/** A request as it arrived: its connection with the head, and the very bytes of its body. */
public record Question(HttpServerRequest connection, byte[] body) {
    RequestHead head() {
        return new RequestHead(connection.method().name(), connection.path(), connection::getHeader);
    }

    /** Names nothing: the body is about a person. */
    @Override
    public String toString() {
        return "Question[" + body.length + " bytes]";
    }
}
