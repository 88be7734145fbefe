package io.tongxing.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedListsTest {
    private static final String LIST = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

    @TempDir
    private Path directory;

    private final AtomicReference<String> published = new AtomicReference<>(LIST);

    @Test
    void listsArePutWhereTheServerLooks() throws IOException, InterruptedException {
        TrustedLists lists = new TrustedLists(directory);

        fetch(lists);

        assertThat(lists.authorities().resolve("chain.pem")).hasContent(LIST);
        assertThat(lists.states().resolve("states.pem")).hasContent(LIST);
        assertThat(Files.getPosixFilePermissions(lists.states().resolve("states.pem")))
                .hasSize(2);
    }

    @Test
    void listThatCannotBeHadLeavesWhatIsThere() throws IOException, InterruptedException {
        TrustedLists lists = new TrustedLists(directory);
        fetch(lists);

        published.set("<html>garbage</html>");
        fetch(lists);
        lists.fetch(URI.create("http://127.0.0.1:1"));

        assertThat(lists.authorities().resolve("chain.pem")).hasContent(LIST);
    }

    private void fetch(TrustedLists lists) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.createContext("/", exchange -> {
            byte[] body = published.get().getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            lists.fetch(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        } finally {
            server.stop(0);
        }
    }
}
