package io.tongxing.realname.assurance;

import static io.tongxing.realname.assurance.IdentityAssuranceLevel.FOUR;
import static io.tongxing.realname.assurance.IdentityAssuranceLevel.ONE;
import static io.tongxing.realname.assurance.IdentityAssuranceLevel.THREE;
import static io.tongxing.realname.assurance.IdentityAssuranceLevel.TWO;
import static io.tongxing.realname.evidence.EvidenceType.BANK_4;
import static io.tongxing.realname.evidence.EvidenceType.CARRIER_3;
import static io.tongxing.realname.evidence.EvidenceType.CERTIFICATE;
import static io.tongxing.realname.evidence.EvidenceType.COUNTER;
import static io.tongxing.realname.evidence.EvidenceType.COUNTER_CONFIRMED;
import static io.tongxing.realname.evidence.EvidenceType.EMRTD;
import static io.tongxing.realname.evidence.EvidenceType.FACE;
import static io.tongxing.realname.evidence.EvidenceType.TWO_ELEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tongxing.realname.evidence.EvidenceType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AssurancePolicyTest {

    private static final Instant CHECKED_AT = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration FIVE_YEARS = Duration.ofDays(1826);
    private static final List<HeldEvidence> TWO_ELEMENT_HELD = List.of(new HeldEvidence(TWO_ELEMENT, CHECKED_AT));

    private final AssurancePolicy policy = AssurancePolicy.published();

    @Test
    void whoHoldsNothingIsSelfAsserted() {
        assertThat(policy.assess(List.of(), CHECKED_AT)).isEqualTo(new Assessment(ONE, Optional.empty(), List.of()));
    }

    @Test
    void twoElementsGiveLevelTwoForFiveYears() {
        assertThat(policy.assess(TWO_ELEMENT_HELD, CHECKED_AT))
                .isEqualTo(new Assessment(TWO, Optional.of(CHECKED_AT.plus(FIVE_YEARS)), List.of(TWO_ELEMENT)));
    }

    @Test
    void levelEndsAtTheInstantThatWasTold() {
        Instant until = policy.assess(TWO_ELEMENT_HELD, CHECKED_AT).until().orElseThrow();

        assertThat(policy.assess(TWO_ELEMENT_HELD, until.minusNanos(1)).level()).isEqualTo(TWO);
        assertThat(policy.assess(TWO_ELEMENT_HELD, until).level()).isEqualTo(ONE);
    }

    @Test
    void newerEvidenceOfTheSameTypeCounts() {
        List<HeldEvidence> held = List.of(
                new HeldEvidence(TWO_ELEMENT, CHECKED_AT),
                new HeldEvidence(TWO_ELEMENT, CHECKED_AT.plusSeconds(60)),
                new HeldEvidence(TWO_ELEMENT, CHECKED_AT.minus(FIVE_YEARS)));

        assertThat(policy.assess(held, CHECKED_AT.plusSeconds(60)).until())
                .contains(CHECKED_AT.plusSeconds(60).plus(FIVE_YEARS));
    }

    @Test
    void evidenceOfARegisterWhoseClockIsAheadCounts() {
        assertThat(policy.assess(TWO_ELEMENT_HELD, CHECKED_AT.minusSeconds(5)).level())
                .isEqualTo(TWO);
    }

    @Test
    void highestLevelIsTakenAndOfItsWaysTheOneThatLastsLongest() {
        AssurancePolicy several = new AssurancePolicy(List.of(
                new AssuranceProfile(TWO, Set.of(TWO_ELEMENT), Duration.ofDays(30)),
                new AssuranceProfile(THREE, Set.of(TWO_ELEMENT), Duration.ofDays(1)),
                new AssuranceProfile(THREE, Set.of(TWO_ELEMENT), Duration.ofDays(2))));

        assertThat(several.assess(TWO_ELEMENT_HELD, CHECKED_AT))
                .isEqualTo(
                        new Assessment(THREE, Optional.of(CHECKED_AT.plus(Duration.ofDays(2))), List.of(TWO_ELEMENT)));
        assertThat(several.assess(TWO_ELEMENT_HELD, CHECKED_AT.plus(Duration.ofDays(3)))
                        .level())
                .as("the higher level has ended, the lower has not")
                .isEqualTo(TWO);
    }

    @Test
    void nothingIsMissingForALevelThatIsHeld() {
        assertThat(policy.waysTo(ONE, List.of(), CHECKED_AT)).containsExactly(Set.of());
        assertThat(policy.waysTo(TWO, TWO_ELEMENT_HELD, CHECKED_AT)).containsExactly(Set.of());
    }

    @Test
    void missingEvidenceIsNamed() {
        assertThat(policy.waysTo(TWO, List.of(), CHECKED_AT)).contains(Set.of(TWO_ELEMENT), Set.of(CARRIER_3));
        assertThat(policy.waysTo(TWO, TWO_ELEMENT_HELD, CHECKED_AT.plus(FIVE_YEARS)))
                .as("evidence that is too old")
                .contains(Set.of(TWO_ELEMENT));
        assertThat(policy.waysTo(THREE, List.of(new HeldEvidence(BANK_4, CHECKED_AT)), CHECKED_AT))
                .as("half of a way is gone already")
                .contains(Set.of(CARRIER_3), Set.of(FACE))
                .doesNotContain(Set.of(CARRIER_3, EMRTD));
    }

    @Test
    void shortestWaysComeFirstAndNoneOnlyAddsToAShorterOne() {
        List<Set<EvidenceType>> ways = policy.waysTo(THREE, List.of(), CHECKED_AT);

        assertThat(ways).contains(Set.of(FACE), Set.of(COUNTER), Set.of(BANK_4, CARRIER_3));
        assertThat(ways.stream().map(Set::size)).isSorted();
        assertThat(policy.waysTo(TWO, List.of(), CHECKED_AT))
                .allSatisfy(way -> assertThat(way).hasSize(1));
    }

    @Test
    void evidenceEndsWithWhatItIsAbout() {
        Instant cardEnds = CHECKED_AT.plus(Duration.ofDays(30));
        List<HeldEvidence> held = List.of(new HeldEvidence(CERTIFICATE, CHECKED_AT, Optional.of(cardEnds)));

        assertThat(policy.assess(held, CHECKED_AT))
                .isEqualTo(new Assessment(FOUR, Optional.of(cardEnds), List.of(CERTIFICATE)));
        assertThat(policy.assess(held, cardEnds).level()).isEqualTo(ONE);
    }

    @Test
    void twoPiecesLastAsLongAsTheShorter() {
        List<HeldEvidence> held = List.of(
                new HeldEvidence(BANK_4, CHECKED_AT),
                new HeldEvidence(CARRIER_3, CHECKED_AT.minus(Duration.ofDays(700))));

        assertThat(policy.assess(held, CHECKED_AT).level()).isEqualTo(THREE);
        assertThat(policy.assess(held, CHECKED_AT.plus(Duration.ofDays(31))).level())
                .isEqualTo(TWO);
    }

    @Test
    void cityMayCountItsOwnEvidenceAsPublishedOne() {
        EvidenceType own = EvidenceType.ofCode("social-security-card");
        List<HeldEvidence> held = List.of(new HeldEvidence(own, CHECKED_AT), new HeldEvidence(BANK_4, CHECKED_AT));

        assertThat(policy.assess(held, CHECKED_AT).level()).isEqualTo(TWO);
        assertThat(policy.counting(Map.of(own, CARRIER_3))
                        .assess(held, CHECKED_AT)
                        .level())
                .isEqualTo(THREE);
        assertThatIllegalArgumentException().isThrownBy(() -> policy.counting(Map.of(own, own)));
        assertThatIllegalArgumentException().isThrownBy(() -> policy.counting(Map.of(TWO_ELEMENT, CERTIFICATE)));
    }

    @Test
    void explanationTellsWhyUntilWhenAndWhatElse() {
        Explanation explanation = policy.explain(TWO_ELEMENT_HELD, CHECKED_AT);

        assertThat(explanation.assessment()).isEqualTo(policy.assess(TWO_ELEMENT_HELD, CHECKED_AT));
        assertThat(explanation.ways()).containsOnlyKeys(THREE, FOUR);
        assertThat(explanation.ways().get(FOUR)).containsExactly(Set.of(CERTIFICATE), Set.of(COUNTER_CONFIRMED));
    }

    @Test
    void wayToAHigherLevelIsAWayToALowerOne() {
        AssurancePolicy steep =
                new AssurancePolicy(List.of(new AssuranceProfile(THREE, Set.of(TWO_ELEMENT), FIVE_YEARS)));

        assertThat(steep.waysTo(TWO, List.of(), CHECKED_AT)).containsExactly(Set.of(TWO_ELEMENT));
    }

    @Test
    void levelThatNoEvidenceLeadsToHasNoAnswer() {
        AssurancePolicy low = new AssurancePolicy(List.of(new AssuranceProfile(TWO, Set.of(TWO_ELEMENT), FIVE_YEARS)));

        assertThat(low.waysTo(THREE, TWO_ELEMENT_HELD, CHECKED_AT)).isEmpty();
    }

    @Test
    void profileNeedsEvidenceAndATimeSpan() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AssuranceProfile(TWO, Set.of(), FIVE_YEARS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AssuranceProfile(TWO, Set.of(TWO_ELEMENT), Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AssuranceProfile(TWO, Set.of(TWO_ELEMENT), Duration.ofDays(-1)));
    }

    @ParameterizedTest
    @EnumSource(IdentityAssuranceLevel.class)
    void identityLevelCoversItselfAndTheLower(IdentityAssuranceLevel level) {
        for (IdentityAssuranceLevel needed : IdentityAssuranceLevel.values()) {
            assertThat(level.covers(needed)).isEqualTo(level.value().compareTo(needed.value()) >= 0);
        }
        assertThat(IdentityAssuranceLevel.fromValue(level.value())).contains(level);
    }

    @ParameterizedTest
    @EnumSource(AuthenticatorAssuranceLevel.class)
    void authenticatorLevelCoversItselfAndTheLower(AuthenticatorAssuranceLevel level) {
        for (AuthenticatorAssuranceLevel needed : AuthenticatorAssuranceLevel.values()) {
            assertThat(level.covers(needed)).isEqualTo(level.uri().compareTo(needed.uri()) >= 0);
        }
        assertThat(AuthenticatorAssuranceLevel.fromUri(level.uri())).contains(level);
    }

    @Test
    void levelsHaveTheirPublishedValues() {
        assertThat(IdentityAssuranceLevel.values())
                .extracting(IdentityAssuranceLevel::value)
                .containsExactly("1", "2", "3", "4");
        assertThat(AuthenticatorAssuranceLevel.values())
                .extracting(AuthenticatorAssuranceLevel::uri)
                .containsExactly("urn:tongxing:aal:1", "urn:tongxing:aal:2", "urn:tongxing:aal:3");
    }

    @Test
    void unknownLevelIsNone() {
        assertThat(IdentityAssuranceLevel.fromValue("0")).isEmpty();
        assertThat(IdentityAssuranceLevel.fromValue("")).isEmpty();
        assertThat(AuthenticatorAssuranceLevel.fromUri("1")).isEmpty();
    }
}
