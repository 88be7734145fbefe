package io.tongxing.identity.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class VendorWordsFactoryTest {
    private final VendorWordsFactory words = new VendorWordsFactory();

    @Test
    void wordsOfAJarAreFoundByBundleAndLocale() throws IOException {
        assertThat(words.getMessages("messages", Locale.SIMPLIFIED_CHINESE))
                .containsEntry("tx.proof.method.vendor-of-the-test", "测试来源");
    }

    @Test
    void languageThatNoJarSpeaksHasNoWords() throws IOException {
        assertThat(words.getMessages("messages", Locale.FRENCH)).isEmpty();
    }
}
