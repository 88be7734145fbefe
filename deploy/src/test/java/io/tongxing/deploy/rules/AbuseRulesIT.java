package io.tongxing.deploy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.deploy.journey.SharedStack;
import io.tongxing.deploy.testkit.HttpBrowser;
import io.tongxing.deploy.testkit.LoginVisit;
import io.tongxing.deploy.testkit.Persona;
import io.tongxing.deploy.testkit.Personas;
import io.tongxing.deploy.testkit.Poll;
import io.tongxing.deploy.testkit.RegistrationForm;
import io.tongxing.deploy.testkit.RunningSystem;
import io.tongxing.deploy.testkit.SmsInbox;
import io.tongxing.deploy.testkit.WebPage;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people try who want messages sent, numbers found out or steps of others repeated, and that it fails. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AbuseRulesIT {

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
    void oneBrowserCannotSendCodesToManyMobiles() {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage page = visit.registrationPage();
        int sent = 0;
        for (int i = 0; i < 40; i++) {
            String mobile = "155%08d".formatted(i * 99_991);
            page = visit.sendCode(page, new RegistrationForm(Map.of("mobile", mobile)));
            sent += page.note().equals(text.of("tx.sms.sent")) ? 1 : 0;
        }
        assertThat(sent).isEqualTo(30);
        assertThat(page.note()).isEqualTo(text.of("tx.sms.limited"));
        assertThat(page.has("retry-time")).as("says when to try again").isTrue();
        assertThat(journal.words(page.requestId())).contains("contact-code-refused (limit)");
    }

    @Test
    void aCodeForRegisteringIsWorthNothingForRecovering() {
        Persona owner = people.resident();
        LoginVisit.at(system, "utilities").register(owner);
        LoginVisit visit = LoginVisit.at(system, "utilities");
        RegistrationForm form = RegistrationForm.of(owner, LoginVisit.PASSWORD);
        LoginVisit.Filled filled = visit.fillIn(visit.registrationPage(), form);
        WebPage recovery = visit.browser().follow(visit.start(), "kc-forgot");
        WebPage answer = visit.browser()
                .press(
                        recovery,
                        "kc-submit",
                        Map.of(
                                "mobile",
                                owner.mobile(),
                                "smsCode",
                                filled.form().field("smsCode"),
                                "password",
                                "Another 9 words",
                                "password-confirm",
                                "Another 9 words"));
        assertThat(answer.problemOf("smsCode")).isEqualTo(text.of("tx.code.expired"));
        assertThat(journal.words(answer.requestId())).contains("contact-code-rejected (expired)");
    }

    @Test
    void aLoginSentTwiceLogsInOnce() {
        Persona owner = people.resident();
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage login = visit.register(owner);
        Map<String, String> typed = Map.of("username", owner.mobile(), "password", LoginVisit.PASSWORD);
        URI action = URI.create(login.element("kc-form-login").absUrl("action"));
        assertThat(visit.browser().post(action, typed).name()).isEqualTo("prove-identity");
        WebPage again = visit.browser().post(action, typed);
        assertThat(again.status()).isLessThan(500);
        assertThat(again.redirectParameters()).doesNotContainKey("code");
    }

    @Test
    void aPagesAddressIsWorthNothingInAnotherBrowser() {
        Persona owner = people.resident();
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage login = visit.register(owner);
        URI action = URI.create(login.element("kc-form-login").absUrl("action"));
        WebPage stolen = HttpBrowser.within(system.server())
                .post(action, Map.of("username", owner.mobile(), "password", LoginVisit.PASSWORD));
        assertThat(stolen.name()).isNotEqualTo("prove-identity");
        assertThat(stolen.redirectParameters()).doesNotContainKey("code");
    }

    @Test
    void aRegistrationSentAgainFromElsewhereRegistersNobody() {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        LoginVisit.Filled filled =
                visit.fillIn(visit.registrationPage(), RegistrationForm.of(people.resident(), LoginVisit.PASSWORD));
        URI action = URI.create(filled.page().element("kc-register-form").absUrl("action"));
        Map<String, Long> before = residents.rows();
        HttpBrowser.within(system.server())
                .post(action, filled.form().with("do", "register").fields());
        assertThat(residents.rows()).isEqualTo(before);
    }

    @Test
    void theOwnerOfATakenNumberIsWarnedThreeTimesADayAtMost() {
        Persona owner = people.resident();
        LoginVisit.at(system, "utilities").register(owner);
        for (int i = 0; i < 5; i++) {
            WebPage page = LoginVisit.at(system, "utilities")
                    .register(owner.calledAt(people.resident().mobile()));
            assertThat(page.note()).isEqualTo(text.of("tx.register.accepted"));
        }
        SmsInbox inbox = new SmsInbox(system.sandbox(), owner.mobile());
        Poll.until(
                inbox::texts,
                texts -> texts.stream().filter(one -> one.contains("再次注册")).count() >= 3);
        assertThat(inbox.texts()).filteredOn(one -> one.contains("再次注册")).hasSize(3);
    }

    @Test
    void recoveryTellsNobodyWhetherAMobileHasAnAccount() {
        Persona owner = people.resident();
        LoginVisit.at(system, "utilities").register(owner);
        Persona nobody = people.resident();
        assertThat(recover(nobody).note()).isEqualTo(recover(owner).note());
    }

    private WebPage recover(Persona persona) {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        SmsInbox inbox = new SmsInbox(system.sandbox(), persona.mobile());
        int seen = inbox.size();
        WebPage page = visit.browser().follow(visit.start(), "kc-forgot");
        WebPage sent = visit.browser().press(page, "send-sms-code", Map.of("mobile", persona.mobile()));
        return visit.browser()
                .press(
                        sent,
                        "kc-submit",
                        Map.of(
                                "mobile",
                                persona.mobile(),
                                "smsCode",
                                inbox.codeAfter(seen),
                                "password",
                                "Another 9 words",
                                "password-confirm",
                                "Another 9 words"));
    }
}
