package io.tongxing.deploy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tongxing.deploy.journey.SharedStack;
import io.tongxing.deploy.testkit.FaultSwitch;
import io.tongxing.deploy.testkit.LoginVisit;
import io.tongxing.deploy.testkit.Persona;
import io.tongxing.deploy.testkit.Personas;
import io.tongxing.deploy.testkit.Poll;
import io.tongxing.deploy.testkit.RunningSystem;
import io.tongxing.deploy.testkit.SmsInbox;
import io.tongxing.deploy.testkit.WebPage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a register says, what it does not say, and what the person, the journal and the limits make of it. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProofRulesIT {

    /** As many as there are kinds of it. */
    private static final int GARBAGE_KINDS = 7;

    private final ThemeText text = new ThemeText();
    private RunningSystem system;
    private Personas people;
    private Residents residents;
    private ServerLog log;
    private Journal journal;

    @BeforeAll
    void look(RunningSystem running) {
        system = running;
        people = new Personas(system.sandbox());
        residents = new Residents(system);
        log = new ServerLog(system);
        journal = new Journal(system);
    }

    /** A way to be refused: who registers, and the reason that only the journal knows. */
    private record Refusal(String reason, java.util.function.Function<Personas, Persona> somebody) {
        @Override
        public String toString() {
            return reason;
        }
    }

    static Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal("mismatch", people -> people.resident().typing("\u8D75\u94B1\u5B59")),
                new Refusal("not-found", people -> {
                    Persona real = people.resident();
                    String nobodys = Numbers.resident("370299", Numbers.longAgo());
                    return new Persona(
                            real.name(),
                            real.sex(),
                            real.birthdate(),
                            real.documentType(),
                            nobodys,
                            null,
                            real.mobile());
                }),
                new Refusal(
                        "document-not-valid",
                        people -> people.change(
                                people.resident(),
                                JsonNodeFactory.instance.objectNode().put("deceased", true))),
                new Refusal(
                        "cannot-compare",
                        people -> people.change(
                                people.resident(),
                                JsonNodeFactory.instance.objectNode().put("comparable", false))));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalSaysTheSameWhateverDidNotAgree(Refusal refusal) {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage proof = visit.registerAndLogIn(refusal.somebody().apply(people));
        WebPage page = visit.prove(proof);
        assertThat(visit.awaitResult(page).note()).isEqualTo(text.of("tx.proof.refused"));
        assertThat(journal.wordsWith(page.requestId(), "identity-not-confirmed (" + refusal.reason() + ")"))
                .contains("identity-proof-begun", "identity-not-confirmed (" + refusal.reason() + ")");
        assertThat(log.reasons(page.requestId())).anyMatch(line -> line.contains("reason=" + refusal.reason()));
        assertThat(page.body()).doesNotContain(refusal.reason());
        assertThat(verificationsOf(page)).isZero();
    }

    @Test
    void afterFiveRefusalsTheRegisterIsNotAskedAnyMore() {
        Persona persona = people.resident();
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage page = visit.registerAndLogIn(persona.typing("\u8D75\u94B1\u5B59"));
        for (int i = 0; i < 5; i++) {
            page = visit.awaitResult(visit.prove(page));
            assertThat(page.note()).isEqualTo(text.of("tx.proof.refused"));
        }
        page = visit.prove(page, Map.of("realName", persona.name()));
        assertThat(page.note()).as("even the right name comes too late").isEqualTo(text.of("tx.proof.limited"));
        assertThat(journal.words(page.requestId())).contains("identity-proof-refused (limit)");
        assertThat(log.reasons(page.requestId())).anyMatch(line -> line.contains("reason=limit"));
        assertThat(questionsAbout(persona)).isEqualTo(5);
        assertThat(verificationsOf(page)).isZero();
    }

    @Test
    void fiveWrongNamesForANumberCloseItForEveryAccount() {
        Persona victim = people.resident();
        LoginVisit first = LoginVisit.at(system, "utilities");
        WebPage page = first.registerAndLogIn(people.resident());
        Map<String, String> guess = Map.of("realName", "\u8D75\u94B1\u5B59", "documentNumber", victim.documentNumber());
        for (int i = 0; i < 5; i++) {
            page = first.awaitResult(first.prove(page, guess));
            assertThat(page.note()).isEqualTo(text.of("tx.proof.refused"));
        }
        LoginVisit second = LoginVisit.at(system, "utilities");
        WebPage other = second.prove(second.registerAndLogIn(people.resident()), guess);
        assertThat(other.note()).isEqualTo(text.of("tx.proof.limited"));
        assertThat(questionsAbout(victim)).isEqualTo(5);
    }

    /** A way to fail: the switch of the register and the causes that may be journalled for it. */
    private record Failure(String mode, int times, List<String> causes) {
        @Override
        public String toString() {
            return mode;
        }
    }

    static Stream<Failure> failures() {
        return Stream.of(
                new Failure("down", 2, List.of("refused-connection")),
                new Failure("error", 2, List.of("bad-status")),
                new Failure("garbage", GARBAGE_KINDS, List.of("bad-answer", "other-person")),
                new Failure("wrong-person", 2, List.of("other-person")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aRegisterThatFailsRefusesNobodyAndCostsNothing(Failure failure) {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage page = visit.registerAndLogIn(people.resident());
        try (FaultSwitch register = new FaultSwitch(system.sandbox(), "population").fails(failure.mode())) {
            for (int i = 0; i < failure.times(); i++) {
                WebPage asked = visit.prove(page);
                page = visit.awaitResult(asked);
                assertUnavailable(asked, page, failure.causes());
            }
        }
        assertThat(visit.awaitResult(visit.prove(page)).redirectParameters())
                .as("nothing was counted, and now it works")
                .containsKey("code");
    }

    @Test
    void aRegisterThatTakesHalfAMinuteKeepsNeitherThePersonNorAConnectionWaiting() {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage proof = visit.registerAndLogIn(people.resident());
        long start = System.nanoTime();
        WebPage asked;
        WebPage answer;
        try (FaultSwitch register =
                new FaultSwitch(system.sandbox(), "population").answersAfter(Duration.ofSeconds(30))) {
            asked = visit.prove(proof);
            assertThat(since(start)).as("the person sees a page").isLessThan(Duration.ofSeconds(6));
            assertThat(asked.has("see-result"))
                    .as("which says that it is being checked")
                    .isTrue();
            assertThat(waitingTransactions())
                    .as("transactions that wait for the register")
                    .isZero();
            answer = visit.awaitResult(asked);
            assertThat(since(start)).as("the time limit is 5 s").isLessThan(Duration.ofSeconds(15));
        }
        assertUnavailable(asked, answer, List.of("timeout"));
        assertThat(visit.awaitResult(visit.prove(answer)).redirectParameters()).containsKey("code");
    }

    @Test
    void aDoubleClickAsksTheRegisterOnce() throws InterruptedException {
        Persona persona = people.resident();
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage proof = visit.registerAndLogIn(persona);
        List<WebPage> pages;
        try (FaultSwitch register =
                new FaultSwitch(system.sandbox(), "population").answersAfter(Duration.ofSeconds(1))) {
            pages = Together.run(2, click -> visit.prove(proof));
        }
        assertThat(pages).allSatisfy(page -> assertThat(page.status()).isLessThan(500));
        assertThat(questionsAbout(persona)).isEqualTo(1);
        assertThat(cameThrough(visit, persona)).isTrue();
    }

    @Test
    void twoTabsOfOnePersonProveOnce() {
        Persona persona = people.resident();
        LoginVisit tab = LoginVisit.at(system, "utilities");
        WebPage proof = tab.registerAndLogIn(persona);
        LoginVisit otherTab = tab.next("commerce");
        WebPage other = otherTab.start();
        WebPage otherProof = other.name().equals("login") ? otherTab.logIn(other, persona.mobile()) : other;
        assertThat(otherProof.name()).isEqualTo("prove-identity");
        assertThat(otherTab.awaitResult(otherTab.prove(otherProof)).redirectParameters())
                .containsKey("code");
        WebPage first = tab.awaitResult(tab.prove(proof));
        assertThat(first.status()).isLessThan(500);
        assertThat(questionsAbout(persona)).isEqualTo(1);
        assertThat(tab.next("utilities").start().redirectParameters()).containsKey("code");
    }

    @Test
    void theBackButtonAfterAProofLeadsOn() {
        Persona persona = people.resident();
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage proof = visit.registerAndLogIn(persona);
        assertThat(visit.awaitResult(visit.prove(proof)).redirectParameters()).containsKey("code");
        WebPage again = visit.prove(proof);
        assertThat(again.status()).isLessThan(500);
        assertThat(questionsAbout(persona)).isEqualTo(1);
    }

    @Test
    void aConfirmedNumberThatIsSomebodyElsesHereChangesNothing() {
        Persona owner = people.resident();
        assertThat(LoginVisit.at(system, "utilities").register(owner).note())
                .isEqualTo(text.of("tx.register.accepted"));
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage proof = visit.registerAndLogIn(people.resident());
        Map<String, Long> before = residents.rows();
        Map<String, String> ownersPapers = Map.of("realName", owner.name(), "documentNumber", owner.documentNumber());
        WebPage asked = visit.prove(proof, ownersPapers);
        assertThat(visit.awaitResult(asked).note()).isEqualTo(text.of("tx.proof.clash"));
        assertThat(journal.wordsWith(asked.requestId(), "identity-not-confirmed (number-held-elsewhere)"))
                .contains("identity-not-confirmed (number-held-elsewhere)");
        assertThat(log.reasons(asked.requestId())).anyMatch(line -> line.contains("reason=number-held-elsewhere"));
        assertThat(residents.rows()).isEqualTo(before);
        SmsInbox inbox = new SmsInbox(system.sandbox(), owner.mobile());
        assertThat(Poll.until(inbox::texts, texts -> texts.stream().anyMatch(one -> one.contains("另一账号"))))
                .anyMatch(message -> message.contains("另一账号"));
        LoginVisit owners = LoginVisit.at(system, "utilities");
        assertThat(owners.logIn(owners.start(), owner.documentNumber()).name()).isEqualTo("prove-identity");
    }

    @Test
    void aCorrectionThatCannotBeReadIsSaidSoAndTheRegisterIsNotAsked() {
        Persona persona = people.resident();
        String wrong = Numbers.withWrongCheckCharacter(persona.documentNumber());
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage page = visit.prove(visit.registerAndLogIn(persona), Map.of("documentNumber", wrong));
        assertThat(page.problemOf("documentNumber")).isEqualTo(text.of("tx.document.checkDigit"));
        assertThat(journal.words(page.requestId())).contains("identity-proof-refused (form)");
        assertThat(questionsAbout(persona)).isZero();
    }

    @Test
    void aProofThatIsCancelledReturnsToTheDepartmentWithARefusal() {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage proof = visit.registerAndLogIn(people.resident());
        WebPage back = visit.browser().press(proof, "cancel-proof", Map.of());
        assertThat(back.redirectParameters())
                .containsEntry("error", "access_denied")
                .doesNotContainKey("code");
    }

    private void assertUnavailable(WebPage asked, WebPage answer, List<String> causes) {
        assertThat(answer.name()).isEqualTo("prove-identity");
        assertThat(answer.note()).isEqualTo(text.of("tx.proof.unavailable"));
        List<String> words = Poll.until(() -> journal.words(asked.requestId()), found -> found.stream()
                .anyMatch(word -> word.startsWith("identity-proof-unavailable")));
        assertThat(words)
                .filteredOn(word -> word.startsWith("identity-proof-unavailable"))
                .singleElement()
                .satisfies(word -> assertThat(causes).anyMatch(cause -> word.endsWith("(" + cause + ")")));
        assertThat(log.reasons(asked.requestId()))
                .anyMatch(line -> causes.stream().anyMatch(cause -> line.contains("reason=" + cause)));
        assertThat(verificationsOf(asked)).isZero();
    }

    private long verificationsOf(WebPage page) {
        String person = journal.of(page.requestId()).stream()
                .map(Journal.Entry::personId)
                .filter(id -> id != null)
                .findFirst()
                .orElseThrow();
        return residents.number("SELECT count(*) FROM tongxing.verification WHERE person_id = '" + person + "'");
    }

    /** Transactions that have been open and idle for longer than any statement of ours takes. */
    private long waitingTransactions() {
        return residents.number("SELECT count(*) FROM pg_stat_activity WHERE usename = current_user"
                + " AND state LIKE 'idle in transaction%' AND now() - xact_start > interval '1 second'");
    }

    private long questionsAbout(Persona persona) {
        long count = 0;
        for (JsonNode call : new FaultSwitch(system.sandbox(), "population").questions()) {
            if (persona.documentNumber()
                    .equals(call.path("request").path("documentNumber").asText())) {
                count++;
            }
        }
        return count;
    }

    /** Whether the person is proven now, seen by a department in a browser that has no part in it so far. */
    private boolean cameThrough(LoginVisit visit, Persona persona) {
        LoginVisit later = LoginVisit.at(system, visit.department().clientId());
        return later.logIn(later.start(), persona.mobile()).redirectParameters().containsKey("code");
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
