package io.tongxing.sandbox.authority.chip;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.sandbox.person.DocumentType;
import io.tongxing.sandbox.person.Stranger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineReadableZoneTest {
    @Test
    void aPassportHasTwoLinesWithTheirCheckDigits() {
        assertThat(MachineReadableZone.of(Stranger.holding(DocumentType.PASSPORT)))
                .isEqualTo("P<CHNZHANG<<MO<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<"
                        + "E000000008CHN8001014F3601051<<<<<<<<<<<<<<02");
    }

    @Test
    void aPermitHasThreeLinesWithTheirCheckDigits() {
        assertThat(MachineReadableZone.of(Stranger.holding(DocumentType.HK_MO_TRAVEL_PERMIT)))
                .isEqualTo("C<CHNE000000008<<<<<<<<<<<<<<<" + "8001014F3601051CHN<<<<<<<<<<<2"
                        + "ZHANG<<MO<<<<<<<<<<<<<<<<<<<<<");
    }

    @ParameterizedTest
    @CsvSource({
        "王小明, WANG<<XIAOMING<<<<<<",
        "欧阳若岚, OUYANG<<RUOLAN<<<<<<",
        "KIM ALEX, KIM<<ALEX<<<<<<<<<<<",
        "ABDRAKHMANOV DANIEL MIN, ABDRAKHMANOV<<DANIEL",
        "王, WANG<<<<<<<<<<<<<<<<",
        "阿强, X<<QIANG<<<<<<<<<<<<"
    })
    void namesAreWrittenInLetters(String name, String printed) {
        assertThat(PrintedName.of(name, 20)).isEqualTo(printed);
    }

    @Test
    void lengthsAreWrittenAsInDer() {
        assertThat(Tlv.of(0x61, new byte[127])).startsWith(0x61, 0x7F).hasSize(129);
        assertThat(Tlv.of(0x61, new byte[128])).startsWith(0x61, 0x81, 0x80).hasSize(131);
        assertThat(Tlv.of(0x5F0E, new byte[256]))
                .startsWith(0x5F, 0x0E, 0x82, 0x01, 0x00)
                .hasSize(261);
    }
}
