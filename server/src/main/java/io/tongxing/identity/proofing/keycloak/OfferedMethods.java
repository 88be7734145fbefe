package io.tongxing.identity.proofing.keycloak;

import io.tongxing.identity.proofing.ProveIdentity;
import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.EvidenceVerifier;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which sources a person is offered: those that are set up, know documents of the person's kind, and are a step on some way to the level.
 *
 * <p>What is enough by itself comes before what needs a second step, and a source that is known to be down comes last: it stays in the list, since a
 * person who counts on it should see that it is only down.
 */
final class OfferedMethods {
    /** The counter is no source that is asked: a clerk comes to it by the person's code. */
    static final String COUNTER = EvidenceType.COUNTER.code();

    /**
     * One line of the list.
     *
     * @param code what the form posts
     * @param alone whether it leads to the level by itself
     */
    record Method(String code, boolean alone, boolean up) {
        /** As the template reads it. */
        Map<String, Object> facts() {
            return Map.of("code", code, "alone", alone, "up", up);
        }
    }

    private OfferedMethods() {}

    static List<Method> of(
            List<EvidenceVerifier> verifiers,
            ProveIdentity prove,
            List<Set<EvidenceType>> ways,
            Optional<DocumentType> document) {
        boolean anything = ways.contains(Set.of());
        Set<EvidenceType> helpful = new HashSet<>();
        Set<EvidenceType> enough = new HashSet<>();
        ways.forEach(way -> {
            helpful.addAll(way);
            if (way.size() == 1) {
                enough.addAll(way);
            }
        });
        List<Method> sources = verifiers.stream()
                .filter(verifier -> anything || leadsToOneOf(verifier, prove, helpful))
                .filter(verifier -> document.map(verifier::accepts).orElse(true))
                .map(verifier -> new Method(
                        verifier.evidenceType().code(),
                        anything || leadsToOneOf(verifier, prove, enough),
                        verifier.isUp()))
                .sorted(Comparator.comparing((Method method) -> !method.up()).thenComparing(method -> !method.alone()))
                .toList();
        boolean counter =
                anything || helpful.contains(EvidenceType.COUNTER) || helpful.contains(EvidenceType.COUNTER_CONFIRMED);
        return counter
                ? Stream.concat(sources.stream(), Stream.of(new Method(COUNTER, true, true)))
                        .toList()
                : sources;
    }

    private static boolean leadsToOneOf(EvidenceVerifier verifier, ProveIdentity prove, Set<EvidenceType> types) {
        return verifier.leadsTo().stream().map(prove::standsFor).anyMatch(types::contains);
    }
}
