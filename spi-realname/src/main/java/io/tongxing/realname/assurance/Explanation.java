package io.tongxing.realname.assurance;

import io.tongxing.realname.evidence.EvidenceType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The answer to "why am I at this level, until when, and what would give me more".
 *
 * @param assessment the level that is held, its evidence and its end
 * @param ways for every higher level, each way to it as the evidence that is still missing; no way where none leads there
 */
public record Explanation(Assessment assessment, Map<IdentityAssuranceLevel, List<Set<EvidenceType>>> ways) {
    public Explanation {
        Objects.requireNonNull(assessment, "assessment");
        ways = Collections.unmodifiableMap(new LinkedHashMap<>(ways));
    }
}
