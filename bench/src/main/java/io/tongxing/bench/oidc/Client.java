package io.tongxing.bench.oidc;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A confidential client that shows its secret by HTTP Basic (RFC 6749 §2.3.1). */
public record Client(String id, String secret) {

    public Client {
        // What needs no encoding needs no second look at how each server decodes.
        if (!id.matches("[A-Za-z0-9_-]+") || !secret.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("id and secret are of letters, digits, - and _");
        }
    }

    String authorization() {
        byte[] pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "Client[" + id + "]";
    }
}
