package io.tongxing.deploy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tongxing.deploy.journey.SharedStack;
import io.tongxing.deploy.testkit.LoginVisit;
import io.tongxing.deploy.testkit.Persona;
import io.tongxing.deploy.testkit.Personas;
import io.tongxing.deploy.testkit.Poll;
import io.tongxing.deploy.testkit.RegistrationForm;
import io.tongxing.deploy.testkit.RunningSystem;
import io.tongxing.deploy.testkit.SmsInbox;
import io.tongxing.deploy.testkit.WebPage;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A mobile is a contact and never an identifier: it ages, and it moves without telling one of its owners about the other. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MovedMobileIT {

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
    void aMobileMovesToTheOneWhomTheCarrierKnows() {
        Persona heir = people.resident();
        Persona old = people.resident().calledAt(heir.mobile());
        LoginVisit.at(system, "utilities").register(old);
        WebPage accepted = registerWithNewNumber(heir);
        assertThat(journal.words(accepted.requestId())).contains("contact-moved", "subject-enrolled");
        LoginVisit visit = LoginVisit.at(system, "utilities");
        assertThat(visit.logIn(visit.start(), heir.mobile()).name()).isEqualTo("prove-identity");
        LoginVisit before = LoginVisit.at(system, "utilities");
        WebPage gone = before.logIn(before.start(), old.documentNumber());
        assertThat(gone.name()).isEqualTo("renew-mobile");
        assertThat(gone.text()).doesNotContain(heir.mobile().substring(7));
        assertThat(addMobile(before, gone, people.resident().mobile()).name()).isEqualTo("prove-identity");
        LoginVisit after = LoginVisit.at(system, "utilities");
        assertThat(after.logIn(after.start(), old.documentNumber()).name()).isEqualTo("prove-identity");
    }

    @Test
    void nobodyTakesAMobileThatTheCarrierKnowsAsAnothers() {
        Persona owner = registered();
        Persona claimant = people.resident().calledAt(owner.mobile());
        WebPage taken = registerWithNewNumber(claimant);
        assertThat(taken.note()).isEqualTo(text.of("tx.register.accepted"));
        assertThat(journal.words(taken.requestId())).contains("enrolment-refused (contact-already-enrolled)");
        LoginVisit visit = LoginVisit.at(system, "utilities");
        assertThat(visit.logIn(visit.start(), owner.mobile()).name()).isEqualTo("prove-identity");
    }

    @Test
    void aNumberThatIsNewlyMineAndFreeIsRegisteredAsAnyOther() {
        Persona persona = people.resident();
        WebPage accepted = registerWithNewNumber(persona);
        assertThat(journal.words(accepted.requestId()))
                .contains("subject-enrolled")
                .doesNotContain("contact-moved");
    }

    @Test
    void anAgedMobileIsConfirmedByTheCarrierWithoutTheResidentNoticing() {
        Persona owner = registered();
        String contact = newestContact();
        age(contact);
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage in = visit.logIn(visit.start(), owner.mobile());
        assertThat(in.name()).isEqualTo("prove-identity");
        assertThat(journal.wordsWith(in.requestId(), "contact-reconfirmed")).contains("contact-reconfirmed");
        assertThat(isFresh(contact)).isTrue();
    }

    @Test
    void anAgedMobileThatTheCarrierDoubtsIsAskedForAtTheNextLoginAndCanBePutOff() {
        Persona owner = registered();
        String contact = newestContact();
        age(contact);
        people.change(owner, JsonNodeFactory.instance.objectNode().put("mobile", freeMobile()));
        LoginVisit first = LoginVisit.at(system, "utilities");
        WebPage in = first.logIn(first.start(), owner.mobile());
        assertThat(in.name()).isEqualTo("prove-identity");
        journal.wordsWith(in.requestId(), "contact-reconfirmed (carrier-mismatch)");
        LoginVisit second = LoginVisit.at(system, "utilities");
        WebPage asked = second.logIn(second.start(), owner.mobile());
        assertThat(asked.name()).isEqualTo("renew-mobile");
        assertThat(second.browser().press(asked, "renew-later", Map.of()).name())
                .isEqualTo("prove-identity");
        LoginVisit third = LoginVisit.at(system, "utilities");
        WebPage again = third.logIn(third.start(), owner.mobile());
        assertThat(addMobile(third, again, owner.mobile()).name()).isEqualTo("prove-identity");
        assertThat(isFresh(contact)).isTrue();
    }

    private Persona registered() {
        Persona owner = people.resident();
        LoginVisit.at(system, "utilities").register(owner);
        return owner;
    }

    private String freeMobile() {
        String made = people.resident().mobile();
        return made.substring(0, 4) + new StringBuilder(made.substring(4)).reverse();
    }

    private WebPage registerWithNewNumber(Persona persona) {
        return LoginVisit.at(system, "utilities")
                .register(RegistrationForm.of(persona, LoginVisit.PASSWORD).with("newNumber", "on"));
    }

    private WebPage addMobile(LoginVisit visit, WebPage page, String mobile) {
        SmsInbox inbox = new SmsInbox(system.sandbox(), mobile);
        int seen = inbox.size();
        WebPage sent = visit.browser().press(page, "send-sms-code", Map.of("mobile", mobile));
        return visit.browser().press(sent, "kc-submit", Map.of("mobile", mobile, "smsCode", inbox.codeAfter(seen)));
    }

    private String newestContact() {
        return "(SELECT contact_id FROM tongxing.contact ORDER BY valid_from DESC LIMIT 1)";
    }

    private void age(String contact) {
        residents.change(
                "UPDATE tongxing.contact SET verified_at = now() - interval '181 days' WHERE contact_id = " + contact);
    }

    private boolean isFresh(String contact) {
        String query = "SELECT count(*) FROM tongxing.contact WHERE verified_at > now() - interval '1 hour'"
                + " AND coalesce(doubted_at < verified_at, true) AND contact_id = " + contact;
        return Poll.until(() -> residents.number(query) == 1, fresh -> fresh);
    }
}
