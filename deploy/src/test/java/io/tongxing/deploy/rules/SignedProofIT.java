package io.tongxing.deploy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.deploy.journey.SharedStack;
import io.tongxing.deploy.testkit.CardsAndChips;
import io.tongxing.deploy.testkit.FaultSwitch;
import io.tongxing.deploy.testkit.LoginVisit;
import io.tongxing.deploy.testkit.Persona;
import io.tongxing.deploy.testkit.Personas;
import io.tongxing.deploy.testkit.RunningSystem;
import io.tongxing.deploy.testkit.WebPage;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs that are signed in themselves, and do not count: somebody else's, revoked, or not to be asked about. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignedProofIT {

    private final ThemeText text = new ThemeText();
    private RunningSystem system;
    private Personas people;
    private CardsAndChips hands;

    @BeforeAll
    void look(RunningSystem running) {
        system = running;
        people = new Personas(system.sandbox());
        hands = new CardsAndChips(system.sandbox());
    }

    @Test
    void certificateOfAnotherPersonIsRefused() {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage asked = chosen(visit, visit.registerAndLogIn(people.resident()), "certificate");

        assertThat(answered(visit, asked, hands.sign(people.resident(), challenge(asked), "ec"))
                        .note())
                .isEqualTo(text.of("tx.proof.refused"));
    }

    @Test
    void revokedCertificateIsRefused() {
        Persona person = people.resident();
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage asked = chosen(visit, visit.registerAndLogIn(person), "certificate");
        Map<String, String> signed = hands.sign(person, challenge(asked), "sm2");
        hands.revoke(person, "sm2");

        assertThat(answered(visit, asked, signed).note()).isEqualTo(text.of("tx.proof.refused"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "unsigned"})
    void authorityThatDoesNotAnswerRefusesNobody(String mode) {
        Persona person = people.resident();
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage asked = chosen(visit, visit.registerAndLogIn(person), "certificate");
        Map<String, String> signed = hands.sign(person, challenge(asked), "rsa");
        try (FaultSwitch authority = new FaultSwitch(system.sandbox(), "ca").fails(mode)) {
            assertThat(answered(visit, asked, signed).note()).isEqualTo(text.of("tx.proof.unavailable"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hk-mo-travel-permit", "tw-travel-permit"})
    void chipOfAPermitProvesItsHolder(String documentType) {
        Persona person = people.holderOf(documentType);
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage asked = chosen(visit, visit.registerAndLogIn(person), "emrtd");

        assertThat(answered(visit, asked, hands.read(person)).redirectParameters())
                .containsKey("code");
    }

    @Test
    void chipOfAnotherPersonIsRefused() {
        LoginVisit visit = LoginVisit.at(system, "utilities");
        WebPage asked = chosen(visit, visit.registerAndLogIn(people.holderOf("passport")), "emrtd");

        assertThat(answered(visit, asked, hands.read(people.holderOf("passport")))
                        .note())
                .isEqualTo(text.of("tx.proof.refused"));
    }

    private static WebPage chosen(LoginVisit visit, WebPage page, String method) {
        return visit.browser().press(page, "choose-method", Map.of("method", method));
    }

    private static String challenge(WebPage page) {
        return page.element("challenge").wholeText().strip();
    }

    private static WebPage answered(LoginVisit visit, WebPage page, Map<String, String> fields) {
        return visit.awaitResult(visit.prove(page, new HashMap<>(fields)));
    }
}
