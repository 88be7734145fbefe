package io.tongxing.deploy.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.deploy.stack.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;

/** Where the stack under test is: all that somebody with a browser knows. */
public record StackAddresses(URI server, URI sandbox) {

    static StackAddresses of(LocalStack stack) {
        return new StackAddresses(stack.server(), stack.sandbox());
    }

    /** Of a quickstart that runs already, by its {@code quickstart.json}. */
    static StackAddresses of(Path quickstart) {
        try {
            JsonNode told = new ObjectMapper().readTree(quickstart.toFile());
            return new StackAddresses(
                    URI.create(told.path("server").asText()),
                    URI.create(told.path("sandbox").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI department(String id) {
        return sandbox.resolve("/departments/" + id);
    }
}
