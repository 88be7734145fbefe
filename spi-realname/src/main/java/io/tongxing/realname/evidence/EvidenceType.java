package io.tongxing.realname.evidence;

import java.util.Arrays;
import java.util.Optional;

/** A way to prove an identity; the code is what forms, journal and provider ids carry. */
public enum EvidenceType {
    /** Name and number of a document agree with the population register. Says nothing about who typed them. */
    TWO_ELEMENT("two-element", "population_register");

    private final String code;
    private final String recordType;

    EvidenceType(String code, String recordType) {
        this.code = code;
        this.recordType = recordType;
    }

    public String code() {
        return code;
    }

    /** The type of the electronic record that was looked at, in the words of OpenID Identity Assurance. */
    public String recordType() {
        return recordType;
    }

    public static Optional<EvidenceType> fromCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
