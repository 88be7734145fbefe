package io.tongxing.bench.oidc;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One authorization request of a department and what becomes of it (OpenID Connect Core 1.0 §3.1, PKCE after RFC 7636).
 *
 * <p>{@link #begin} shows the first page, the caller gets the browser to the redirect URI, {@link #finish} redeems the
 * code. The password login between the two is {@link #logIn}.
 */
public final class CodeFlow {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LOGIN_FORM = "kc-form-login";

    private final RelyingParty party;
    private final Browser browser;
    private final String verifier = random();
    private final String state = random();
    private final String nonce = random();

    public CodeFlow(RelyingParty party, Browser browser) {
        this.party = party;
        this.browser = browser;
    }

    /** A whole login with a fresh browser: page, password, code, tokens. */
    public static Tokens logIn(RelyingParty party, Account account) {
        CodeFlow flow = new CodeFlow(party, party.freshBrowser());
        Browser.View arrived = flow.enter(flow.begin(), account);
        return flow.finish(arrived);
    }

    public Browser.View begin() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", party.tokenEndpoint().client().id());
        parameters.put("redirect_uri", party.redirectUri().toString());
        parameters.put("scope", party.scope());
        parameters.put("state", state);
        parameters.put("nonce", nonce);
        parameters.put("code_challenge", challenge(verifier));
        parameters.put("code_challenge_method", "S256");
        return browser.open(URI.create(party.authorizationEndpoint() + "?" + Http.encode(parameters)));
    }

    /** Fills in the login page. */
    public Browser.View enter(Browser.View loginPage, Account account) {
        return browser.submit(
                loginPage.formNeeded(LOGIN_FORM),
                Map.of("username", account.username(), "password", account.password()));
    }

    /** Redeems the code with which the browser arrived at the department. */
    public Tokens finish(Browser.View arrived) {
        if (!arrived.isElsewhere() || !arrived.address().toString().startsWith(party.redirectUri() + "?")) {
            String page = arrived.form(LOGIN_FORM).isPresent() ? "the login page again" : arrived.toString();
            throw new UnexpectedAnswer("the login did not lead back to the department but to " + page);
        }
        if (!parameter(arrived.address(), "state").equals(state)) {
            throw new UnexpectedAnswer("the login came back with another state");
        }
        Tokens tokens =
                party.tokenEndpoint().redeem(parameter(arrived.address(), "code"), party.redirectUri(), verifier);
        if (!tokens.idTokenClaims().path("nonce").asText().equals(nonce)) {
            throw new UnexpectedAnswer("the ID token has another nonce");
        }
        return tokens;
    }

    private static String parameter(URI address, String name) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new UnexpectedAnswer("the login came back without " + name));
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
