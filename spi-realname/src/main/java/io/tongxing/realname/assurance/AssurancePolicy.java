package io.tongxing.realname.assurance;

import io.tongxing.realname.evidence.EvidenceType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rule that turns evidence into a level of identity assurance: a table and nothing beside it.
 *
 * <p>Pure, so that the same evidence gives the same level in a token, on a page and in a test, and so that the whole rule can
 * be printed. The table of {@link #published()} stands in docs/assurance.md, held equal by a test.
 */
public final class AssurancePolicy {

    /** Five years, of which at least one is a leap year. */
    private static final Duration FIVE_YEARS = Duration.ofDays(5 * 365 + 1);

    private static final AssurancePolicy PUBLISHED = new AssurancePolicy(
            List.of(new AssuranceProfile(IdentityAssuranceLevel.TWO, Set.of(EvidenceType.TWO_ELEMENT), FIVE_YEARS)));

    private final List<AssuranceProfile> profiles;

    AssurancePolicy(List<AssuranceProfile> profiles) {
        this.profiles = List.copyOf(profiles);
    }

    public static AssurancePolicy published() {
        return PUBLISHED;
    }

    public List<AssuranceProfile> profiles() {
        return profiles;
    }

    /** The highest level that the evidence carries now; of several ways to it, the one that lasts longest. */
    public Assessment assess(Collection<HeldEvidence> held, Instant now) {
        Map<EvidenceType, Instant> latest = latest(held);
        return profiles.stream()
                .filter(profile -> missing(profile, latest, now).isEmpty())
                .map(profile -> new Assessment(
                        profile.level(), Optional.of(end(profile, latest)), List.copyOf(profile.evidence())))
                .max(Comparator.comparing(Assessment::level)
                        .thenComparing(assessment -> assessment.until().orElse(Instant.MIN)))
                .orElseGet(() -> new Assessment(IdentityAssuranceLevel.ONE, Optional.empty(), List.of()));
    }

    /**
     * What to prove next to come to a level: any of the answered types is a step on the shortest way, and where one piece is
     * enough each of them is. An empty set says that the level is held; an empty answer, that no evidence leads to it.
     */
    public Optional<Set<EvidenceType>> missingFor(
            IdentityAssuranceLevel needed, Collection<HeldEvidence> held, Instant now) {
        if (assess(held, now).level().covers(needed)) {
            return Optional.of(Set.of());
        }
        Map<EvidenceType, Instant> latest = latest(held);
        List<Set<EvidenceType>> ways = profiles.stream()
                .filter(profile -> profile.level().covers(needed))
                .map(profile -> missing(profile, latest, now))
                .toList();
        return ways.stream().mapToInt(Set::size).min().stream()
                .mapToObj(fewest -> ways.stream()
                        .filter(way -> way.size() == fewest)
                        .collect(() -> EnumSet.noneOf(EvidenceType.class), Collection::addAll, Collection::addAll))
                .<Set<EvidenceType>>map(Collections::unmodifiableSet)
                .findFirst();
    }

    private static Map<EvidenceType, Instant> latest(Collection<HeldEvidence> held) {
        Map<EvidenceType, Instant> latest = new EnumMap<>(EvidenceType.class);
        held.forEach(piece ->
                latest.merge(piece.type(), piece.checkedAt(), (one, other) -> one.isAfter(other) ? one : other));
        return latest;
    }

    private static Set<EvidenceType> missing(AssuranceProfile profile, Map<EvidenceType, Instant> latest, Instant now) {
        Set<EvidenceType> missing = EnumSet.noneOf(EvidenceType.class);
        for (EvidenceType type : profile.evidence()) {
            Instant checkedAt = latest.get(type);
            if (checkedAt == null || !now.isBefore(checkedAt.plus(profile.freshness()))) {
                missing.add(type);
            }
        }
        return missing;
    }

    /** The level ends with the first of its pieces; only called where none is missing. */
    private static Instant end(AssuranceProfile profile, Map<EvidenceType, Instant> latest) {
        Instant end = Instant.MAX;
        for (EvidenceType type : profile.evidence()) {
            Instant ends = latest.getOrDefault(type, Instant.MIN).plus(profile.freshness());
            end = ends.isBefore(end) ? ends : end;
        }
        return end;
    }
}
