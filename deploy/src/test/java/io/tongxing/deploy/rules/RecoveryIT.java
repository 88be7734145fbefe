package io.tongxing.deploy.rules;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ways back into an account, by the table of docs/recovery.md. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RecoveryIT {

    private static final String REPLACEMENT = "Another 9 words";
    private static final Pattern CANCEL_CODE = Pattern.compile("cancel code ([a-z]{12})");

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
    void anUnprovenResidentNeedsTheMobileAlone() {
        Persona owner = registered();
        WebPage done = recover(owner, "");
        assertThat(journal.words(done.requestId())).contains("account-recovered");
        assertLogsIn(owner.mobile(), REPLACEMENT);
    }

    @Test
    void aProvenResidentNeedsTheDocumentNumberAsWell() {
        Persona forgetful = proven();
        WebPage without = recover(forgetful, "");
        assertThat(journal.words(without.requestId())).contains("account-recovery-refused (document)");
        assertThat(messages(forgetful.mobile(), "证件号码")).isTrue();
        Persona owner = proven();
        WebPage with = recover(owner, owner.documentNumber());
        assertThat(with.note()).as("the same sentence").isEqualTo(without.note());
        assertThat(journal.words(with.requestId())).contains("account-recovered");
    }

    @Test
    void theAccountNameIsToldToTheMobileAlone() {
        Persona owner = registered();
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage page = visit.browser().follow(visit.start(), "kc-forgot");
        WebPage told = withCode(visit, page, "tell-name", owner.mobile(), Map.of());
        assertThat(told.note()).isEqualTo(text.of("tx.recover.nameTold"));
        assertThat(told.text()).doesNotContainPattern("tx[bcdfghjkmnpqrstvwxz]{10}");
        assertThat(messages(owner.mobile(), "您的账号名为")).isTrue();
    }

    @Test
    void aLostMobileIsReplacedAfterTheCoolOffAndTheOldOneIsTold() {
        Persona owner = registered();
        Persona moved = withNewMobile(owner);
        String receipt = begin(moved).element("receipt").text();
        assertThat(messages(owner.mobile(), "取消码")).isTrue();
        residents.change("UPDATE tongxing.recovery SET ready_at = now() - interval '1 second' WHERE ended_at IS NULL");
        WebPage done = finish(receipt, moved.mobile());
        assertThat(done.note()).isEqualTo(text.of("tx.recover.finished"));
        assertThat(journal.words(done.requestId())).contains("account-recovered", "contact-replaced");
        assertLogsIn(moved.mobile(), REPLACEMENT);
        LoginVisit old = LoginVisit.at(system, "utilities");
        assertThat(old.logIn(old.start(), owner.mobile(), REPLACEMENT).note()).isEqualTo(text.of("tx.login.invalid"));
        assertThat(messages(owner.mobile(), "不再与账号关联")).isTrue();
    }

    @Test
    void beforeTheCoolOffIsOverNothingChanges() {
        Persona owner = registered();
        Persona moved = withNewMobile(owner);
        String receipt = begin(moved).element("receipt").text();
        WebPage early = finish(receipt, moved.mobile());
        assertThat(early.note()).isEqualTo(text.of("tx.recover.finished"));
        assertThat(journal.words(early.requestId())).contains("account-recovery-refused (not-ready)");
        assertLogsIn(owner.mobile(), LoginVisit.PASSWORD);
    }

    @Test
    void anOrdinaryLoginEndsTheRequest() {
        Persona owner = registered();
        Persona moved = withNewMobile(owner);
        begin(moved);
        WebPage in = assertLogsIn(owner.mobile(), LoginVisit.PASSWORD);
        assertThat(journal.words(in.requestId())).contains("account-recovery-cancelled");
    }

    @Test
    void theCancelCodeEndsTheRequestAndAWrongOneSoundsTheSame() {
        Persona owner = registered();
        begin(withNewMobile(owner));
        String code = new SmsInbox(system.sandbox(), owner.mobile()).matchAfter(0, CANCEL_CODE);
        WebPage wrong = cancel("bcdfghjkmnpq");
        assertThat(journal.words(wrong.requestId())).contains("account-recovery-refused (no-cancel-code)");
        WebPage right = cancel(code);
        assertThat(right.note()).isEqualTo(wrong.note()).isEqualTo(text.of("tx.recover.cancelled"));
        assertThat(journal.words(right.requestId())).contains("account-recovery-cancelled");
    }

    @Test
    void whoHasNoAccountGetsTheSameReceipt() {
        WebPage known = begin(withNewMobile(registered()));
        WebPage unknown = begin(people.resident());
        assertThat(journal.words(unknown.requestId())).contains("account-recovery-refused (no-account)");
        assertThat(withoutReceipt(unknown)).isEqualTo(withoutReceipt(known));
        assertThat(unknown.element("receipt").text())
                .hasSameSizeAs(known.element("receipt").text());
    }

    @Test
    void aMobileThatIsNotThePersonsDecidesNothing() {
        Persona owner = registered();
        Persona stranger = people.resident();
        WebPage page = begin(owner.calledAt(stranger.mobile()));
        assertThat(page.has("receipt")).isTrue();
        assertThat(journal.words(page.requestId())).contains("account-recovery-refused (evidence)");
    }

    @Test
    void aSourceThatIsDownIsSaidSoAndCostsNothing() {
        Persona moved = withNewMobile(registered());
        try (FaultSwitch carrier = new FaultSwitch(system.sandbox(), "carrier")) {
            carrier.fails("error");
            WebPage page = begin(moved);
            assertThat(page.note()).isEqualTo(text.of("tx.recover.unavailable"));
            assertThat(journal.words(page.requestId())).contains("account-recovery-refused (evidence-unavailable)");
        }
    }

    private Persona registered() {
        Persona owner = people.resident();
        LoginVisit.at(system, "utilities").register(owner);
        return owner;
    }

    private Persona proven() {
        Persona owner = people.resident();
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage back = visit.awaitResult(visit.prove(visit.registerAndLogIn(owner)));
        assertThat(back.redirectParameters()).containsKey("code");
        return owner;
    }

    /** The same person with a new mobile, which the carrier knows as theirs. */
    private Persona withNewMobile(Persona owner) {
        String mobile = people.resident().mobile().substring(0, 3)
                + "%08d".formatted(Math.abs(owner.mobile().hashCode()) % 100_000_000);
        return people.change(owner, JsonNodeFactory.instance.objectNode().put("mobile", mobile));
    }

    private WebPage begin(Persona persona) {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage recovery = visit.browser().follow(visit.start(), "kc-forgot");
        WebPage page = visit.browser().press(recovery, "lost-mobile", Map.of());
        return withCode(
                visit,
                page,
                "kc-submit",
                persona.mobile(),
                Map.of(
                        "realName", persona.name(),
                        "documentType", persona.documentType(),
                        "documentNumber", persona.documentNumber(),
                        "method", "carrier-3"));
    }

    private WebPage finish(String receipt, String mobile) {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage recovery = visit.browser().follow(visit.start(), "kc-forgot");
        WebPage page = visit.browser().press(recovery, "come-back", Map.of());
        return withCode(
                visit,
                page,
                "kc-submit",
                mobile,
                Map.of("receipt", receipt, "password", REPLACEMENT, "password-confirm", REPLACEMENT));
    }

    private WebPage cancel(String code) {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage recovery = visit.browser().follow(visit.start(), "kc-forgot");
        WebPage page = visit.browser().press(recovery, "come-back", Map.of());
        return visit.browser().press(page, "cancel-recovery", Map.of("cancelCode", code));
    }

    private WebPage recover(Persona owner, String documentNumber) {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage page = visit.browser().follow(visit.start(), "kc-forgot");
        return withCode(
                visit,
                page,
                "kc-submit",
                owner.mobile(),
                Map.of("documentNumber", documentNumber, "password", REPLACEMENT, "password-confirm", REPLACEMENT));
    }

    /** Has a code sent, reads it and presses the button with everything. */
    private WebPage withCode(LoginVisit visit, WebPage page, String button, String mobile, Map<String, String> typed) {
        Map<String, String> fields = new HashMap<>(typed);
        fields.put("mobile", mobile);
        SmsInbox inbox = new SmsInbox(system.sandbox(), mobile);
        int seen = inbox.size();
        WebPage sent = visit.browser().press(page, "send-sms-code", fields);
        fields.put("smsCode", inbox.codeAfter(seen));
        return visit.browser().press(sent, button, fields);
    }

    private WebPage assertLogsIn(String account, String password) {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage page = visit.logIn(visit.start(), account, password);
        assertThat(page.name()).isEqualTo("prove-identity");
        return page;
    }

    private boolean messages(String mobile, String words) {
        SmsInbox inbox = new SmsInbox(system.sandbox(), mobile);
        return Poll.until(() -> inbox.texts().stream().anyMatch(one -> one.contains(words)), found -> found);
    }

    private static String withoutReceipt(WebPage page) {
        return page.document()
                .select("main")
                .text()
                .replace(page.element("receipt").text(), "");
    }
}
