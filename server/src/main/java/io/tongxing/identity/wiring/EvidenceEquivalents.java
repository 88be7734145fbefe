package io.tongxing.identity.wiring;

import io.tongxing.realname.evidence.EvidenceType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The option {@code evidence-counts-as}: {@code social-security-card:carrier-3, our-own:two-element}.
 *
 * <p>A line that cannot be read stops the server: dropping it would quietly change the level of every resident it is about.
 */
final class EvidenceEquivalents {
    private EvidenceEquivalents() {}

    static Map<EvidenceType, EvidenceType> read(String option) {
        Map<EvidenceType, EvidenceType> equivalents = new LinkedHashMap<>();
        for (String part : option.split(",", -1)) {
            if (option.isBlank()) {
                continue;
            }
            String[] pair = part.strip().split(":", -1);
            if (pair.length != 2) {
                throw new IllegalArgumentException(
                        "evidence-counts-as wants own:published, not '" + part.strip() + "'");
            }
            EvidenceType own = EvidenceType.ofCode(pair[0].strip());
            if (equivalents.put(own, EvidenceType.ofCode(pair[1].strip())) != null) {
                throw new IllegalArgumentException("evidence-counts-as names " + own + " twice");
            }
        }
        return equivalents;
    }
}
