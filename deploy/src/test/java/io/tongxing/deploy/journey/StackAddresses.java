package io.tongxing.deploy.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.deploy.realm.AdminApi;
import io.tongxing.deploy.stack.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;

/** Where the stack under test is: what somebody with a browser knows, and the administrator, for tests that need another setting. */
public record StackAddresses(URI server, URI sandbox, LocalStack.Login admin) {

    static StackAddresses of(LocalStack stack) {
        return new StackAddresses(stack.server(), stack.sandbox(), stack.admin());
    }

    /** Of a quickstart that runs already, by its {@code quickstart.json}. */
    static StackAddresses of(Path quickstart) {
        try {
            JsonNode told = new ObjectMapper().readTree(quickstart.toFile());
            return new StackAddresses(
                    URI.create(told.path("server").asText()),
                    URI.create(told.path("sandbox").asText()),
                    new LocalStack.Login(
                            told.path("admin").path("username").asText(),
                            told.path("admin").path("password").asText(),
                            null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AdminApi adminApi() {
        return new AdminApi(server, admin.username(), admin.password());
    }

    public URI department(String id) {
        return sandbox.resolve("/departments/" + id);
    }
}
