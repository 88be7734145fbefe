package io.tongxing.sandbox.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The expected values come from the shared vectors, never from this code. */
class CheckDigitsTest {
    @Test
    void residentNumbersOfTheVectorsHaveTheComputedCheckDigit() throws IOException {
        assertThat(numbers("gb11643_valid")).hasSizeGreaterThan(5).allSatisfy(number -> assertThat(
                        CheckDigits.mod11Two(number.substring(0, 17)))
                .isEqualTo(number.charAt(17)));
    }

    @Test
    void residencePermitsAndForeignCardsOf2023UseTheSameDigit() throws IOException {
        List<String> numbers = new ArrayList<>(numbers("hk_mo_tw_residence_permit_valid"));
        numbers.addAll(numbers("foreign_pr_2023_valid"));
        assertThat(numbers).hasSizeGreaterThan(5).allSatisfy(number -> assertThat(
                        CheckDigits.mod11Two(number.substring(0, 17)))
                .isEqualTo(number.charAt(17)));
    }

    @Test
    void foreignCardsOf2017UseTheDigitOfTravelDocuments() throws IOException {
        assertThat(numbers("foreign_pr_2017_valid")).isNotEmpty().allSatisfy(number -> assertThat(
                        CheckDigits.icao9303(number.substring(0, 14)))
                .isEqualTo(number.charAt(14)));
        assertThat(numbers("foreign_pr_2017_invalid")).isNotEmpty().allSatisfy(number -> assertThat(
                        CheckDigits.icao9303(number.substring(0, 14)))
                .isNotEqualTo(number.charAt(14)));
    }

    @Test
    void theMachineReadableZoneOfIcao9303Agrees() throws IOException {
        JsonNode zone = vectors().get("icao_9303_mrz");
        assertThat(String.valueOf(CheckDigits.icao9303(zone.get("passport_no").textValue())))
                .isEqualTo(zone.get("check").textValue());
        assertThat(String.valueOf(CheckDigits.icao9303(zone.get("expiry").textValue())))
                .isEqualTo(zone.get("expiry_check").textValue());
    }

    @Test
    void theSampleOfTheBankCardStandardAgrees() {
        assertThat(CheckDigits.luhn("7992739871")).isEqualTo('3');
    }

    private static List<String> numbers(String vector) throws IOException {
        List<String> numbers = new ArrayList<>();
        vectors()
                .get(vector)
                .forEach(item -> numbers.add(
                        item.isTextual() ? item.textValue() : item.get("number").textValue()));
        return numbers;
    }

    private static JsonNode vectors() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(CheckDigitsTest.class.getResourceAsStream("/identifier-vectors.json"))) {
            return new ObjectMapper().readTree(file);
        }
    }
}
