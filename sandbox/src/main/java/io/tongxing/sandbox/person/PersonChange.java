package io.tongxing.sandbox.person;

import org.jspecify.annotations.Nullable;

/**
 * What changes about a person; null leaves it, {@link #NEW} for a number or a mobile draws a fresh one.
 *
 * <p>{@code takeOverMobile} names a mobile that its former owner gave up, which is how a carrier hands numbers out again. It
 * is a field of its own because nobody may come by another's old mobile by accident.
 */
public record PersonChange(
        @Nullable String name,
        @Nullable String documentNumber,
        @Nullable String mobile,
        @Nullable String takeOverMobile,
        @Nullable String bankMobile,
        @Nullable Boolean deceased,
        @Nullable Boolean comparable,
        @Nullable Boolean cardCancelled,
        @Nullable Boolean faceUnknown,
        @Nullable Integer provinceLevel) {
    public static final String NEW = "new";

    public PersonChange {
        if (mobile != null && takeOverMobile != null) {
            throw new IllegalArgumentException("a mobile is either drawn or taken over");
        }
        if (provinceLevel != null && (provinceLevel < 1 || provinceLevel > 3)) {
            throw new IllegalArgumentException("the province knows the levels 1 to 3");
        }
    }

    /** Names nothing: the values are about a person. */
    @Override
    public String toString() {
        return "PersonChange[]";
    }
}
