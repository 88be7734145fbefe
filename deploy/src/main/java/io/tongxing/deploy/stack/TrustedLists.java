package io.tongxing.deploy.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Whom the server trusts: the simulated certificate authorities and the simulated states that sign passports, as files in
 * directories. What an operator of a city does by hand, fetching the lists and putting them there, is done here; the server
 * only reads its directories, and reads them again when they change.
 */
record TrustedLists(Path directory) {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

    Path authorities() {
        return directory.resolve("authorities");
    }

    Path states() {
        return directory.resolve("states");
    }

    /** What is there already stays when the sandbox does not answer: one of its fault switches may be on. */
    void fetch(URI sandbox) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
        fetch(http, sandbox.resolve("/authorities/ca/chain"), authorities().resolve("chain.pem"));
        fetch(http, sandbox.resolve("/authorities/chip/csca"), states().resolve("states.pem"));
    }

    private static void fetch(HttpClient http, URI list, Path file) throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        String text;
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(list).timeout(LIMIT).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.US_ASCII));
            text = answer.statusCode() == 200 ? answer.body() : "";
        } catch (IOException noAnswer) {
            return;
        }
        boolean known = Files.exists(file) && Files.readString(file).equals(text);
        if (text.contains(BEGIN) && !known) {
            PrivateFile.write(file, text);
        }
    }
}
