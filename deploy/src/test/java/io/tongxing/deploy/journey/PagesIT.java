package io.tongxing.deploy.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.deploy.testkit.FaultSwitch;
import io.tongxing.deploy.testkit.Persona;
import io.tongxing.deploy.testkit.Personas;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page that a resident can meet, in both languages: readable at 320 pixels, with large type, and by screen reader. */
@ExtendWith({SharedStack.class, SharedBrowser.class})
class PagesIT {

    private Browser browser;
    private StackAddresses stack;
    private DepartmentPage department;
    private Persona papers;

    @BeforeEach
    void somebodyNew(Browser browser, StackAddresses stack) {
        this.browser = browser;
        this.stack = stack;
        this.department = new DepartmentPage(browser, stack, "public-security");
        this.papers = new Personas(stack.sandbox()).resident();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void loginAndRegistration(String language) {
        PageInspection pages = new PageInspection(browser, language);
        startIn(language);
        String loginForm = formAddress("kc-form-login");
        pages.inspect("login");
        new Resident(browser, papers, stack.sandbox()).logIn("nobody", "wrong 1 password");
        pages.inspect("login-refused");
        browser.follow("kc-register");
        pages.inspect("register");
        fillInNonsense();
        browser.follow("kc-submit");
        browser.await("error-summary");
        pages.inspect("register-errors");
        browser.follow("kc-back-to-login");
        browser.follow("kc-forgot");
        pages.inspect("recover");
        browser.open(URI.create(loginForm));
        pages.inspect("expired");
        assertThat(pages.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void proofAndLogout(String language) {
        PageInspection pages = new PageInspection(browser, language);
        startIn(language);
        Resident resident = new Resident(browser, papers.typing(papers.name() + "错"), stack.sandbox());
        resident.register();
        pages.inspect("registered");
        resident.logIn();
        pages.inspect("proof");
        try (FaultSwitch register = population().fails("error")) {
            resident.prove();
            pages.inspect("proof-unavailable");
        }
        resident.prove();
        pages.inspect("proof-refused");
        browser.type("realName", papers.name());
        resident.prove();
        department.awaitArrival();
        browser.open(stack.server().resolve("/realms/city/protocol/openid-connect/logout"));
        pages.inspect("logout");
        browser.follow("kc-logout");
        pages.inspect("logged-out");
        browser.open(stack.server()
                .resolve("/realms/city/protocol/openid-connect/auth?client_id=nobody&response_type=code"));
        pages.inspect("error");
        assertThat(pages.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void waitingAndConsent(String language) {
        PageInspection pages = new PageInspection(browser, language);
        startIn(language);
        Resident resident = new Resident(browser, papers, stack.sandbox());
        resident.register();
        resident.logIn();
        try (ConsentSwitch consent = new ConsentSwitch(stack.adminApi(), department.id())) {
            try (FaultSwitch register = population().answersAfter(Duration.ofMillis(2500))) {
                resident.prove();
                browser.await("see-result");
                browser.stopTimers();
                pages.inspect("proof-checking");
            }
            browser.follow("see-result");
            browser.await("kc-cancel");
            pages.inspect("consent");
            browser.follow("kc-cancel");
            browser.await("login-error");
        }
        assertThat(pages.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void everyWayToProve(String language) {
        PageInspection pages = new PageInspection(browser, language);
        startIn(language);
        Resident resident = new Resident(browser, papers, stack.sandbox());
        resident.register();
        resident.logIn();
        for (String method :
                List.of("four-element-id", "bank-4", "face", "ctid", "certificate", "emrtd", "province", "counter")) {
            if (browser.shows("method-" + method)) {
                browser.press("method-" + method);
                browser.follow("choose-method");
                pages.inspect("proof-" + method);
            }
        }
        browser.press("method-bank-4");
        browser.follow("choose-method");
        browser.type("bankCard", "not a card");
        browser.follow("kc-submit");
        pages.inspect("proof-wrong-field");
        browser.press("method-counter");
        browser.follow("kc-submit");
        browser.await("counter-code");
        pages.inspect("proof-counter-code");
        assertThat(pages.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void limitedProof(String language) {
        PageInspection pages = new PageInspection(browser, language);
        startIn(language);
        Resident resident = new Resident(browser, papers.typing(papers.name() + "错"), stack.sandbox());
        resident.register();
        resident.logIn();
        for (int tries = 0; tries < 5; tries++) {
            resident.prove();
        }
        if (browser.shows("kc-submit")) {
            resident.prove();
        }
        pages.inspect("proof-limited");
        assertThat(browser.shows("kc-submit")).as("another try is offered").isFalse();
        assertThat(pages.problems()).isEmpty();
    }

    @Test
    void departments() {
        PageInspection pages = new PageInspection(browser, "department");
        browser.open(stack.sandbox());
        pages.inspect("index");
        department.open();
        pages.inspect("visitor");
        department.logIn();
        Resident resident = new Resident(browser, papers, stack.sandbox());
        resident.register();
        resident.logIn();
        browser.follow("cancel-proof");
        pages.inspect("problem");
        department.logIn();
        resident.logIn();
        resident.prove();
        department.awaitArrival();
        pages.inspect("told");
        department.logOut();
        pages.inspect("logged-out");
        assertThat(pages.problems()).isEmpty();
    }

    @Test
    void chosenLanguageAndTypeSizeStay() {
        startIn("en");
        browser.press("large-type");
        browser.follow("kc-register");
        assertThat(browser.text("kc-page-title")).isEqualTo("Register");
        assertThat(browser.script("return getComputedStyle(document.documentElement).fontSize"))
                .isEqualTo("22px");
        browser.press("large-type");
    }

    private FaultSwitch population() {
        return new FaultSwitch(stack.sandbox(), "population");
    }

    private void startIn(String language) {
        department.logIn();
        browser.await("kc-login");
        browser.all("a[hreflang='" + language + "']").stream().findFirst().ifPresent(browser::follow);
        assertThat(browser.script("return document.documentElement.lang")).isEqualTo(language);
    }

    private void fillInNonsense() {
        browser.type("realName", "1234");
        browser.choose("documentType", "passport");
        browser.type("documentNumber", "370299190002300012");
        browser.type("mobile", "12");
        browser.type("smsCode", "1");
        browser.type("password", "short");
        browser.type("password-confirm", "short");
    }

    private String formAddress(String id) {
        return String.valueOf(browser.await(id).getDomProperty("action"));
    }
}
