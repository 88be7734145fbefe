package io.tongxing.identity.relyingparty.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.identity.relyingparty.ReleasableClaim;
import io.tongxing.identity.relyingparty.ReleasePolicy;
import io.tongxing.identity.relyingparty.RelyingParty;
import io.tongxing.realname.assurance.IdentityAssuranceLevel;
import io.tongxing.realname.assurance.LevelScale;
import io.tongxing.realname.claims.TrustFramework;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Reads a department from its Keycloak client: attributes {@code tongxing.*}, cached with the client, so a token costs no look-up for it. */
public final class ClientRelyingParties {
    private static final String SCOPE_PREFIX = "identity:";
    private static final ObjectMapper JSON = new ObjectMapper();

    public RelyingParty of(ClientModel client) {
        String sector = client.getAttribute("tongxing.sector");
        String name = client.getName();
        return new RelyingParty(
                client.getClientId(),
                name == null || name.isBlank() ? client.getClientId() : name,
                sector == null || sector.isBlank() ? client.getClientId() : sector,
                scale(client),
                policy(client));
    }

    private static LevelScale scale(ClientModel client) {
        String code = client.getAttribute("tongxing.level-scale");
        return code == null || code.isBlank()
                ? LevelScale.TONGXING
                : LevelScale.fromCode(code.strip())
                        .orElseThrow(() -> new IllegalStateException(
                                "Client " + client.getClientId() + ": tongxing.level-scale is no known scale"));
    }

    private static ReleasePolicy policy(ClientModel client) {
        String names = client.getAttribute("tongxing.release.claims");
        Set<ReleasableClaim> claims = new LinkedHashSet<>();
        if (names != null && !names.isBlank()) {
            for (String name : names.split(",", -1)) {
                claims.add(ReleasableClaim.fromName(name.strip())
                        .orElseThrow(() -> new IllegalStateException("Client " + client.getClientId()
                                + ": tongxing.release.claims names an unknown claim")));
            }
        }
        String purpose = client.getAttribute("tongxing.release.purpose");
        String minimum = client.getAttribute("tongxing.identity.minimum");
        IdentityAssuranceLevel level = minimum == null
                ? IdentityAssuranceLevel.ONE
                : IdentityAssuranceLevel.fromValue(minimum)
                        .orElseThrow(() -> new IllegalStateException(
                                "Client " + client.getClientId() + ": tongxing.identity.minimum is not 1 to 4"));
        return new ReleasePolicy(claims, purpose == null ? "" : purpose, level);
    }

    /** The highest of what the department always needs and what this login asks for by scope or by the {@code claims} parameter. */
    public IdentityAssuranceLevel neededLevel(AuthenticationSessionModel login) {
        IdentityAssuranceLevel needed = of(login.getClient()).policy().minimum();
        String scopes = login.getClientNote(OIDCLoginProtocol.SCOPE_PARAM);
        if (scopes != null) {
            for (String scope : scopes.split(" ", -1)) {
                if (scope.startsWith(SCOPE_PREFIX)) {
                    needed = higher(needed, IdentityAssuranceLevel.fromValue(scope.substring(SCOPE_PREFIX.length())));
                }
            }
        }
        return higher(needed, askedByClaims(login.getClientNote(OIDCLoginProtocol.CLAIMS_PARAM)));
    }

    private static Optional<IdentityAssuranceLevel> askedByClaims(String claims) {
        if (claims == null) {
            return Optional.empty();
        }
        try {
            JsonNode request = JSON.readTree(claims);
            List<JsonNode> asked = new ArrayList<>();
            for (String where : List.of("id_token", "userinfo")) {
                JsonNode one = request.path(where).path("verified_claims");
                if (one.isArray()) {
                    one.forEach(asked::add);
                } else {
                    asked.add(one);
                }
            }
            return asked.stream()
                    .map(one -> one.path("verification"))
                    .filter(verification -> asksForUs(verification.path("trust_framework")))
                    .map(verification -> askedLevel(verification.path("assurance_level")))
                    .flatMap(Optional::stream)
                    .max(IdentityAssuranceLevel::compareTo);
        } catch (JsonProcessingException notJson) {
            // Keycloak has checked the parameter before; what it let pass and is no JSON asks for nothing.
            return Optional.empty();
        }
    }

    /** One value, or the lowest of several that would do (any of {@code values} satisfies the request). */
    private static Optional<IdentityAssuranceLevel> askedLevel(JsonNode asked) {
        List<JsonNode> values = new ArrayList<>();
        values.add(asked.path("value"));
        asked.path("values").forEach(values::add);
        return values.stream()
                .map(value -> IdentityAssuranceLevel.fromValue(value.asText("")))
                .flatMap(Optional::stream)
                .min(IdentityAssuranceLevel::compareTo);
    }

    private static boolean asksForUs(JsonNode framework) {
        return framework.isNull()
                || framework.isMissingNode()
                || framework.path("value").isMissingNode()
                || TrustFramework.CN_REALNAME.equals(framework.path("value").asText());
    }

    private static IdentityAssuranceLevel higher(IdentityAssuranceLevel one, Optional<IdentityAssuranceLevel> other) {
        return other.filter(level -> level.compareTo(one) > 0).orElse(one);
    }
}
