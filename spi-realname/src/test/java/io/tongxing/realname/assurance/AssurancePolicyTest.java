package io.tongxing.realname.assurance;

import static io.tongxing.realname.assurance.IdentityAssuranceLevel.FOUR;
import static io.tongxing.realname.assurance.IdentityAssuranceLevel.ONE;
import static io.tongxing.realname.assurance.IdentityAssuranceLevel.THREE;
import static io.tongxing.realname.assurance.IdentityAssuranceLevel.TWO;
import static io.tongxing.realname.evidence.EvidenceType.TWO_ELEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        assertThat(policy.missingFor(ONE, List.of(), CHECKED_AT)).contains(Set.of());
        assertThat(policy.missingFor(TWO, TWO_ELEMENT_HELD, CHECKED_AT)).contains(Set.of());
    }

    @Test
    void missingEvidenceIsNamed() {
        assertThat(policy.missingFor(TWO, List.of(), CHECKED_AT)).contains(Set.of(TWO_ELEMENT));
        assertThat(policy.missingFor(TWO, TWO_ELEMENT_HELD, CHECKED_AT.plus(FIVE_YEARS)))
                .as("evidence that is too old")
                .contains(Set.of(TWO_ELEMENT));
    }

    @Test
    void wayToAHigherLevelIsAWayToALowerOne() {
        AssurancePolicy steep =
                new AssurancePolicy(List.of(new AssuranceProfile(THREE, Set.of(TWO_ELEMENT), FIVE_YEARS)));

        assertThat(steep.missingFor(TWO, List.of(), CHECKED_AT)).contains(Set.of(TWO_ELEMENT));
    }

    @Test
    void levelThatNoEvidenceLeadsToHasNoAnswer() {
        assertThat(policy.missingFor(THREE, TWO_ELEMENT_HELD, CHECKED_AT)).isEmpty();
        assertThat(policy.missingFor(FOUR, List.of(), CHECKED_AT)).isEmpty();
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
