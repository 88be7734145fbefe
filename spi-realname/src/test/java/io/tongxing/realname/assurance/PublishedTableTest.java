package io.tongxing.realname.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.realname.evidence.EvidenceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Holds the tables of docs/assurance.md to the policy: every profile, and every set of evidence a person can hold. */
class PublishedTableTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "..", "docs", "assurance.md");

    @Test
    void pageShowsEveryProfile() throws IOException {
        assertThat(between("profiles")).isEqualTo(profileTable());
    }

    @Test
    void pageShowsTheLevelOfEverySetOfEvidence() throws IOException {
        assertThat(between("sets")).isEqualTo(setTable());
    }

    private static String profileTable() {
        String rows = AssurancePolicy.published().profiles().stream()
                .map(profile -> "| %s | %s | %d days |\n"
                        .formatted(
                                profile.level().value(),
                                names(profile.evidence()),
                                profile.freshness().toDays()))
                .collect(Collectors.joining());
        return "| level | evidence, all of it | counts for |\n|---|---|---|\n" + rows;
    }

    private static String setTable() {
        String rows = everySet().stream().map(PublishedTableTest::setRow).collect(Collectors.joining());
        return "| evidence held | level | because of | next step to 2 | to 3 | to 4 |\n|---|---|---|---|---|---|\n"
                + rows;
    }

    private static String setRow(Set<EvidenceType> types) {
        List<HeldEvidence> held =
                types.stream().map(type -> new HeldEvidence(type, NOW)).toList();
        Assessment assessment = AssurancePolicy.published().assess(held, NOW);
        return "| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        names(types),
                        assessment.level().value(),
                        names(assessment.because()),
                        nextStep(IdentityAssuranceLevel.TWO, held),
                        nextStep(IdentityAssuranceLevel.THREE, held),
                        nextStep(IdentityAssuranceLevel.FOUR, held));
    }

    private static String nextStep(IdentityAssuranceLevel needed, List<HeldEvidence> held) {
        return AssurancePolicy.published()
                .missingFor(needed, held, NOW)
                .map(missing -> missing.isEmpty() ? "held" : names(missing))
                .orElse("no way yet");
    }

    private static List<Set<EvidenceType>> everySet() {
        EvidenceType[] types = EvidenceType.values();
        return IntStream.range(0, 1 << types.length)
                .<Set<EvidenceType>>mapToObj(bits -> IntStream.range(0, types.length)
                        .filter(i -> (bits >> i & 1) == 1)
                        .mapToObj(i -> types[i])
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(EvidenceType.class))))
                .toList();
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
