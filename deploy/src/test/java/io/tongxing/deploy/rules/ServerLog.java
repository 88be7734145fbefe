package io.tongxing.deploy.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.deploy.testkit.Poll;
import io.tongxing.deploy.testkit.RunningSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The server's log, one JSON object a line. */
final class ServerLog {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    ServerLog(RunningSystem system) {
        this.file = system.log("server.log");
    }

    /** The messages of a step that carry a reason code. */
    List<String> reasons(String requestId) {
        return Poll.until(() -> messages(requestId), found -> !found.isEmpty());
    }

    /** Without waiting: for a step that must leave none. */
    List<String> messages(String requestId) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.contains(requestId))
                    .map(ServerLog::parse)
                    .filter(line ->
                            requestId.equals(line.path("mdc").path("requestId").asText()))
                    .map(line -> line.path("message").asText())
                    .filter(message -> message.contains("reason="))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
