package io.tongxing.identity.proofing.authority.mapping;

import io.tongxing.realname.evidence.EvidenceType;
import java.util.Map;
import java.util.Set;

/**
 * What a mapping for one kind of source may speak of, and what it must not forget.
 *
 * @param placeholders everything that may stand after a dollar sign
 * @param asked what a request must ask about: a check of a mobile that never sends the mobile would confirm nothing
 * @param blankMeansSomething where a blank must be sent as something, or the authority would not compare it
 * @param coded the placeholders whose values are codes of ours, with all of them
 */
public record Vocabulary(
        Set<String> placeholders,
        Set<String> asked,
        Set<String> blankMeansSomething,
        Map<String, Set<String>> coded,
        Proves proves) {

    /**
     * What may come of an answer.
     *
     * @param evidence what a confirmation may prove
     * @param needsKey whether it must carry the source's own key for the person
     */
    public record Proves(Set<EvidenceType> evidence, boolean needsKey) {
        public Proves {
            evidence = Set.copyOf(evidence);
        }
    }

    public Vocabulary {
        placeholders = Set.copyOf(placeholders);
        asked = Set.copyOf(asked);
        blankMeansSomething = Set.copyOf(blankMeansSomething);
        coded = Map.copyOf(coded);
    }
}
