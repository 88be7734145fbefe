package io.tongxing.deploy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongxing.deploy.journey.SharedStack;
import io.tongxing.deploy.testkit.FaultSwitch;
import io.tongxing.deploy.testkit.HttpBrowser;
import io.tongxing.deploy.testkit.LoginVisit;
import io.tongxing.deploy.testkit.Personas;
import io.tongxing.deploy.testkit.Personas.Papers;
import io.tongxing.deploy.testkit.RegistrationForm;
import io.tongxing.deploy.testkit.RunningSystem;
import io.tongxing.deploy.testkit.SandboxCalls;
import io.tongxing.deploy.testkit.WebPage;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every means on the running server, each against its authority: what it leads to, and that an authority which fails refuses nobody. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MeansIT {
    private RunningSystem system;
    private ThemeText text;
    private Personas people;
    private SandboxCalls sandbox;

    @BeforeAll
    void look(RunningSystem running) {
        system = running;
        text = new ThemeText();
        people = new Personas(running.sandbox());
        sandbox = new SandboxCalls(running.sandbox());
    }

    /**
     * One way to prove something.
     *
     * @param level what it leads to by itself, and what the login asks for
     * @param authority whose fault switch it depends on
     */
    private record Means(
            String method,
            String level,
            String documentType,
            String authority,
            Function<Papers, Map<String, String>> fields) {
        @Override
        public String toString() {
            return method + " with " + documentType;
        }
    }

    static Stream<Means> means() {
        Function<Papers, Map<String, String>> nothing = papers -> Map.of();
        Function<Papers, Map<String, String>> card = papers -> Map.of("bankCard", papers.get("bankCard"));
        Function<Papers, Map<String, String>> travel =
                papers -> Map.of("birthdate", papers.get("birthdate"), "validTo", papers.get("documentValidTo"));
        return Stream.of(
                new Means("two-element", "2", "resident-id", "population", nothing),
                new Means(
                        "four-element-id",
                        "2",
                        "resident-id",
                        "population",
                        papers ->
                                Map.of("validFrom", papers.get("cardValidFrom"), "validTo", papers.get("cardValidTo"))),
                new Means("carrier-3", "2", "resident-id", "carrier", nothing),
                new Means("bank-3", "2", "resident-id", "bank", card),
                new Means("bank-4", "2", "passport", "bank", card),
                new Means("face", "3", "resident-id", "face", papers -> Map.of("faceSample", papers.get("faceSample"))),
                new Means(
                        "ctid",
                        "2",
                        "resident-id",
                        "ctid",
                        papers -> Map.of("networkCredential", papers.get("networkCredential"))),
                new Means(
                        "ctid",
                        "3",
                        "resident-id",
                        "ctid",
                        papers -> Map.of(
                                "networkCredential",
                                papers.get("networkCredential"),
                                "faceSample",
                                papers.get("faceSample"))),
                new Means("immigration", "2", "passport", "immigration", travel),
                new Means("immigration", "2", "hk-mo-travel-permit", "immigration", travel),
                new Means("immigration", "2", "tw-travel-permit", "immigration", travel),
                new Means("immigration", "2", "foreign-permanent-resident", "immigration", travel));
    }

    @ParameterizedTest
    @MethodSource("means")
    void meansLeadsToItsLevel(Means means) {
        Papers papers = people.withPapers(means.documentType());
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage page = reach(visit, papers, means.level());

        WebPage chosen = choose(visit, page, means.method());
        WebPage answer = visit.awaitResult(visit.prove(chosen, with(means, papers)));

        assertThat(answer.redirectParameters())
                .as("back at the department with a code")
                .containsKey("code");
    }

    @ParameterizedTest
    @MethodSource("means")
    void authorityThatFailsRefusesNobody(Means means) {
        Papers papers = people.withPapers(means.documentType());
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage page = choose(visit, reach(visit, papers, means.level()), means.method());
        for (String mode : List.of("down", "error", "garbage", "wrong-person", "unsigned")) {
            try (FaultSwitch authority = new FaultSwitch(system.sandbox(), means.authority()).fails(mode)) {
                page = visit.awaitResult(visit.prove(page, with(means, papers)));
                assertThat(page.note()).as(mode).isEqualTo(text.of("tx.proof.unavailable"));
            }
        }
        assertThat(visit.awaitResult(visit.prove(page, with(means, papers))).redirectParameters())
                .as("nothing was counted, and now it works")
                .containsKey("code");
    }

    @Test
    void levelThreeNeedsNoFace() {
        Papers papers = people.withPapers("resident-id");
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage page = choose(visit, reach(visit, papers, "3"), "carrier-3");

        WebPage half = visit.awaitResult(visit.prove(page, Map.of("method", "carrier-3")));
        assertThat(half.name()).as("one more step").isEqualTo("prove-identity");
        assertThat(half.has("method-carrier-3"))
                .as("what was proven is not offered again")
                .isFalse();

        WebPage bank = choose(visit, half, "bank-4");
        WebPage done =
                visit.awaitResult(visit.prove(bank, Map.of("method", "bank-4", "bankCard", papers.get("bankCard"))));
        assertThat(done.redirectParameters()).containsKey("code");
    }

    @Test
    void certificateOfALicensedAuthorityLeadsToLevelFour() {
        for (String algorithm : List.of("rsa", "ec", "sm2")) {
            Papers papers = people.withPapers("resident-id");
            LoginVisit visit = LoginVisit.at(system, "utilities");
            WebPage page = choose(visit, reach(visit, papers, "4"), "certificate");

            WebPage done = visit.awaitResult(visit.prove(page, signed(papers, page, algorithm)));

            assertThat(done.redirectParameters()).as(algorithm).containsKey("code");
        }
    }

    @Test
    void signatureOfAnotherChallengeProvesNothing() {
        Papers papers = people.withPapers("resident-id");
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage page = choose(visit, reach(visit, papers, "4"), "certificate");
        Map<String, String> replayed = signed(papers, page, "sm2");
        WebPage other = choose(visit, page, "certificate");

        WebPage refused = visit.awaitResult(visit.prove(other, replayed));

        assertThat(refused.note()).isEqualTo(text.of("tx.proof.refused"));
    }

    @Test
    void chipOfAPassportLeadsToLevelTwo() {
        Papers papers = people.withPapers("passport");
        JsonNode chip = sandbox.send(
                "POST",
                "/authorities/chip/read",
                JsonNodeFactory.instance.objectNode().put("documentNumber", papers.get("documentNumber")));
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage page = choose(visit, reach(visit, papers, "2"), "emrtd");
        Map<String, String> read = new LinkedHashMap<>(Map.of("method", "emrtd"));
        for (String field : List.of("securityObject", "dg1", "dg11")) {
            read.put(field, chip.path(field).asText());
        }

        assertThat(visit.awaitResult(visit.prove(page, read)).redirectParameters())
                .containsKey("code");
    }

    @Test
    void provincialPlatformVouchesForItsUsers() {
        Papers papers = people.withPapers("resident-id");
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage page = choose(visit, reach(visit, papers, "2"), "province");

        URI there = visit.prove(page, Map.of("method", "province")).redirect().orElseThrow();
        assertThat(there.toString()).startsWith(system.sandbox() + "/authorities/province/login");
        URI back = logInAtTheProvince(there, papers);
        assertThat(back.toString()).startsWith(system.issuer() + "/login-actions/required-action");
        WebPage done = visit.awaitResult(visit.browser().open(back));

        assertThat(done.redirectParameters()).containsKey("code");
    }

    @Test
    void networkIdentityVouchesForSomebodyWhoShowsNoNumber() {
        Papers papers = people.withPapers("resident-id");
        LoginVisit visit = LoginVisit.at(system, "utilities");
        RegistrationForm form = RegistrationForm.of(papers.persona(), LoginVisit.PASSWORD)
                .with("documentType", "network-identity")
                .with("realName", "")
                .with("documentNumber", "");
        assertThat(visit.register(form).note()).isEqualTo(text.of("tx.register.accepted"));

        WebPage page = choose(visit, visit.logIn(visit.start(), papers.persona().mobile()), "ctid");
        WebPage done = visit.awaitResult(
                visit.prove(page, Map.of("method", "ctid", "networkCredential", papers.get("networkCredential"))));

        assertThat(done.redirectParameters()).containsKey("code");
        JsonNode asked =
                new FaultSwitch(system.sandbox(), "ctid").questions().get(0).path("request");
        assertThat(asked.has("documentNumber"))
                .as("nothing about the person was sent")
                .isFalse();
        assertThat(asked.has("name")).isFalse();
    }

    @Test
    void ticketOfAnotherLoginProvesNothing() {
        Papers papers = people.withPapers("resident-id");
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage page = choose(visit, reach(visit, papers, "2"), "province");
        URI there = visit.prove(page, Map.of("method", "province")).redirect().orElseThrow();
        URI back = logInAtTheProvince(there, papers);
        URI forged = URI.create(back.toString().replaceAll("state=[^&]+", "state=somebody-elses"));

        WebPage shown = visit.browser().open(forged);

        assertThat(shown.name()).isEqualTo("prove-identity");
        assertThat(shown.redirectParameters()).doesNotContainKey("code");
    }

    @Test
    void fieldThatIsMissingOrUnreadableIsSaidSoAndNobodyIsAsked() {
        Papers papers = people.withPapers("resident-id");
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage page = choose(visit, reach(visit, papers, "2"), "bank-4");

        WebPage empty = visit.prove(page, Map.of("method", "bank-4", "bankCard", ""));
        assertThat(empty.problemOf("bankCard")).isEqualTo(text.of("tx.field.required"));
        WebPage letters = visit.prove(empty, Map.of("method", "bank-4", "bankCard", "not a card"));
        assertThat(letters.problemOf("bankCard")).isEqualTo(text.of("tx.field.notDigits"));
        assertThat(letters.valueOf("bankCard"))
                .as("what was typed is there again")
                .isEqualTo("not a card");
        WebPage dates = visit.prove(
                choose(visit, letters, "four-element-id"),
                Map.of("method", "four-element-id", "validFrom", "2026-02-30", "validTo", "长期"));
        assertThat(dates.problemOf("validFrom")).isEqualTo(text.of("tx.field.notADate"));
    }

    private WebPage reach(LoginVisit visit, Papers papers, String level) {
        Map<String, String> request = visit.request();
        request.put("scope", "openid identity:" + level);
        visit.register(papers.persona());
        WebPage login = visit.start(request);
        return visit.logIn(login, papers.persona().mobile());
    }

    private static WebPage choose(LoginVisit visit, WebPage page, String method) {
        assertThat(page.has("method-" + method)).as("%s is offered", method).isTrue();
        return visit.browser().press(page, "choose-method", Map.of("method", method));
    }

    private static Map<String, String> with(Means means, Papers papers) {
        Map<String, String> fields = new LinkedHashMap<>(means.fields().apply(papers));
        fields.put("method", means.method());
        return fields;
    }

    /** Where the province sends the browser back to, ticket included. */
    private URI logInAtTheProvince(URI there, Papers papers) {
        return HttpBrowser.within(system.sandbox())
                .open(URI.create(there + "&documentNumber=" + papers.get("documentNumber")))
                .redirect()
                .orElseThrow();
    }

    /** The card and the signing program of the person, in one. */
    private Map<String, String> signed(Papers papers, WebPage page, String algorithm) {
        ObjectNode order = JsonNodeFactory.instance
                .objectNode()
                .put("documentNumber", papers.get("documentNumber"))
                .put("challenge", page.element("challenge").text())
                .put("algorithm", algorithm);
        JsonNode signed = sandbox.send("POST", "/authorities/ca/sign", order);
        return Map.of(
                "method",
                "certificate",
                "certificate",
                signed.path("certificate").asText(),
                "signature",
                signed.path("signature").asText());
    }
}
