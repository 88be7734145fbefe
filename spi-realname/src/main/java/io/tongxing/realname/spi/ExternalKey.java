package io.tongxing.realname.spi;

import io.tongxing.realname.PersonalData;
import java.util.regex.Pattern;

/**
 * What a source calls a person, the same at every check and unknown to everybody else: the application code of the network
 * identity, the user id of the provincial platform. With it somebody can be known again who has shown no number at all.
 */
@PersonalData
public record ExternalKey(String source, String value) {
    private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int LONGEST = 200;

    public ExternalKey {
        if (!SOURCE.matcher(source).matches()) {
            throw new IllegalArgumentException("a source is named by a short code");
        }
        if (value.isBlank() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a key is a short text in one line");
        }
    }

    @Override
    public String toString() {
        return "ExternalKey[" + source + "]";
    }
}
