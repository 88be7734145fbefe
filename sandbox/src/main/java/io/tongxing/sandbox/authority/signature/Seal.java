package io.tongxing.sandbox.authority.signature;

import java.util.Arrays;
import java.util.Map;

/** Signs the answer to one request. */
@FunctionalInterface
public interface Seal {
    /** Where no keys are configured. */
    Seal NONE = (status, body) -> Map.of();

    /** The headers that go with that answer. */
    Map<String, String> headers(int status, byte[] body);

    /** The seal of somebody who has not got the key: of the right form, and wrong. */
    default Seal forged() {
        return (status, body) -> {
            byte[] otherBody = Arrays.copyOf(body, body.length + 1);
            return headers(status, otherBody);
        };
    }
}
