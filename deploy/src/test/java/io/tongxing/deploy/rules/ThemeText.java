package io.tongxing.deploy.rules;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The sentences of the login pages in their default language, from the theme's own bundle. */
final class ThemeText {

    private static final Path BUNDLE =
            Path.of("server/src/main/resources/theme/tongxing/login/messages/messages_zh_CN.properties");

    private final Properties messages = new Properties();

    ThemeText() {
        Path file = Path.of(System.getProperty("tongxing.home")).resolve(BUNDLE);
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            messages.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sentence, up to its first argument. */
    String of(String key) {
        String text = messages.getProperty(key);
        if (text == null) {
            throw new AssertionError("the theme has no text " + key);
        }
        int argument = text.indexOf('{');
        return (argument < 0 ? text : text.substring(0, argument)).strip();
    }
}
