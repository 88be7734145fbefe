package io.tongxing.deploy.rules;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Personal values in every form in which a text may hold them: as they are, in hexadecimal digits, for addresses, for JSON. */
final class Needles {

    private final List<String> forms = new ArrayList<>();

    Needles(Set<String> values) {
        for (String value : values) {
            forms.add(value);
            forms.add(HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8)));
            String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
            if (!encoded.equals(value)) {
                forms.add(encoded);
                forms.add(escaped(value));
            }
        }
    }

    /** How many of them the text holds. Which ones is not told: test reports are kept. */
    long in(String text) {
        return forms.stream().filter(text::contains).count();
    }

    private static String escaped(String value) {
        StringBuilder json = new StringBuilder();
        for (char character : value.toCharArray()) {
            json.append(character < 128 ? String.valueOf(character) : "\\u%04x".formatted((int) character));
        }
        return json.toString();
    }
}
