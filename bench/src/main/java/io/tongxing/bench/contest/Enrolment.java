package io.tongxing.bench.contest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.bench.oidc.Account;
import io.tongxing.bench.oidc.Browser;
import io.tongxing.bench.oidc.CodeFlow;
import io.tongxing.bench.oidc.Http;
import io.tongxing.bench.oidc.RelyingParty;
import io.tongxing.bench.oidc.UnexpectedAnswer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes proven residents as life makes them: a synthetic person, the registration page with its SMS code, a login at a
 * department that asks for the proof.
 *
 * <p>What is measured afterwards is then the login of real accounts, with sealed data to open and a verification to
 * read, and not of bare ones.
 */
final class Enrolment {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Http http;
    private final URI sandbox;
    private final RelyingParty department;

    Enrolment(Http http, URI sandbox, RelyingParty department) {
        this.http = http;
        this.sandbox = sandbox;
        this.department = department;
    }

    /** A new resident who logs in by mobile and is proven as far as the department needs. */
    Account enrol() {
        JsonNode person = json(http.postJson(sandbox.resolve("/authorities/persons"), "{}"));
        Account account = new Account(person.path("mobile").asText(), Secret.fresh());
        Browser browser = department.freshBrowser();
        CodeFlow flow = new CodeFlow(department, browser);
        Browser.View login = register(browser, flow.begin(), person, account);
        Browser.View arrived = prove(browser, flow.enter(login, account));
        flow.finish(arrived);
        return account;
    }

    /** Ends on the login page of the same login. */
    private Browser.View register(Browser browser, Browser.View login, JsonNode person, Account account) {
        Map<String, String> fields = new HashMap<>();
        fields.put("realName", person.path("name").asText());
        fields.put("documentType", person.path("documentType").asText());
        fields.put("documentNumber", person.path("documentNumber").asText());
        fields.put("mobile", account.username());
        fields.put("password", account.password());
        fields.put("password-confirm", account.password());
        fields.put("do", "send-sms-code");
        Browser.View register = browser.open(login.linkNeeded("kc-register"));
        Browser.View sent = browser.submit(register.formNeeded("kc-register-form"), fields);
        fields.put("smsCode", code(account.username()));
        fields.put("do", "register");
        return browser.submit(sent.formNeeded("kc-register-form"), fields);
    }

    /** Through the proof, and its waiting page if the register is slow, to wherever the login leads. */
    private Browser.View prove(Browser browser, Browser.View first) {
        Browser.View view = browser.submit(first.formNeeded("kc-proof-form"), Map.of("do", "prove"));
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!view.isElsewhere() && Instant.now().isBefore(deadline)) {
            if (!view.html().contains("id=\"see-result\"")) {
                throw new UnexpectedAnswer("the proof of a synthetic person was not accepted");
            }
            pause();
            view = browser.submit(view.formNeeded("kc-proof-form"), Map.of("do", "result"));
        }
        return view;
    }

    private String code(String mobile) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            Optional<String> code = newestCode(mobile);
            if (code.isPresent()) {
                return code.get();
            }
            pause();
        }
        throw new UnexpectedAnswer("no SMS code arrived");
    }

    private Optional<String> newestCode(String mobile) {
        JsonNode messages = json(http.get(sandbox.resolve("/authorities/sms/" + mobile), Map.of()));
        Matcher code = CODE.matcher(messages.path(0).path("text").asText());
        return code.find() ? Optional.of(code.group()) : Optional.empty();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContestException("interrupted while residents were enrolled", e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new UnexpectedAnswer("the sandbox answered " + response.statusCode());
        }
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new UnexpectedAnswer("the sandbox did not answer JSON", e);
        }
    }
}
