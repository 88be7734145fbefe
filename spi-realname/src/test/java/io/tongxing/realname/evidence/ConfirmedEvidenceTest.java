package io.tongxing.realname.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void codeOfAPublishedTypeLeadsBackToIt() {
        assertThat(EvidenceType.published())
                .allSatisfy(type -> assertThat(EvidenceType.ofCode(type.code())).isSameAs(type))
                .doesNotHaveDuplicates();
    }

    @Test
    void typeOfAVendorIsKnownByItsCode() {
        EvidenceType fromDatabase = EvidenceType.ofCode("social-security-card");

        assertThat(fromDatabase)
                .isEqualTo(new EvidenceType("social-security-card", "electronic_card", "token"))
                .hasSameHashCodeAs(new EvidenceType("social-security-card", "electronic_card", "token"))
                .hasToString("social-security-card");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Face", "face_2", "-face", "face-", "two words", "x23456789012345678901234567890123456789012"
            })
    void codeIsAFewLowerCaseWords(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> EvidenceType.ofCode(code));
    }

    static String[] badLabels() {
        return new String[] {"", "  ", "two\nlines", "\u0000", "x".repeat(201)};
    }

    private static ConfirmedEvidence evidence(String organization, String registerName, String checkId) {
        return new ConfirmedEvidence(
                EvidenceType.TWO_ELEMENT, organization, registerName, checkId, Instant.parse("2026-11-22T10:00:00Z"));
    }
}
