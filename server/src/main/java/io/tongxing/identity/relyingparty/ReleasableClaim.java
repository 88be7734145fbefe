package io.tongxing.identity.relyingparty;

import java.util.Arrays;
import java.util.Optional;

/** The facts about a natural person that can be released, under the claim names of OpenID Connect Core 5.1 where it has one. */
public enum ReleasableClaim {
    NAME("name"),
    BIRTHDATE("birthdate"),
    GENDER("gender"),
    DOCUMENT_TYPE("document_type"),
    DOCUMENT_NUMBER("document_number"),
    PHONE_NUMBER("phone_number");

    private final String claimName;

    ReleasableClaim(String claimName) {
        this.claimName = claimName;
    }

    public String claimName() {
        return claimName;
    }

    public static Optional<ReleasableClaim> fromName(String name) {
        return Arrays.stream(values())
                .filter(claim -> claim.claimName.equals(name))
                .findFirst();
    }
}
