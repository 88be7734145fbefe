package io.tongxing.realname.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MobileNumberTest {

    private static final MobileNumber MOBILE = new MobileNumber("13812345678");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13812345678",
                "138 1234 5678",
                "138-1234-5678",
                "+86 138 1234 5678",
                "＋８６１３８１２３４５６７８",
                "008613812345678",
                "86-138-1234-5678",
                "\u202D+86 13812345678\u202C"
            })
    void everyWritingIsTheSameNumber(String typed) {
        assertThat(MobileNumber.read(typed)).contains(MOBILE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1381234567",
                "138123456789",
                "12812345678",
                "03812345678",
                "23812345678",
                "+8513812345678",
                "+86+8613812345678",
                "1381234567a",
                "0532-12345678",
                "13812345678,13912345678",
                "١٣٨١٢٣٤٥٦٧٨"
            })
    void everythingElseIsNoMobileOfTheMainland(String typed) {
        assertThat(MobileNumber.read(typed)).isEmpty();
    }

    @Test
    void numberIsWrittenMaskedAndInternationally() {
        assertThat(MOBILE.masked()).isEqualTo("1*********8");
        assertThat(MOBILE.e164()).isEqualTo("+8613812345678");
        assertThat(MOBILE.toString()).doesNotContain("1234");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+8613812345678", "138 1234 5678", "１３８１２３４５６７８", "12812345678"})
    void constructorRefusesWhatIsNotTheElevenDigits(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MobileNumber(value))
                .withMessageNotContaining(value);
    }
}
