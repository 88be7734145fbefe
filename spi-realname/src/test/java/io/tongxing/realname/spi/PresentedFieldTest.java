package io.tongxing.realname.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tongxing.realname.spi.PresentedField.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresentedFieldTest {

    @Test
    void fieldSaysWhetherItMayBeEmpty() {
        assertThat(PresentedField.required("bankCard", Kind.DIGITS, 30).required())
                .isTrue();
        assertThat(PresentedField.optional("mobile", Kind.DIGITS, 20).required())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Card", "two words", "card-number", "x.y", "f2345678901234567890123456789012345678901"})
    void nameThatIsNoOneWordIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> PresentedField.required(name, Kind.TEXT, 10));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 100_001})
    void lengthThatNoFieldHasIsRefused(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> PresentedField.required("card", Kind.TEXT, length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines"})
    void keyThatIsNoKeyIsRefused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ExternalKey("ctid", value));
        assertThatIllegalArgumentException().isThrownBy(() -> new ExternalKey("C T", "k"));
    }
}
