package io.tongxing.realname.assurance;

import io.tongxing.realname.evidence.EvidenceType;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

    private static final AssurancePolicy PUBLISHED = new AssurancePolicy(PublishedTable.PROFILES);

    private final List<AssuranceProfile> profiles;
    private final Map<EvidenceType, EvidenceType> equivalents;

    AssurancePolicy(List<AssuranceProfile> profiles) {
        this(profiles, Map.of());
    }

    private AssurancePolicy(List<AssuranceProfile> profiles, Map<EvidenceType, EvidenceType> equivalents) {
        this.profiles = List.copyOf(profiles);
        this.equivalents = Map.copyOf(equivalents);
    }

    public static AssurancePolicy published() {
        return PUBLISHED;
    }

    /**
     * The same table, with evidence of a city's own kind counted as one that the table names: the table itself stays the
     * published one.
     *
     * @throws IllegalArgumentException for a type that the table names, or an equivalent that it does not
     */
    public AssurancePolicy counting(Map<EvidenceType, EvidenceType> asIf) {
        asIf.forEach((own, known) -> {
            if (names(own) || !names(known)) {
                throw new IllegalArgumentException(own + " cannot count as " + known);
            }
        });
        return new AssurancePolicy(profiles, asIf);
    }

    private boolean names(EvidenceType type) {
        return profiles.stream().anyMatch(profile -> profile.evidence().contains(type));
    }

    public List<AssuranceProfile> profiles() {
        return profiles;
    }

    /** The type of the table that evidence of this type is counted as: itself, unless the city has said otherwise. */
    public EvidenceType standsFor(EvidenceType type) {
        return equivalents.getOrDefault(type, type);
    }

    /** The highest level that the evidence carries now; of several ways to it, the one that lasts longest. */
    public Assessment assess(Collection<HeldEvidence> held, Instant now) {
        return profiles.stream()
                .map(profile -> assess(profile, held, now))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(Assessment::level)
                        .thenComparing(assessment -> assessment.until().orElse(Instant.MIN)))
                .orElseGet(() -> new Assessment(IdentityAssuranceLevel.ONE, Optional.empty(), List.of()));
    }

    /** Why the level is what it is, until when, and every way from it to a higher one. */
    public Explanation explain(Collection<HeldEvidence> held, Instant now) {
        Assessment assessment = assess(held, now);
        Map<IdentityAssuranceLevel, List<Set<EvidenceType>>> ways = new LinkedHashMap<>();
        for (IdentityAssuranceLevel level : IdentityAssuranceLevel.values()) {
            if (!assessment.level().covers(level)) {
                ways.put(level, waysTo(level, held, now));
            }
        }
        return new Explanation(assessment, ways);
    }

    /**
     * Every way to a level: the evidence that is still missing for it, the shortest ways first, and no way that only adds to
     * a shorter one. One empty way says that the level is held; no way at all, that no evidence leads to it.
     */
    public List<Set<EvidenceType>> waysTo(IdentityAssuranceLevel needed, Collection<HeldEvidence> held, Instant now) {
        if (assess(held, now).level().covers(needed)) {
            return List.of(Set.of());
        }
        List<Set<EvidenceType>> ways = profiles.stream()
                .filter(profile -> profile.level().covers(needed))
                .map(profile -> missing(profile, held, now))
                .distinct()
                .toList();
        return ways.stream()
                .filter(way -> ways.stream().noneMatch(other -> way.size() > other.size() && way.containsAll(other)))
                .sorted(Comparator.comparingInt(Set::size))
                .toList();
    }

    private Optional<Assessment> assess(AssuranceProfile profile, Collection<HeldEvidence> held, Instant now) {
        Map<EvidenceType, Instant> until = new HashMap<>();
        held.forEach(piece -> until.merge(
                standsFor(piece.type()),
                piece.countsUntil(profile.freshness()),
                (one, other) -> one.isAfter(other) ? one : other));
        Instant end = Instant.MAX;
        for (EvidenceType type : profile.evidence()) {
            Instant ends = until.getOrDefault(type, Instant.MIN);
            end = ends.isBefore(end) ? ends : end;
        }
        return now.isBefore(end)
                ? Optional.of(new Assessment(profile.level(), Optional.of(end), List.copyOf(profile.evidence())))
                : Optional.empty();
    }

    private Set<EvidenceType> missing(AssuranceProfile profile, Collection<HeldEvidence> held, Instant now) {
        Set<EvidenceType> missing = new LinkedHashSet<>(profile.evidence());
        held.stream()
                .filter(piece -> now.isBefore(piece.countsUntil(profile.freshness())))
                .forEach(piece -> missing.remove(standsFor(piece.type())));
        return missing;
    }
}
