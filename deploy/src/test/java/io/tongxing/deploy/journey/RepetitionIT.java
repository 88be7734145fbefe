package io.tongxing.deploy.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.deploy.testkit.Personas;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Double clicks, the back button and second tabs: a clear page each, and everything done once. */
@ExtendWith({SharedStack.class, SharedBrowser.class})
class RepetitionIT {

    private Browser browser;
    private DepartmentPage department;
    private Resident resident;

    @BeforeEach
    void somebodyNew(Browser browser, StackAddresses stack) {
        this.browser = browser;
        this.department = new DepartmentPage(browser, stack, "commerce");
        this.resident = new Resident(browser, new Personas(stack.sandbox()).resident(), stack.sandbox());
    }

    @Test
    void doubleClickedRegistrationRegistersOnce() {
        department.logIn();
        browser.follow("kc-register");
        resident.fillInRegistration();
        browser.doubleClick("kc-submit");
        browser.await("kc-login");
        assertThatOneRegistrationLeadsIn();
    }

    @Test
    void formSentTwiceByAnImpatientBrowserRegistersOnce() {
        department.logIn();
        browser.follow("kc-register");
        resident.fillInRegistration();
        browser.sendTwice("kc-register-form", "register");
        // Which of the two answers the browser shows is a matter of milliseconds; both lead to the login.
        assertThat(browser.text("page-messages")).contains("请").contains("登录");
        department.logIn();
        assertThatOneRegistrationLeadsIn();
    }

    @Test
    void backAfterRegistrationIsAClearPageAndRegistersOnce() {
        department.logIn();
        browser.follow("kc-register");
        resident.fillInRegistration();
        browser.follow("kc-submit");
        browser.await("kc-login");
        browser.back();
        browser.await("kc-register-form");
        browser.type("documentNumber", resident.persona().documentNumber());
        browser.type("password", resident.password());
        browser.type("password-confirm", resident.password());
        browser.follow("kc-submit");
        browser.screenshot("registration-sent-again-after-back");
        assertThat(browser.text("page-messages")).as("a code counts once").contains("验证码已失效");
        department.logIn();
        assertThatOneRegistrationLeadsIn();
    }

    @Test
    void secondTabOfTheSameLoginLeadsOnAsWell() {
        department.logIn();
        resident.register();
        String address = browser.address();
        String first = browser.newTab();
        browser.open(URI.create(address));
        browser.await("kc-login");
        String second = browser.switchTo(first);

        resident.logIn();
        resident.prove();
        department.awaitArrival();

        browser.switchTo(second);
        department.awaitArrival();
    }

    private void assertThatOneRegistrationLeadsIn() {
        resident.logIn();
        resident.prove();
        department.awaitArrival();
        List<String> texts = resident.inbox().texts();
        assertThat(texts).filteredOn(text -> text.contains("注册成功")).hasSize(1);
        assertThat(texts).as("nobody was told of a second try").noneMatch(text -> text.contains("再次注册"));
    }
}
