package io.tongxing.bench.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;

/** A successful answer of the token endpoint. Signatures are not checked: that would be the client's work. */
public record Tokens(JsonNode answer) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Tokens parse(String body) {
        try {
            Tokens tokens = new Tokens(JSON.readTree(body));
            tokens.text("access_token");
            return tokens;
        } catch (JsonProcessingException e) {
            throw new UnexpectedAnswer("the token endpoint did not answer JSON", e);
        }
    }

    public String refreshToken() {
        return text("refresh_token");
    }

    public JsonNode idTokenClaims() {
        return claims(text("id_token"));
    }

    /** With which algorithm the access token is signed. */
    public String accessTokenAlgorithm() {
        return decode(text("access_token").split("\\.", -1)[0]).path("alg").asText();
    }

    /** Never the tokens themselves. */
    @Override
    public String toString() {
        return "Tokens";
    }

    private static JsonNode claims(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new UnexpectedAnswer("a token is not signed");
        }
        return decode(parts[1]);
    }

    private static JsonNode decode(String part) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(part));
        } catch (IOException | IllegalArgumentException e) {
            throw new UnexpectedAnswer("a token is not a JWT", e);
        }
    }

    private String text(String field) {
        JsonNode value = answer.path(field);
        if (!value.isTextual()) {
            throw new UnexpectedAnswer("the token endpoint answered without " + field);
        }
        return value.textValue();
    }
}
