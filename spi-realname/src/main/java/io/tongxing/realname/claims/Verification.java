package io.tongxing.realname.claims;

import io.tongxing.realname.assurance.IdentityAssuranceLevel;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The proof behind claims: under which rules, to which level, when, by what evidence.
 *
 * <p>OpenID Identity Assurance schema definition 1.0, the element {@code verification}. Times are written in whole seconds.
 *
 * @param verificationProcess the reference under which the city finds the proof again
 */
public record Verification(
        String trustFramework,
        IdentityAssuranceLevel assuranceLevel,
        Instant time,
        String verificationProcess,
        List<ConfirmedEvidence> evidence) {

    public Verification {
        Objects.requireNonNull(assuranceLevel, "assuranceLevel");
        Objects.requireNonNull(time, "time");
        if (trustFramework.isBlank() || verificationProcess.isBlank()) {
            throw new IllegalArgumentException("a verification names its framework and its process");
        }
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("a verification rests on evidence");
        }
        evidence = List.copyOf(evidence);
    }

    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("trust_framework", trustFramework);
        json.put("assurance_level", assuranceLevel.value());
        json.put("time", timestamp(time));
        json.put("verification_process", verificationProcess);
        json.put(
                "evidence",
                evidence.stream().map(Verification::electronicRecord).toList());
        return json;
    }

    private static Map<String, Object> electronicRecord(ConfirmedEvidence evidence) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("check_method", evidence.type().checkMethod());
        check.put("organization", evidence.organization());
        check.put("check_id", evidence.checkId());
        check.put("time", timestamp(evidence.checkedAt()));

        Map<String, Object> record = new LinkedHashMap<>();
        record.put("type", evidence.type().recordType());
        record.put("source", Map.of("name", evidence.registerName()));

        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "electronic_record");
        json.put("check_details", List.of(check));
        json.put("record", record);
        return json;
    }

    private static String timestamp(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
