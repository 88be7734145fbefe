package io.tongxing.realname.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfirmedEvidenceTest {

    @ParameterizedTest
    @MethodSource("badLabels")
    void wordsFromOutsideAreShortTextsInOneLine(String label) {
        assertThatIllegalArgumentException().isThrownBy(() -> evidence(label, "r", "c"));
        assertThatIllegalArgumentException().isThrownBy(() -> evidence("o", label, "c"));
        assertThatIllegalArgumentException().isThrownBy(() -> evidence("o", "r", label));
    }

    @Test
    void ordinaryWordsAreTaken() {
        assertThat(evidence("人口信息中心", "人口库", "c".repeat(200)).organization()).isEqualTo("人口信息中心");
    }

    @ParameterizedTest
    @EnumSource(EvidenceType.class)
    void codeOfATypeLeadsBackToIt(EvidenceType type) {
        assertThat(EvidenceType.fromCode(type.code())).contains(type);
        assertThat(EvidenceType.fromCode(type.name())).isEmpty();
    }

    static String[] badLabels() {
        return new String[] {"", "  ", "two\nlines", "\u0000", "x".repeat(201)};
    }

    private static ConfirmedEvidence evidence(String organization, String registerName, String checkId) {
        return new ConfirmedEvidence(
                EvidenceType.TWO_ELEMENT, organization, registerName, checkId, Instant.parse("2026-11-22T10:00:00Z"));
    }
}
