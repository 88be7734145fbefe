package io.tongxing.deploy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.deploy.journey.SharedStack;
import io.tongxing.deploy.testkit.LoginVisit;
import io.tongxing.deploy.testkit.Persona;
import io.tongxing.deploy.testkit.Personas;
import io.tongxing.deploy.testkit.RunningSystem;
import io.tongxing.deploy.testkit.SmsInbox;
import io.tongxing.deploy.testkit.WebPage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Guessing passwords becomes slow for who guesses, and for nobody else. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LoginLimitsIT {

    private static final String WRONG = "wrong password 1";
    private static final int FREE = 5;

    private final ThemeText text = new ThemeText();
    private RunningSystem system;
    private Personas people;
    private Journal journal;

    @BeforeAll
    void look(RunningSystem running) {
        system = running;
        people = new Personas(system.sandbox());
        journal = new Journal(system);
    }

    @Test
    void aStrangerWhoGuessesWaitsAndIsToldHowLong() {
        Persona owner = people.resident();
        LoginVisit.at(system, "utilities").register(owner);
        WebPage refused = guess(owner.mobile(), FREE + 1);
        assertThat(refused.note()).isEqualTo(text.of("tx.login.limited"));
        assertThat(refused.element("retry-time").text()).matches(".*\\d.*");
        assertThat(journal.words(refused.requestId())).contains("login-event:login-error (login-delayed)");
    }

    @Test
    void theOwnersOwnDeviceIsNotKeptOut() {
        Persona owner = people.resident();
        LoginVisit home = LoginVisit.at(system, "utilities");
        assertThat(home.registerAndLogIn(owner).name()).isEqualTo("prove-identity");
        guess(owner.mobile(), FREE + 3);
        LoginVisit again = home.next("commerce");
        assertThat(again.logIn(again.start(), owner.mobile()).name()).isEqualTo("prove-identity");
    }

    @Test
    void theOwnerOnANewDeviceGetsInWithACode() {
        Persona owner = people.resident();
        LoginVisit.at(system, "utilities").register(owner);
        guess(owner.mobile(), FREE + 3);
        LoginVisit away = LoginVisit.at(system, "utilities");
        WebPage refused = away.logIn(away.start(), owner.mobile());
        assertThat(refused.note()).isEqualTo(text.of("tx.login.limited"));
        SmsInbox inbox = new SmsInbox(system.sandbox(), owner.mobile());
        int seen = inbox.size();
        WebPage sent = away.browser()
                .press(refused, "send-sms-code", Map.of("username", owner.documentNumber(), "mobile", owner.mobile()));
        assertThat(sent.note()).isEqualTo(text.of("tx.sms.sent"));
        assertThat(sent.valueOf("username").equals(owner.documentNumber()))
                .as("what was typed is kept")
                .isTrue();
        WebPage in = away.browser()
                .press(
                        sent,
                        "kc-login",
                        Map.of(
                                "username",
                                owner.mobile(),
                                "password",
                                LoginVisit.PASSWORD,
                                "mobile",
                                owner.mobile(),
                                "smsCode",
                                inbox.codeAfter(seen)));
        assertThat(in.name()).isEqualTo("prove-identity");
    }

    @Test
    void aCodeForAnotherMobileOpensNothingAndTellsNothing() {
        Persona owner = people.resident();
        Persona stranger = people.resident();
        LoginVisit.at(system, "utilities").register(owner);
        guess(owner.mobile(), FREE + 1);
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage refused = visit.logIn(visit.start(), owner.mobile(), WRONG);
        SmsInbox inbox = new SmsInbox(system.sandbox(), stranger.mobile());
        WebPage sent = visit.browser().press(refused, "send-sms-code", Map.of("mobile", stranger.mobile()));
        WebPage answer = visit.browser()
                .press(
                        sent,
                        "kc-login",
                        Map.of(
                                "username",
                                owner.mobile(),
                                "password",
                                LoginVisit.PASSWORD,
                                "mobile",
                                stranger.mobile(),
                                "smsCode",
                                inbox.code()));
        assertThat(answer.note()).isEqualTo(text.of("tx.login.limited"));
    }

    @Test
    void whoHasJustRegisteredIsNotMadeToWaitByOthers() {
        Persona owner = people.resident();
        guess(owner.mobile(), FREE + 3);
        LoginVisit visit = LoginVisit.at(system, "utilities");
        assertThat(visit.registerAndLogIn(owner).name()).isEqualTo("prove-identity");
    }

    @Test
    void anUnknownAccountWaitsLikeAKnownOne() {
        Persona known = people.resident();
        LoginVisit.at(system, "utilities").register(known);
        assertThat(notes(people.resident().mobile())).isEqualTo(notes(known.mobile()));
    }

    @Test
    void ofTwentyGuessesAtTheSameInstantFewAreLookedAt() throws InterruptedException {
        Persona owner = people.resident();
        LoginVisit.at(system, "utilities").register(owner);
        List<LoginVisit> visits = new ArrayList<>();
        List<WebPage> starts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            visits.add(LoginVisit.at(system, "utilities"));
            starts.add(visits.get(i).start());
        }
        List<String> notes = Together.run(20, guess -> visits.get(guess)
                .logIn(starts.get(guess), owner.mobile(), WRONG)
                .note());
        // Five, and one more for each wait that was over before the last of them came.
        assertThat(notes).filteredOn(text.of("tx.login.invalid")::equals).hasSizeBetween(FREE, FREE + 3);
    }

    @Test
    void theDeviceIsKnownToThisRealmAloneAndOnlyAfterALogin() {
        Persona owner = people.resident();
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage login = visit.register(owner);
        visit.logIn(login, owner.mobile(), WRONG);
        assertThat(cookie(visit, "/realms/city/protocol")).isFalse();
        LoginVisit next = visit.next("utilities");
        next.logIn(next.start(), owner.mobile());
        assertThat(cookie(visit, "/realms/city/protocol")).isTrue();
        assertThat(cookie(visit, "/realms/operators/protocol")).isFalse();
        assertThat(cookie(visit, "/")).isFalse();
    }

    private boolean cookie(LoginVisit visit, String path) {
        URI address = system.server().resolve(path);
        return visit.browser().cookies().value(address, "TONGXING_DEVICE").isPresent();
    }

    private List<String> notes(String account) {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage page = visit.start();
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < FREE + 2; i++) {
            page = visit.logIn(page, account, WRONG);
            notes.add(page.note() + " " + page.has("retry-time") + " " + page.has("send-sms-code"));
        }
        return notes;
    }

    /** The last page of so many wrong tries from a new browser. */
    private WebPage guess(String account, int times) {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage page = visit.start();
        for (int i = 0; i < times; i++) {
            page = visit.logIn(page, account, WRONG);
        }
        return page;
    }
}
