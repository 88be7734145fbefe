package io.tongxing.deploy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tongxing.deploy.postgres.FileTree;
import io.tongxing.deploy.stack.Installation;
import io.tongxing.deploy.stack.LocalStack;
import io.tongxing.deploy.stack.Ports;
import io.tongxing.deploy.testkit.LoginVisit;
import io.tongxing.deploy.testkit.Persona;
import io.tongxing.deploy.testkit.Personas;
import io.tongxing.deploy.testkit.RunningSystem;
import io.tongxing.deploy.testkit.WebPage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The jar of the vendor's example, dropped into a copy of the server as its guide says: copy, build, start with options. The
 * social security office is played by the test.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class VendorEvidenceIT {

    private static final Path HOME = Path.of(System.getProperty("tongxing.home"));
    private static final Path WORK = Path.of("target", "vendor");
    private static final String CODE = "social-security-card";
    private static final String RIGHT_TOKEN = "246810";

    private HttpServer office;
    private LocalStack stack;
    private RunningSystem system;

    @BeforeAll
    void install() throws IOException, InterruptedException {
        LocalStack.endOrphans(WORK.resolve("data"));
        FileTree.delete(WORK);
        Installation built = Installation.builtIn(HOME);
        Path server = copyWithJar(built.server());
        office = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        office.createContext("/cards/verify", VendorEvidenceIT::answer);
        office.start();
        stack = LocalStack.start(
                new LocalStack.Settings(
                        new Installation(server, built.sandbox()),
                        WORK.resolve("data"),
                        Ports.free(),
                        List.of(
                                "--spi-evidence-verifier--" + CODE + "--url=http://127.0.0.1:"
                                        + office.getAddress().getPort() + "/cards/verify",
                                "--spi-tongxing--platform--evidence-counts-as=" + CODE + ":carrier-3")),
                System.out::println);
        system = RunningSystem.of(stack);
    }

    @AfterAll
    void stop() {
        if (stack != null) {
            stack.close();
        }
        if (office != null) {
            office.stop(0);
        }
    }

    @Test
    void residentIsProvenByTheVendorsCard() {
        Persona person = new Personas(system.sandbox()).resident();
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage offered = visit.registerAndLogIn(person);
        assertThat(offered.text()).as("the vendor's own words").contains("电子社保卡", "社保经办机构");
        WebPage asked = visit.browser().press(offered, "choose-method", Map.of("method", CODE));
        assertThat(asked.document().select("label[for=cardToken]").text()).contains("校验码");

        WebPage refused = visit.awaitResult(visit.prove(asked, Map.of("cardToken", "000000")));
        assertThat(refused.note()).isEqualTo(new ThemeText().of("tx.proof.refused"));

        WebPage proven = visit.awaitResult(visit.prove(refused, Map.of("cardToken", RIGHT_TOKEN)));
        assertThat(proven.redirectParameters())
                .as("counts as carrier-3, which is level 2")
                .containsKey("code");
        assertThat(new Residents(system)
                        .number("SELECT count(*) FROM tongxing.verification WHERE evidence_type = '" + CODE + "'"))
                .isEqualTo(1);
    }

    @Test
    void wordsOfTheVendorAreThereInEnglish() {
        Persona person = new Personas(system.sandbox()).resident();
        LoginVisit visit = LoginVisit.at(system, "utilities");
        visit.browser().speaking("en");

        assertThat(visit.registerAndLogIn(person).text()).contains("Electronic social security card");
    }

    private static Path copyWithJar(Path server) throws IOException, InterruptedException {
        Path copy = WORK.resolve("server").toAbsolutePath();
        Files.createDirectories(copy);
        // The times of the jars are part of what was built.
        run("cp", "-a", server + "/.", copy.toString());
        FileTree.delete(copy.resolve("data"));
        Path jar = copy.resolve("providers").resolve("example-vendor-evidence.jar");
        Files.copy(
                HOME.resolve("examples/vendor-evidence/target/example-vendor-evidence-" + version() + ".jar"),
                jar,
                StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        run(copy.resolve("bin/kc.sh").toString(), "build");
        return copy;
    }

    private static String version() throws IOException {
        return Files.readString(HOME.resolve("deploy/target/classes/io/tongxing/deploy/quickstart/version.txt"))
                .strip();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(WORK.resolve("build.log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("JAVA");
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", command[0], WORK.resolve("build.log"))
                .isZero();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode question = json.readTree(exchange.getRequestBody());
        byte[] answer = json.createObjectNode()
                .put("requestId", question.path("requestId").asText())
                .put("documentNumber", question.path("documentNumber").asText())
                .put("result", question.path("cardToken").asText().equals(RIGHT_TOKEN) ? "match" : "mismatch")
                .put("organization", "Social security office of the test")
                .put("checkId", "check-1")
                .put("checkedAt", Instant.now().toString())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
