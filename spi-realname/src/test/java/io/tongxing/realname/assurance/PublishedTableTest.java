package io.tongxing.realname.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.realname.evidence.EvidenceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Holds the tables of docs/assurance.md to the policy: every profile, where every piece leads, and every set of evidence that a person can hold. */
class PublishedTableTest {

    private static final AssurancePolicy POLICY = AssurancePolicy.published();
    private static final List<EvidenceType> TYPES = EvidenceType.published();
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "..", "docs", "assurance.md");

    @Test
    void pageShowsEveryProfile() throws IOException {
        assertThat(between("profiles")).isEqualTo(profileTable());
    }

    @Test
    void pageShowsWhereEveryPieceLeads() throws IOException {
        assertThat(between("steps")).isEqualTo(stepTable());
    }

    @Test
    void pageShowsHowEachLevelIsCalledElsewhere() throws IOException {
        assertThat(between("scales")).isEqualTo(scaleTable());
    }

    @Test
    void everySetOfEvidenceHasTheLevelOfItsBestProfileAndNoOther() throws IOException {
        int[] sets = new int[IdentityAssuranceLevel.values().length];
        for (int bits = 0; bits < 1 << TYPES.size(); bits++) {
            Set<EvidenceType> types = set(bits);
            IdentityAssuranceLevel level = POLICY.assess(fresh(types), NOW).level();
            assertThat(level).as("level of %s", types).isEqualTo(bestProfileIn(types));
            sets[level.ordinal()]++;
        }
        assertThat(between("counts"))
                .isEqualTo("| level | sets |\n|---|---|\n| 1 | %d |\n| 2 | %d |\n| 3 | %d |\n| 4 | %d |\n"
                        .formatted(sets[0], sets[1], sets[2], sets[3]));
    }

    @Test
    void faceIsNeverTheOnlyWayToALevel() {
        for (IdentityAssuranceLevel level : IdentityAssuranceLevel.values()) {
            assertThat(POLICY.waysTo(level, List.of(), NOW))
                    .as("ways to %s that show no face to a machine", level)
                    .anyMatch(way -> !way.contains(EvidenceType.FACE) && !way.contains(EvidenceType.CTID_FACE));
        }
    }

    @Test
    void everyPublishedTypeIsWorthSomething() {
        assertThat(TYPES).allSatisfy(type -> assertThat(POLICY.profiles())
                .anyMatch(profile -> profile.evidence().contains(type)));
    }

    /** Said a second time and differently, so that the policy is not compared with itself. */
    private static IdentityAssuranceLevel bestProfileIn(Set<EvidenceType> types) {
        IdentityAssuranceLevel best = IdentityAssuranceLevel.ONE;
        for (AssuranceProfile profile : POLICY.profiles()) {
            if (types.containsAll(profile.evidence()) && profile.level().covers(best)) {
                best = profile.level();
            }
        }
        return best;
    }

    private static String profileTable() {
        String rows = POLICY.profiles().stream()
                .map(profile -> "| %s | %s | %d days |\n"
                        .formatted(
                                profile.level().value(),
                                names(profile.evidence()),
                                profile.freshness().toDays()))
                .collect(Collectors.joining());
        return "| level | evidence, all of it | counts for |\n|---|---|---|\n" + rows;
    }

    private static String stepTable() {
        StringBuilder rows = new StringBuilder(row(Set.of()));
        TYPES.forEach(type -> rows.append(row(Set.of(type))));
        return "| evidence held | level | to 2 | to 3 | to 4 |\n|---|---|---|---|---|\n" + rows;
    }

    private static String row(Set<EvidenceType> types) {
        List<HeldEvidence> held = fresh(types);
        return "| %s | %s | %s | %s | %s |\n"
                .formatted(
                        names(types),
                        POLICY.assess(held, NOW).level().value(),
                        ways(IdentityAssuranceLevel.TWO, held),
                        ways(IdentityAssuranceLevel.THREE, held),
                        ways(IdentityAssuranceLevel.FOUR, held));
    }

    private static String ways(IdentityAssuranceLevel needed, List<HeldEvidence> held) {
        List<Set<EvidenceType>> ways = POLICY.waysTo(needed, held, NOW);
        if (ways.contains(Set.of())) {
            return "held";
        }
        return ways.stream()
                .map(way -> way.stream().map(EvidenceType::code).collect(Collectors.joining(" + ")))
                .collect(Collectors.joining(", "));
    }

    private static String scaleTable() {
        StringBuilder table = new StringBuilder("| scale | 1 | 2 | 3 | 4 |\n|---|---|---|---|---|\n");
        for (LevelScale scale : LevelScale.values()) {
            table.append("| `").append(scale.code()).append("` |");
            for (IdentityAssuranceLevel level : IdentityAssuranceLevel.values()) {
                table.append(" ").append(scale.word(level)).append(" |");
            }
            table.append("\n");
        }
        return table.toString();
    }

    private static Set<EvidenceType> set(int bits) {
        return IntStream.range(0, TYPES.size())
                .filter(i -> (bits >> i & 1) == 1)
                .mapToObj(TYPES::get)
                .collect(Collectors.toSet());
    }

    private static List<HeldEvidence> fresh(Set<EvidenceType> types) {
        return types.stream().map(type -> new HeldEvidence(type, NOW)).toList();
    }

    private static String names(Collection<EvidenceType> types) {
        return types.isEmpty() ? "none" : types.stream().map(EvidenceType::code).collect(Collectors.joining(", "));
    }

    private static String between(String table) throws IOException {
        String page = Files.readString(PAGE).replace("\r\n", "\n");
        String begin = "<!-- table " + table + " -->\n";
        assertThat(page).as("docs/assurance.md").contains(begin, "<!-- end " + table + " -->");
        return page.substring(page.indexOf(begin) + begin.length(), page.indexOf("<!-- end " + table + " -->"));
    }
}
