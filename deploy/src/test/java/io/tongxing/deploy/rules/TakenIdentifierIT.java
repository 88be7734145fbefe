package io.tongxing.deploy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.deploy.journey.SharedStack;
import io.tongxing.deploy.testkit.LoginVisit;
import io.tongxing.deploy.testkit.Persona;
import io.tongxing.deploy.testkit.Personas;
import io.tongxing.deploy.testkit.Poll;
import io.tongxing.deploy.testkit.RegistrationForm;
import io.tongxing.deploy.testkit.RunningSystem;
import io.tongxing.deploy.testkit.SmsInbox;
import io.tongxing.deploy.testkit.WebPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whether a number or a mobile is registered already is nobody's business but its owner's. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TakenIdentifierIT {

    private static final int TRIES = 15;
    private static final int RIVALS = 50;
    private static final Duration UNNOTICEABLE = Duration.ofMillis(150);
    /** What differs between any two page loads. */
    private static final Pattern PER_REQUEST =
            Pattern.compile("(session_code|tab_id|execution|client_data|data-session-hash|kc_locale)=\"?[^&\"]*");

    private final ThemeText text = new ThemeText();
    private RunningSystem system;
    private Personas people;
    private Residents residents;
    private Journal journal;

    @BeforeAll
    void look(RunningSystem running) {
        system = running;
        people = new Personas(system.sandbox());
        residents = new Residents(system);
        journal = new Journal(system);
    }

    @Test
    void aTakenNumberGetsThePageOfAFreeOneAndItsOwnerAMessage() {
        Persona owner = people.resident();
        WebPage free = LoginVisit.at(system, "utilities").register(owner);
        Persona other = people.resident();
        SmsInbox inbox = new SmsInbox(system.sandbox(), owner.mobile());
        assertWelcomed(inbox);
        Map<String, Long> before = residents.rows();
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage taken = visit.register(owner.calledAt(other.mobile()));
        assertSamePage(taken, free);
        assertThat(residents.rows()).isEqualTo(before);
        assertThat(journal.words(taken.requestId())).contains("enrolment-refused (document-already-enrolled)");
        assertWarned(inbox);
        assertThat(new SmsInbox(system.sandbox(), other.mobile()).texts())
                .as("who tried is told nothing")
                .noneMatch(message -> message.contains("账号"));
        assertThat(visit.logIn(taken, other.mobile()).note()).isEqualTo(text.of("tx.login.invalid"));
    }

    @Test
    void aTakenMobileGetsThePageOfAFreeOneAndItsOwnerAMessage() {
        Persona owner = people.resident();
        WebPage free = LoginVisit.at(system, "utilities").register(owner);
        SmsInbox inbox = new SmsInbox(system.sandbox(), owner.mobile());
        assertWelcomed(inbox);
        Persona other = people.resident().calledAt(owner.mobile());
        Map<String, Long> before = residents.rows();
        WebPage taken = LoginVisit.at(system, "utilities").register(other);
        assertSamePage(taken, free);
        assertThat(residents.rows()).isEqualTo(before);
        assertThat(journal.words(taken.requestId())).contains("enrolment-refused (contact-already-enrolled)");
        assertWarned(inbox);
        LoginVisit later = LoginVisit.at(system, "utilities");
        assertThat(later.logIn(later.start(), other.documentNumber()).note()).isEqualTo(text.of("tx.login.invalid"));
    }

    @Test
    void aTakenNumberAndATakenMobileTakeAsLongAsFreeOnes() {
        List<Duration> free = new ArrayList<>();
        List<Duration> takenNumber = new ArrayList<>();
        List<Duration> takenMobile = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            Persona owner = people.resident();
            free.add(timeOf(owner));
            takenNumber.add(timeOf(owner.calledAt(people.resident().mobile())));
            takenMobile.add(timeOf(people.resident().calledAt(owner.mobile())));
        }
        assertSameTime(median(takenNumber), median(free));
        assertSameTime(median(takenMobile), median(free));
    }

    @Test
    void ofFiftyWhoRegisterOneNumberAtTheSameInstantExactlyOneWins() throws InterruptedException {
        Persona contested = people.resident();
        List<LoginVisit> visits = new ArrayList<>();
        for (int i = 0; i < RIVALS; i++) {
            visits.add(LoginVisit.at(system, "utilities"));
        }
        List<LoginVisit.Filled> filled = Together.run(RIVALS, 4, rival -> visits.get(rival)
                .fillIn(
                        visits.get(rival).registrationPage(),
                        RegistrationForm.of(
                                contested.calledAt(people.resident().mobile()), LoginVisit.PASSWORD + rival)));
        Map<String, Long> before = residents.rows();
        List<WebPage> answers = Together.run(RIVALS, rival -> visits.get(rival)
                .submit(filled.get(rival).page(), filled.get(rival).form()));
        assertThat(answers).allSatisfy(page -> assertThat(page.note()).isEqualTo(text.of("tx.register.accepted")));
        Map<String, Long> after = residents.rows();
        for (String table : List.of(
                "natural_person", "account", "person_name", "identifier", "contact", "user_entity", "credential")) {
            assertThat(after.get(table)).as(table).isEqualTo(before.get(table) + 1);
        }
        assertThat(residents.number("SELECT count(*) FROM (SELECT 1 FROM tongxing.identifier WHERE valid_to IS NULL"
                        + " GROUP BY document_type, number_index HAVING count(*) > 1) AS twice"))
                .isZero();
        assertOneCanLogIn(contested, visits, answers, filled);
    }

    private void assertOneCanLogIn(
            Persona contested, List<LoginVisit> visits, List<WebPage> answers, List<LoginVisit.Filled> filled)
            throws InterruptedException {
        List<String> pages = Together.run(RIVALS, 4, rival -> visits.get(rival)
                .logIn(answers.get(rival), filled.get(rival).form().field("mobile"), LoginVisit.PASSWORD + rival)
                .name());
        assertThat(pages).filteredOn("prove-identity"::equals).hasSize(1);
        assertThat(pages).filteredOn("login"::equals).hasSize(RIVALS - 1);
        int winner = pages.indexOf("prove-identity");
        LoginVisit again = LoginVisit.at(system, "utilities");
        assertThat(again.logIn(again.start(), contested.documentNumber(), LoginVisit.PASSWORD + winner)
                        .name())
                .as("the number is the winner's")
                .isEqualTo("prove-identity");
    }

    private Duration timeOf(Persona persona) {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        LoginVisit.Filled filled =
                visit.fillIn(visit.registrationPage(), RegistrationForm.of(persona, LoginVisit.PASSWORD));
        long start = System.nanoTime();
        WebPage page = visit.submit(filled.page(), filled.form());
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        assertThat(page.note()).isEqualTo(text.of("tx.register.accepted"));
        return time;
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    /** Generous, for machines that do other things as well: less than half, or too little to notice. */
    private static void assertSameTime(Duration one, Duration other) {
        Duration longer = one.compareTo(other) > 0 ? one : other;
        Duration allowed = longer.dividedBy(2).compareTo(UNNOTICEABLE) > 0 ? longer.dividedBy(2) : UNNOTICEABLE;
        assertThat(one.minus(other).abs()).as("%s and %s", one, other).isLessThan(allowed);
    }

    private static void assertSamePage(WebPage page, WebPage other) {
        assertThat(page.status()).isEqualTo(other.status());
        assertThat(page.headerNames()).isEqualTo(other.headerNames());
        assertThat(withoutTokens(page)).isEqualTo(withoutTokens(other));
    }

    private static String withoutTokens(WebPage page) {
        return PER_REQUEST.matcher(page.body()).replaceAll("$1");
    }

    private static void assertWelcomed(SmsInbox inbox) {
        assertThat(Poll.until(inbox::texts, texts -> texts.stream().anyMatch(one -> one.contains("注册成功"))))
                .anyMatch(message -> message.contains("注册成功"));
    }

    private static void assertWarned(SmsInbox inbox) {
        assertThat(Poll.until(inbox::texts, texts -> texts.stream().anyMatch(one -> one.contains("再次注册"))))
                .anyMatch(message -> message.contains("再次注册"));
    }
}
