package io.tongxing.deploy.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.deploy.stack.PrivateFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A synthetic person whom the simulated registers know, to try a registration with. Shown to the person at the console, never logged. */
record DemoResident(String name, String documentNumber, String mobile) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The one of this data directory, made by the sandbox at the first start. */
    static DemoResident of(Path data, URI sandbox) throws IOException, InterruptedException {
        Path file = data.resolve("demo-resident.json");
        if (!Files.exists(file)) {
            PrivateFile.write(file, create(sandbox));
        }
        JsonNode person = JSON.readTree(file.toFile());
        return new DemoResident(
                person.path("name").asText(),
                person.path("documentNumber").asText(),
                person.path("mobile").asText());
    }

    private static String create(URI sandbox) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(sandbox.resolve("/authorities/persons"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("the sandbox made no person: " + response.statusCode());
        }
        return response.body();
    }

    @Override
    public String toString() {
        return "DemoResident[synthetic]";
    }
}
