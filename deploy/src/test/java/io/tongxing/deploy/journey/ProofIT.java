package io.tongxing.deploy.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tongxing.deploy.testkit.FaultSwitch;
import io.tongxing.deploy.testkit.Persona;
import io.tongxing.deploy.testkit.Personas;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The proof page, as seen by residents whose proof does not go through at once. */
@ExtendWith({SharedStack.class, SharedBrowser.class})
class ProofIT {

    private Browser browser;
    private StackAddresses stack;
    private DepartmentPage department;
    private Persona papers;

    @BeforeEach
    void somebodyNew(Browser browser, StackAddresses stack) {
        this.browser = browser;
        this.stack = stack;
        this.department = new DepartmentPage(browser, stack, "utilities");
        this.papers = new Personas(stack.sandbox()).resident();
    }

    @Test
    void wrongNameIsNotConfirmedAndCanBeCorrected() {
        reachProofAs(papers.typing(papers.name() + "错"));
        browser.follow("kc-submit");

        assertThat(browser.text("page-messages")).contains("没有核验通过", "姓名", "证件号码");
        assertThat(browser.shows("realName")).as("the correction is open").isTrue();

        browser.type("realName", papers.name());
        browser.follow("kc-submit");
        department.awaitArrival();
        assertThat(browser.text("verified-name")).isEqualTo(papers.name());
    }

    @Test
    void refusalSoundsTheSameWhateverElementWasWrong() {
        reachProofAs(papers.typing(papers.name() + "错"));
        browser.follow("kc-submit");
        String wrongName = browser.text("page-messages");

        browser.forgetCookies();
        Personas personas = new Personas(stack.sandbox());
        Persona unknown = personas.resident();
        personas.change(unknown, JsonNodeFactory.instance.objectNode().put("documentNumber", "new"));
        reachProofAs(unknown);
        browser.follow("kc-submit");
        assertThat(browser.text("page-messages")).isEqualTo(wrongName);
    }

    @Test
    void registerThatIsDownCostsNothing() {
        reachProofAs(papers);
        try (FaultSwitch register = register().fails("down")) {
            // More often than a person may be refused on one day.
            for (int tries = 0; tries < 7; tries++) {
                browser.follow("kc-submit");
                assertThat(browser.text("main")).contains("没有应答");
            }
        }
        browser.follow("kc-submit");
        department.awaitArrival();
    }

    @Test
    void slowRegisterShowsProgressAndLeadsOnByItself() {
        reachProofAs(papers);
        try (FaultSwitch register = register().answersAfter(Duration.ofMillis(3000))) {
            browser.follow("kc-submit");
            browser.await("see-result");
            browser.screenshot("proof-checking");
            assertThat(browser.text("kc-page-title")).isEqualTo("正在核验");
            department.awaitArrival();
            assertThat(register.questions()).as("asked once").isNotEmpty();
        }
    }

    @Test
    void registerThatTakesTooLongIsNotARejection() {
        reachProofAs(papers);
        try (FaultSwitch register = register().answersAfter(Duration.ofSeconds(30))) {
            browser.follow("kc-submit");
            browser.await("kc-submit");
            assertThat(browser.text("main")).contains("没有应答");
        }
        browser.follow("kc-submit");
        department.awaitArrival();
    }

    @Test
    void anotherWayIsChosenWithItsFields() {
        Personas.Papers all = new Personas(stack.sandbox()).withPapers("resident-id");
        reachProofAs(all.persona());
        browser.press("method-bank-4");
        browser.follow("kc-submit");
        browser.type("bankCard", all.get("bankCard"));
        browser.follow("kc-submit");
        department.awaitArrival();
        assertThat(browser.text("verified-name")).isEqualTo(all.persona().name());
    }

    @Test
    void faceIsOneWayAmongOthers() {
        Personas.Papers all = new Personas(stack.sandbox()).withPapers("resident-id");
        reachProofAs(all.persona());
        browser.press("method-face");
        browser.follow("choose-method");
        browser.type("faceSample", all.get("faceSample"));
        browser.follow("kc-submit");
        department.awaitArrival();
    }

    @Test
    void whoDoesNotWantToProveGoesBackToTheDepartment() {
        reachProofAs(papers);
        browser.follow("cancel-proof");
        assertThat(browser.address()).startsWith(stack.sandbox().toString());
        browser.await("login-error");
    }

    private void reachProofAs(Persona typed) {
        Resident resident = new Resident(browser, typed, stack.sandbox());
        department.logIn();
        resident.register();
        resident.logIn();
        browser.await("kc-submit");
    }

    private FaultSwitch register() {
        return new FaultSwitch(stack.sandbox(), "population");
    }
}
