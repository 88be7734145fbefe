package io.tongxing.sandbox.person;

import org.jspecify.annotations.Nullable;

/** What changes about a person; null leaves it, {@link #NEW} for a number or a mobile draws a fresh one. */
public record PersonChange(
        @Nullable String name,
        @Nullable String documentNumber,
        @Nullable String mobile,
        @Nullable Boolean deceased,
        @Nullable Boolean comparable) {
    public static final String NEW = "new";
}
