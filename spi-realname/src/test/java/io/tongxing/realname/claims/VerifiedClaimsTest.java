package io.tongxing.realname.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongxing.realname.assurance.IdentityAssuranceLevel;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import io.tongxing.realname.evidence.EvidenceType;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerifiedClaimsTest {

    private static final Instant TIME = Instant.parse("2026-11-22T10:00:00.123456Z");

    private static final ConfirmedEvidence EVIDENCE = new ConfirmedEvidence(
            EvidenceType.TWO_ELEMENT, "City population centre", "Population register", "check-1", TIME);

    private static final Verification VERIFICATION = verification(List.of(EVIDENCE));

    @Test
    void shapeIsThatOfTheIdentityAssuranceSchema() throws JsonProcessingException {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("name", "张伟");
        claims.put("birthdate", "1990-03-07");

        ObjectMapper mapper = new ObjectMapper();
        String json = mapper.writeValueAsString(new VerifiedClaims(VERIFICATION, claims).toJson());

        assertThat(mapper.readTree(json)).isEqualTo(mapper.readTree("""
                {"verification": {
                   "trust_framework": "urn:tongxing:trust-framework:cn-realname",
                   "assurance_level": "2",
                   "time": "2026-11-22T10:00:00Z",
                   "verification_process": "process-1",
                   "evidence": [{
                     "type": "electronic_record",
                     "check_details": [{
                       "check_method": "data",
                       "organization": "City population centre",
                       "check_id": "check-1",
                       "time": "2026-11-22T10:00:00Z"}],
                     "record": {
                       "type": "population_register",
                       "source": {"name": "Population register"}}}]},
                 "claims": {"name": "张伟", "birthdate": "1990-03-07"}}
                """));
    }

    @Test
    void claimsKeepTheirOrder() {
        Map<String, Object> claims = new LinkedHashMap<>();
        List.of("name", "birthdate", "gender", "document_type").forEach(name -> claims.put(name, "x"));

        assertThat(new VerifiedClaims(VERIFICATION, claims).claims())
                .containsOnlyKeys("name", "birthdate", "gender", "document_type")
                .satisfies(kept -> assertThat(List.copyOf(kept.keySet())).isEqualTo(List.copyOf(claims.keySet())));
    }

    @Test
    void laterChangeOfTheGivenMapChangesNothing() {
        Map<String, Object> claims = new HashMap<>(Map.of("name", "张伟"));
        VerifiedClaims verified = new VerifiedClaims(VERIFICATION, claims);
        claims.put("phone_number", "+8613812345678");
        verified.toJson().clear();

        assertThat(verified.claims()).containsOnlyKeys("name");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> verified.claims().put("gender", "male"));
    }

    @Test
    void neitherHalfIsEmpty() {
        assertThatIllegalArgumentException().isThrownBy(() -> new VerifiedClaims(VERIFICATION, Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> verification(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Verification(" ", IdentityAssuranceLevel.TWO, TIME, "process-1", List.of(EVIDENCE)));
    }

    private static Verification verification(List<ConfirmedEvidence> evidence) {
        return new Verification(TrustFramework.CN_REALNAME, IdentityAssuranceLevel.TWO, TIME, "process-1", evidence);
    }
}
