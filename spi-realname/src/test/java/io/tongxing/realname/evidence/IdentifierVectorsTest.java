package io.tongxing.realname.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published numbers; the file says where they come from. */
class IdentifierVectorsTest {

    @ParameterizedTest
    @MethodSource("residentNumbers")
    void residentNumberOfTheVectorsIsAccepted(String number) {
        assertThat(accepted(DocumentType.RESIDENT_ID, number)).isEqualTo(number);
    }

    @ParameterizedTest
    @MethodSource("residencePermits")
    void residencePermitOfTheVectorsIsAcceptedAsItsTypeAlone(String number) {
        boolean taiwan = number.startsWith("83");
        DocumentType type = taiwan ? DocumentType.TW_RESIDENCE_PERMIT : DocumentType.HK_MO_RESIDENCE_PERMIT;
        DocumentType other = taiwan ? DocumentType.HK_MO_RESIDENCE_PERMIT : DocumentType.TW_RESIDENCE_PERMIT;

        assertThat(accepted(type, number)).isEqualTo(number);
        assertThat(problem(other, number)).isEqualTo(DocumentProblem.OTHER_TYPE);
        assertThat(problem(DocumentType.RESIDENT_ID, number)).isEqualTo(DocumentProblem.OTHER_TYPE);
    }

    @ParameterizedTest
    @MethodSource("foreignCards")
    void foreignCardOfTheVectorsIsAccepted(String number) {
        assertThat(accepted(DocumentType.FOREIGN_PERMANENT_RESIDENT, number)).isEqualTo(number);
        assertThat(problem(DocumentType.RESIDENT_ID, number)).isEqualTo(DocumentProblem.OTHER_TYPE);
    }

    @ParameterizedTest
    @MethodSource("wrongForeignCards")
    void foreignCardWithAWrongCheckDigitIsRejected(String number) {
        assertThat(problem(DocumentType.FOREIGN_PERMANENT_RESIDENT, number)).isEqualTo(DocumentProblem.CHECK_DIGIT);
    }

    @ParameterizedTest
    @CsvSource({
        "15000019970319128X, CHECK_DIGIT",
        "370202200102290015, DATE",
        "370202190002290011, DATE",
        "370202199001010016, CHECK_DIGIT",
        "000000199001010019, DIVISION"
    })
    void wrongResidentNumberIsRejectedWithItsProblem(String number, DocumentProblem problem) {
        assertThat(invalidResidentNumbers()).contains(number);
        assertThat(problem(DocumentType.RESIDENT_ID, number)).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({"37020219850615006x, 37020219850615006X", "110105 19491231 002X, 11010519491231002X"})
    void writingOfTheSameResidentNumberIsNormalised(String typed, String number) {
        assertThat(invalidResidentNumbers()).contains(typed);
        assertThat(accepted(DocumentType.RESIDENT_ID, typed)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"passport_no, check", "dob, dob_check", "expiry, expiry_check"})
    void checkDigitOfTheMachineReadableZoneIsThatOfTheVectors(String field, String check) {
        JsonNode zone = vectors().get("icao_9303_mrz");
        String text = zone.get(field).asText();
        assertThat(CheckCharacters.mrz(text, text.length()))
                .isEqualTo(zone.get(check).asText().charAt(0));
    }

    static Stream<String> residentNumbers() {
        return texts("gb11643_valid");
    }

    static Stream<String> residencePermits() {
        return texts("hk_mo_tw_residence_permit_valid");
    }

    static Stream<String> foreignCards() {
        return Stream.concat(texts("foreign_pr_2017_valid"), texts("foreign_pr_2023_valid"));
    }

    static Stream<String> wrongForeignCards() {
        return Stream.concat(texts("foreign_pr_2017_invalid"), texts("foreign_pr_2023_invalid"));
    }

    private static List<String> invalidResidentNumbers() {
        return vectors().get("gb11643_invalid").findValuesAsText("number");
    }

    private static String accepted(DocumentType type, String raw) {
        DocumentReading reading = IdentityDocument.read(type, raw);
        assertThat(reading).isInstanceOf(DocumentReading.Accepted.class);
        return ((DocumentReading.Accepted) reading).document().number();
    }

    private static DocumentProblem problem(DocumentType type, String raw) {
        DocumentReading reading = IdentityDocument.read(type, raw);
        assertThat(reading).isInstanceOf(DocumentReading.Rejected.class);
        return ((DocumentReading.Rejected) reading).problem();
    }

    private static Stream<String> texts(String name) {
        return vectors().get(name).valueStream().map(JsonNode::asText);
    }

    private static JsonNode vectors() {
        try (InputStream file = IdentifierVectorsTest.class.getResourceAsStream("identifier-vectors.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(file));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
