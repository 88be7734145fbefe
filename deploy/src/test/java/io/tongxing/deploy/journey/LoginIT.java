package io.tongxing.deploy.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.deploy.testkit.Persona;
import io.tongxing.deploy.testkit.Personas;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** The ways to say who one is, and the way back in. */
@ExtendWith({SharedStack.class, SharedBrowser.class})
class LoginIT {

    private static final int LONGEST_WAY = 25;

    private Browser browser;
    private StackAddresses stack;
    private DepartmentPage department;
    private Resident resident;

    @BeforeEach
    void somebodyRegistered(Browser browser, StackAddresses stack) {
        this.browser = browser;
        this.stack = stack;
        this.department = new DepartmentPage(browser, stack, "social-security");
        this.resident = new Resident(browser, new Personas(stack.sandbox()).residentWithX(), stack.sandbox());
        department.logIn();
        resident.register();
    }

    @Test
    void mobileDocumentNumberAndAccountNameAllLeadIn() {
        assertThat(browser.text("page-messages")).contains("注册信息已收到");
        Persona persona = resident.persona();
        logInAs(persona.mobile());
        logInAs(persona.documentNumber());
        logInAs(" " + persona.documentNumber().toLowerCase(Locale.ROOT) + " ");
        logInAs(fullWidth(persona.documentNumber()));
        logInAs(resident.accountName());
    }

    @Test
    void wrongPasswordAndUnknownAccountSoundTheSame() {
        resident.logIn(resident.persona().mobile(), "not the password 1");
        String wrongPassword = browser.text("page-messages");
        resident.logIn(new Personas(stack.sandbox()).resident().mobile(), "not the password 1");
        assertThat(browser.text("page-messages")).isEqualTo(wrongPassword).contains("账号或密码不正确");
    }

    @Test
    void forgottenPasswordIsReplacedByCode() {
        String replacement = "another river 43 boats";
        browser.follow("kc-forgot");
        resident.askForCode();
        browser.type("password", replacement);
        browser.type("password-confirm", replacement);
        browser.follow("kc-submit");
        assertThat(browser.text("page-messages")).contains("新密码");

        resident.logIn();
        assertThat(browser.text("page-messages")).as("the old password").contains("账号或密码不正确");
        resident.logIn(resident.persona().mobile(), replacement);
        resident.prove();
        department.awaitArrival();
    }

    @Test
    void keyboardAloneLeadsFromTheDepartmentAndBack() {
        browser.forgetCookies();
        department.open();
        tabTo("login");
        browser.enter();
        assertThat(browser.focused().getDomAttribute("id"))
                .as("the field that has the focus")
                .isEqualTo("username");
        browser.keys(resident.persona().mobile());
        tabTo("password");
        browser.keys(resident.password());
        browser.enter();
        browser.await("kc-submit");
        tabTo("kc-submit");
        browser.enter();
        department.awaitArrival();
    }

    private void logInAs(String account) {
        browser.forgetCookies();
        department.logIn();
        resident.logIn(account, resident.password());
        browser.await("cancel-proof");
    }

    /** Every stop on the way must show that it has the focus (WCAG 2.4.7). */
    private void tabTo(String id) {
        for (int stops = 0; stops < LONGEST_WAY; stops++) {
            browser.keys(Keys.TAB);
            assertThat(browser.focused().getCssValue("outline-style"))
                    .as("outline of a stop before #" + id)
                    .isNotEqualTo("none");
            if (id.equals(browser.focused().getDomAttribute("id"))) {
                return;
            }
        }
        throw new AssertionError("TAB does not reach #" + id);
    }

    private static String fullWidth(String number) {
        StringBuilder wide = new StringBuilder();
        number.chars().forEach(character -> wide.append((char) (character + 0xFEE0)));
        return wide.toString();
    }
}
