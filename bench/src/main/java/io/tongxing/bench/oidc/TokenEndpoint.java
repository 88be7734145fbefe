package io.tongxing.bench.oidc;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;

/** What one client asks the token endpoint of an issuer. Anything but tokens is an {@link UnexpectedAnswer}. */
public record TokenEndpoint(Http http, URI issuer, Client client) {

    /** Tokens anew for a refresh token, which may be spent by it (RFC 6749 §6). */
    public Tokens refresh(String refreshToken) {
        return ask(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    /** Tokens for the client itself (RFC 6749 §4.4). */
    public Tokens clientCredentials() {
        return ask(Map.of("grant_type", "client_credentials"));
    }

    /** Tokens for a code (RFC 6749 §4.1.3, RFC 7636 §4.5). */
    Tokens redeem(String code, URI redirectUri, String verifier) {
        return ask(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                redirectUri.toString(),
                "code_verifier",
                verifier));
    }

    private Tokens ask(Map<String, String> fields) {
        URI endpoint = URI.create(issuer + "/protocol/openid-connect/token");
        HttpResponse<String> response =
                http.postForm(endpoint, Map.of("Authorization", client.authorization()), fields);
        if (response.statusCode() != 200) {
            throw new UnexpectedAnswer(fields.get("grant_type") + ": " + Http.describe(response));
        }
        return Tokens.parse(response.body());
    }
}
