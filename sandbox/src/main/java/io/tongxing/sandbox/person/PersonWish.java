package io.tongxing.sandbox.person;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What somebody asks of a person to be made; what is left open is drawn. */
public record PersonWish(
        @Nullable String name,
        @Nullable Sex sex,
        @Nullable LocalDate birthdate,
        DocumentType documentType,
        CardFormat format) {
    public static final int LONGEST_NAME = 50;

    public PersonWish {
        if (name != null && (name.isBlank() || name.codePointCount(0, name.length()) > LONGEST_NAME)) {
            throw new IllegalArgumentException("a name has 1 to 50 characters");
        }
    }
}
