package io.tongxing.deploy.testkit;

import io.tongxing.deploy.stack.Department;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One login that a department starts, in one browser, up to the redirect that brings the department its code. The
 * department is played by the test: the browser stops before it leaves the server.
 */
public final class LoginVisit {

    public static final String PASSWORD = "correct horse 9 battery";

    private final RunningSystem system;
    private final Department department;
    private final HttpBrowser browser;
    private final String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();

    public LoginVisit(RunningSystem system, Department department, HttpBrowser browser) {
        this.system = system;
        this.department = department;
        this.browser = browser;
    }

    /** A first visit: nobody is logged in. */
    public static LoginVisit at(RunningSystem system, String departmentId) {
        return new LoginVisit(system, system.department(departmentId), HttpBrowser.within(system.server()));
    }

    /** The same browser at another department. */
    public LoginVisit next(String departmentId) {
        return new LoginVisit(system, system.department(departmentId), browser);
    }

    public HttpBrowser browser() {
        return browser;
    }

    public Department department() {
        return department;
    }

    public String verifier() {
        return verifier;
    }

    /** The authorization request that a well-behaved department sends. */
    public Map<String, String> request() {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("response_type", "code");
        request.put("client_id", department.clientId());
        request.put("redirect_uri", department.redirectUri().toString());
        request.put("scope", "openid identity:2");
        request.put("state", UUID.randomUUID().toString());
        request.put("nonce", UUID.randomUUID().toString());
        request.put("code_challenge", challenge(verifier));
        request.put("code_challenge_method", "S256");
        return request;
    }

    /** The page that the person sees first, or the redirect back when they are logged in already. */
    public WebPage start() {
        return start(request());
    }

    public WebPage start(Map<String, String> request) {
        String query = request.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return browser.open(URI.create(system.issuer() + "/protocol/openid-connect/auth?" + query));
    }

    public WebPage registrationPage() {
        return browser.follow(start(), "kc-register");
    }

    /** Asks for a code by SMS and keeps what is typed. */
    public WebPage sendCode(WebPage page, RegistrationForm form) {
        return browser.press(page, "send-sms-code", form.fields());
    }

    public WebPage submit(WebPage page, RegistrationForm form) {
        return browser.press(page, "kc-submit", form.fields());
    }

    /** Asks for a code, reads it from the person's phone, and answers the form with it and the page to send it from. */
    public Filled fillIn(WebPage page, RegistrationForm form) {
        SmsInbox inbox = new SmsInbox(system.sandbox(), form.field("mobile"));
        int seen = inbox.size();
        WebPage sent = sendCode(page, form);
        return new Filled(sent, form.with("smsCode", inbox.codeAfter(seen)));
    }

    /** A registration page and the form to send from it. */
    public record Filled(WebPage page, RegistrationForm form) {}

    /** Registers from the first page to the login page that follows. */
    public WebPage register(RegistrationForm form) {
        Filled filled = fillIn(registrationPage(), form);
        return submit(filled.page(), filled.form());
    }

    public WebPage register(Persona persona) {
        return register(RegistrationForm.of(persona, PASSWORD));
    }

    public WebPage logIn(WebPage loginPage, String username) {
        return logIn(loginPage, username, PASSWORD);
    }

    public WebPage logIn(WebPage loginPage, String username, String password) {
        return browser.press(loginPage, "kc-login", Map.of("username", username, "password", password));
    }

    /** Registers and logs in: ends at the page that asks for the proof. */
    public WebPage registerAndLogIn(Persona persona) {
        return logIn(register(persona), persona.mobile());
    }

    public WebPage prove(WebPage proofPage) {
        return prove(proofPage, Map.of());
    }

    public WebPage prove(WebPage proofPage, Map<String, String> corrections) {
        return browser.press(proofPage, "kc-submit", corrections);
    }

    /** Looks again until the register has answered or its time is over. */
    public WebPage awaitResult(WebPage page) {
        return Poll.until(
                page, shown -> !shown.has("see-result"), shown -> browser.press(shown, "see-result", Map.of()));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
