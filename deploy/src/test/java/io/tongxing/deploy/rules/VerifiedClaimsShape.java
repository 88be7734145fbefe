package io.tongxing.deploy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongxing.deploy.testkit.Persona;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What {@code verified_claims} must be, member by member, with nothing beside (OpenID Connect for Identity Assurance 1.0). */
final class VerifiedClaimsShape {

    private VerifiedClaimsShape() {}

    /** After a proof by name and number. */
    static void assertTwoElement(JsonNode verifiedClaims) {
        assertMembers(verifiedClaims, "verification", "claims");
        JsonNode verification = verifiedClaims.path("verification");
        assertMembers(verification, "trust_framework", "assurance_level", "time", "verification_process", "evidence");
        assertThat(verification.path("trust_framework").asText()).isEqualTo("urn:tongxing:trust-framework:cn-realname");
        assertThat(verification.path("assurance_level").asText()).isEqualTo("2");
        assertThat(verification.path("assurance_level").isTextual()).isTrue();
        assertTime(verification.path("time"));
        assertThat(UUID.fromString(verification.path("verification_process").asText()))
                .isNotNull();
        assertThat(verification.path("evidence").isArray()).isTrue();
        assertThat(verification.path("evidence")).hasSize(1);
        assertEvidence(verification.path("evidence").path(0));
    }

    private static void assertEvidence(JsonNode evidence) {
        assertMembers(evidence, "type", "check_details", "record");
        assertThat(evidence.path("type").asText()).isEqualTo("electronic_record");
        assertThat(evidence.path("check_details")).hasSize(1);
        JsonNode check = evidence.path("check_details").path(0);
        assertMembers(check, "check_method", "organization", "check_id", "time");
        assertThat(check.path("check_method").asText()).isEqualTo("data");
        assertThat(check.path("organization").asText()).isNotBlank();
        assertThat(check.path("check_id").asText()).isNotBlank();
        assertTime(check.path("time"));
        assertMembers(evidence.path("record"), "type", "source");
        assertThat(evidence.path("record").path("type").asText()).isEqualTo("population_register");
        assertMembers(evidence.path("record").path("source"), "name");
        assertThat(evidence.path("record").path("source").path("name").asText()).isNotBlank();
    }

    /** Exactly what the release policy allows, with the values of the register. */
    static void assertClaims(JsonNode verifiedClaims, Persona persona, List<String> allowed) {
        Map<String, String> known = Map.of(
                "name", persona.name(),
                "birthdate", persona.birthdate(),
                "gender", persona.sex(),
                "document_type", persona.documentType(),
                "document_number", persona.documentNumber(),
                "phone_number", "+86" + persona.mobile());
        JsonNode claims = verifiedClaims.path("claims");
        assertMembers(claims, allowed.toArray(String[]::new));
        for (String claim : allowed) {
            assertThat(claims.path(claim).asText().equals(known.get(claim)))
                    .as("the claim %s is what the register knows", claim)
                    .isTrue();
        }
    }

    static void assertMembers(JsonNode object, String... names) {
        List<String> members = new ArrayList<>();
        object.fieldNames().forEachRemaining(members::add);
        assertThat(members).containsExactlyInAnyOrder(names);
    }

    private static void assertTime(JsonNode time) {
        assertThat(Instant.parse(time.asText()))
                .isBetween(Instant.now().minusSeconds(300), Instant.now().plusSeconds(5));
    }
}
