package io.tongxing.deploy.journey;

import io.tongxing.deploy.testkit.Persona;
import io.tongxing.deploy.testkit.SmsInbox;
import java.net.URI;
import java.util.regex.Pattern;

/** Somebody with papers, a mobile and a password, who uses the pages as people do: page by page, by what is on them. */
final class Resident {

    private static final Pattern ACCOUNT_NAME = Pattern.compile("account name is (\\w+)");

    private final Browser browser;
    private final Persona persona;
    private final SmsInbox inbox;
    private final String password;

    Resident(Browser browser, Persona persona, URI sandbox) {
        this(browser, persona, sandbox, "quiet river 42 lanterns");
    }

    private Resident(Browser browser, Persona persona, URI sandbox, String password) {
        this.browser = browser;
        this.persona = persona;
        this.inbox = new SmsInbox(sandbox, persona.mobile());
        this.password = password;
    }

    Persona persona() {
        return persona;
    }

    SmsInbox inbox() {
        return inbox;
    }

    String password() {
        return password;
    }

    /** From a login page: registers, and is back on it. */
    void register() {
        browser.follow("kc-register");
        fillInRegistration();
        browser.follow("kc-submit");
        browser.await("kc-login");
    }

    /** All fields of the registration page, with a code that was sent for it. */
    void fillInRegistration() {
        browser.type("realName", persona.name());
        browser.choose("documentType", persona.documentType());
        browser.type("documentNumber", persona.documentNumber());
        askForCode();
        browser.type("password", password);
        browser.type("password-confirm", password);
    }

    /** Has a code sent to the mobile and types it. */
    void askForCode() {
        int seen = inbox.size();
        browser.type("mobile", persona.mobile());
        browser.press("send-sms-code");
        browser.type("smsCode", inbox.codeAfter(seen));
    }

    /** The account name from the welcome message. */
    String accountName() {
        return inbox.matchAfter(0, ACCOUNT_NAME);
    }

    /** From a login page. */
    void logIn() {
        logIn(persona.mobile(), password);
    }

    void logIn(String account, String typedPassword) {
        browser.type("username", account);
        browser.type("password", typedPassword);
        browser.follow("kc-login");
    }

    /** From a proof page. */
    void prove() {
        browser.follow("kc-submit");
    }
}
