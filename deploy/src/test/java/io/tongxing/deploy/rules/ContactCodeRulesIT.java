package io.tongxing.deploy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.deploy.journey.SharedStack;
import io.tongxing.deploy.testkit.FaultSwitch;
import io.tongxing.deploy.testkit.LoginVisit;
import io.tongxing.deploy.testkit.Persona;
import io.tongxing.deploy.testkit.Personas;
import io.tongxing.deploy.testkit.RegistrationForm;
import io.tongxing.deploy.testkit.RunningSystem;
import io.tongxing.deploy.testkit.SmsInbox;
import io.tongxing.deploy.testkit.WebPage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A code that comes by SMS: once, for five minutes, in five tries, in the browser that asked for it. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContactCodeRulesIT {

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

    @Test
    void aWrongCodeIsRefusedAndTheRightOneStillCounts() {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        LoginVisit.Filled right = filledIn(visit);
        Map<String, Long> before = residents.rows();
        WebPage page = visit.submit(right.page(), withWrongCode(right.form()));
        assertRefused(page, "tx.code.invalid", "wrong");
        assertThat(residents.rows()).isEqualTo(before);
        assertThat(visit.submit(page, right.form()).note()).isEqualTo(text.of("tx.register.accepted"));
    }

    @Test
    void fiveWrongGuessesUseACodeUp() {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        LoginVisit.Filled right = filledIn(visit);
        WebPage page = right.page();
        for (int guess = 0; guess < 5; guess++) {
            page = visit.submit(page, withWrongCode(right.form()));
            assertRefused(page, "tx.code.invalid", "wrong");
        }
        Map<String, Long> before = residents.rows();
        assertRefused(visit.submit(page, right.form()), "tx.code.expired", "expired");
        assertThat(residents.rows()).isEqualTo(before);
    }

    @Test
    void aCodeIsUsedOnce() {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        LoginVisit.Filled first = filledIn(visit);
        WebPage login = visit.submit(first.page(), first.form());
        assertThat(login.note()).isEqualTo(text.of("tx.register.accepted"));
        Persona other = people.resident();
        RegistrationForm again =
                first.form().with("realName", other.name()).with("documentNumber", other.documentNumber());
        Map<String, Long> before = residents.rows();
        WebPage page = visit.submit(visit.browser().follow(login, "kc-register"), again);
        assertRefused(page, "tx.code.expired", "expired");
        assertThat(residents.rows()).isEqualTo(before);
    }

    @Test
    void aCodeOfAnotherBrowserIsWorthNothing() {
        LoginVisit asking = LoginVisit.at(system, "utilities");
        LoginVisit.Filled right = filledIn(asking);
        LoginVisit other = LoginVisit.at(system, "utilities");
        Map<String, Long> before = residents.rows();
        assertRefused(other.submit(other.registrationPage(), right.form()), "tx.code.expired", "expired");
        assertThat(residents.rows()).isEqualTo(before);
    }

    @Test
    void aCodeOfAnotherMobileIsWorthNothing() {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        LoginVisit.Filled right = filledIn(visit);
        String otherMobile = people.resident().mobile();
        WebPage page = visit.submit(right.page(), right.form().with("mobile", otherMobile));
        assertRefused(page, "tx.code.expired", "expired");
    }

    @Test
    void aCodeIsTooOldAfterFiveMinutes() {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        LoginVisit.Filled right = filledIn(visit);
        assertThat(residents.number(
                        "SELECT extract(epoch FROM expires_at - issued_at)::bigint FROM tongxing.contact_code"
                                + " ORDER BY issued_at DESC LIMIT 1"))
                .isEqualTo(Duration.ofMinutes(5).toSeconds());
        residents.change("UPDATE tongxing.contact_code SET expires_at = now() - interval '1 second' WHERE code_id ="
                + " (SELECT code_id FROM tongxing.contact_code ORDER BY issued_at DESC LIMIT 1)");
        Map<String, Long> before = residents.rows();
        assertRefused(visit.submit(right.page(), right.form()), "tx.code.expired", "expired");
        assertThat(residents.rows()).isEqualTo(before);
    }

    @Test
    void onlyTheNewestCodeCounts() {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        LoginVisit.Filled first = filledIn(visit);
        LoginVisit.Filled second = visit.fillIn(first.page(), first.form());
        if (first.form().field("smsCode").equals(second.form().field("smsCode"))) {
            // One of a million times both are the same.
            return;
        }
        WebPage page = visit.submit(second.page(), first.form());
        assertRefused(page, "tx.code.invalid", "wrong");
        assertThat(visit.submit(page, second.form()).note()).isEqualTo(text.of("tx.register.accepted"));
    }

    @Test
    void codesAreLimitedForOneMobile() {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        Persona persona = people.resident();
        RegistrationForm form = RegistrationForm.of(persona, LoginVisit.PASSWORD);
        WebPage page = visit.sendCode(visit.registrationPage(), form);
        assertThat(page.note()).isEqualTo(text.of("tx.sms.sent"));
        // Two in each minute by the clock: at the turn of a minute four get through, and not a fifth.
        for (int more = 0; more < 4 && page.note().equals(text.of("tx.sms.sent")); more++) {
            page = visit.sendCode(page, form);
        }
        assertThat(page.note()).isEqualTo(text.of("tx.sms.limited"));
        assertThat(journal.words(page.requestId())).contains("contact-code-refused (limit)");
        assertThat(log.reasons(page.requestId())).anyMatch(line -> line.contains("reason=limit"));
        assertThat(new SmsInbox(system.sandbox(), persona.mobile()).size()).isBetween(2, 4);
    }

    @Test
    void aGatewayThatIsDownIsSaidSoAndCostsNothing() {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        RegistrationForm form = RegistrationForm.of(people.resident(), LoginVisit.PASSWORD);
        WebPage page = visit.registrationPage();
        for (String failure : List.of("down", "error", "down", "error")) {
            try (FaultSwitch sms = new FaultSwitch(system.sandbox(), "sms")) {
                sms.fails(failure);
                page = visit.sendCode(page, form);
            }
            assertUnavailable(page, form);
        }
        LoginVisit.Filled filled = visit.fillIn(page, form);
        assertThat(visit.submit(filled.page(), filled.form()).note())
                .as("four failures used nothing up")
                .isEqualTo(text.of("tx.register.accepted"));
    }

    @Test
    void aSlowGatewayKeepsNobodyWaiting() {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        RegistrationForm form = RegistrationForm.of(people.resident(), LoginVisit.PASSWORD);
        WebPage empty = visit.registrationPage();
        long start = System.nanoTime();
        WebPage page;
        try (FaultSwitch sms = new FaultSwitch(system.sandbox(), "sms")) {
            sms.answersAfter(Duration.ofSeconds(30));
            page = visit.sendCode(empty, form);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertUnavailable(page, form);
    }

    private LoginVisit.Filled filledIn(LoginVisit visit) {
        return visit.fillIn(visit.registrationPage(), RegistrationForm.of(people.resident(), LoginVisit.PASSWORD));
    }

    private static RegistrationForm withWrongCode(RegistrationForm form) {
        int right = Integer.parseInt(form.field("smsCode"));
        return form.with("smsCode", "%06d".formatted((right + 1) % 1_000_000));
    }

    private void assertRefused(WebPage page, String key, String reason) {
        assertThat(page.name()).isEqualTo("register");
        assertThat(page.problemOf("smsCode")).isEqualTo(text.of(key));
        assertThat(journal.words(page.requestId())).contains("contact-code-rejected (" + reason + ")");
        assertThat(log.reasons(page.requestId())).anyMatch(line -> line.contains("reason=" + reason));
    }

    private void assertUnavailable(WebPage page, RegistrationForm form) {
        assertThat(page.name()).isEqualTo("register");
        assertThat(page.note()).isEqualTo(text.of("tx.sms.unavailable"));
        assertThat(page.valueOf("mobile").equals(form.field("mobile")))
                .as("what was typed is kept")
                .isTrue();
        assertThat(journal.words(page.requestId())).contains("contact-code-not-sent (sms-gateway)");
        assertThat(log.reasons(page.requestId())).anyMatch(line -> line.contains("reason=sms-gateway"));
    }
}
