package io.tongxing.sandbox.department.saml;

import io.tongxing.sandbox.department.Told;
import org.jspecify.annotations.Nullable;

/** A visitor whose assertion was believed, with what a logout message needs to name the same session. */
record Arrival(
        Told told,
        String nameId,
        @Nullable String nameQualifier,
        @Nullable String spNameQualifier,
        String sessionIndex) {
    /** Names nobody, as {@link Told}. */
    @Override
    public String toString() {
        return "Arrival[]";
    }
}
