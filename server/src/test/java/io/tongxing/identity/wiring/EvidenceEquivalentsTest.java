package io.tongxing.identity.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tongxing.realname.assurance.AssurancePolicy;
import io.tongxing.realname.assurance.HeldEvidence;
import io.tongxing.realname.assurance.IdentityAssuranceLevel;
import io.tongxing.realname.evidence.EvidenceType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceEquivalentsTest {
    private static final EvidenceType SOCIAL_SECURITY_CARD = EvidenceType.ofCode("social-security-card");

    @Test
    void nothingIsSaidByDefault() {
        assertThat(EvidenceEquivalents.read("  ")).isEmpty();
    }

    @Test
    void severalAreSeparatedByCommas() {
        assertThat(EvidenceEquivalents.read("social-security-card:carrier-3, our-own : two-element"))
                .isEqualTo(Map.of(
                        SOCIAL_SECURITY_CARD,
                        EvidenceType.CARRIER_3,
                        EvidenceType.ofCode("our-own"),
                        EvidenceType.TWO_ELEMENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"social-security-card", "a:b:c", "a:two-element,", "a:two-element,a:face", "A B:face"})
    void optionThatCannotBeReadStopsTheServer(String option) {
        assertThatIllegalArgumentException().isThrownBy(() -> EvidenceEquivalents.read(option));
    }

    @Test
    void evidenceOfACitysOwnKindGivesTheLevelOfItsEquivalent() {
        Instant now = Instant.parse("2026-11-22T00:00:00Z");
        AssurancePolicy policy =
                AssurancePolicy.published().counting(EvidenceEquivalents.read("social-security-card:carrier-3"));

        assertThat(policy.assess(List.of(new HeldEvidence(SOCIAL_SECURITY_CARD, now)), now)
                        .level())
                .isEqualTo(IdentityAssuranceLevel.TWO);
    }
}
