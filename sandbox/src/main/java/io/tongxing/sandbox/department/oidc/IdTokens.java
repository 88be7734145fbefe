package io.tongxing.sandbox.department.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.sandbox.department.Told;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an ID token that Quarkus has already verified.
 *
 * <p>{@code verified_claims} has the schema of OpenID Connect for Identity Assurance 1.0. Claims that only carry the protocol
 * are left out; every other claim is shown, whether it was expected or not.
 */
@Singleton
public class IdTokens {
    private static final Set<String> PROTOCOL_CLAIMS = Set.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "nbf",
            "jti",
            "typ",
            "azp",
            "nonce",
            "sid",
            "at_hash",
            "c_hash",
            "s_hash",
            "acr",
            "amr",
            "auth_time",
            "session_state",
            "verified_claims");

    private final ObjectMapper mapper;

    IdTokens(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    Told read(String idToken) {
        JsonNode token = payload(idToken);
        JsonNode verified = token.path("verified_claims");
        Map<String, String> claims = new LinkedHashMap<>();
        verified.path("claims").properties().forEach(claim -> claims.put(claim.getKey(), value(claim.getValue())));
        token.properties().stream()
                .filter(claim -> !PROTOCOL_CLAIMS.contains(claim.getKey()))
                .forEach(claim -> claims.putIfAbsent(claim.getKey(), value(claim.getValue())));
        return new Told(
                token.path("sub").asText(),
                text(token.path("acr")),
                token.has("auth_time")
                        ? Instant.ofEpochSecond(token.get("auth_time").longValue())
                        : null,
                verified.isObject() ? verification(verified.path("verification")) : null,
                claims);
    }

    /** The id of the server's session, by which back-channel logout names it. */
    @Nullable
    String sessionId(String idToken) {
        return text(payload(idToken).path("sid"));
    }

    private static Told.Verification verification(JsonNode verification) {
        List<Told.Evidence> evidence = new ArrayList<>();
        for (JsonNode piece : verification.path("evidence")) {
            JsonNode check = piece.path("check_details").path(0);
            evidence.add(new Told.Evidence(
                    text(piece.path("type")), text(check.path("check_method")), text(check.path("organization"))));
        }
        return new Told.Verification(
                text(verification.path("assurance_level")),
                text(verification.path("trust_framework")),
                text(verification.path("time")),
                evidence);
    }

    private JsonNode payload(String idToken) {
        String[] parts = idToken.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a signed token has three parts");
        }
        try {
            return mapper.readTree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the token carries no JSON", e);
        }
    }

    private static String value(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static @Nullable String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }
}
