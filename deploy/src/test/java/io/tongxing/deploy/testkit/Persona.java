package io.tongxing.deploy.testkit;

import org.jspecify.annotations.Nullable;

/** A synthetic person as every simulated register knows them. */
public record Persona(
        String name,
        String sex,
        String birthdate,
        String documentType,
        String documentNumber,
        @Nullable String issuingState,
        String mobile) {

    /** The same person, who types another name. */
    public Persona typing(String typedName) {
        return new Persona(typedName, sex, birthdate, documentType, documentNumber, issuingState, mobile);
    }

    /** The same papers in another hand: with a mobile that is not the one on file. */
    public Persona calledAt(String otherMobile) {
        return new Persona(name, sex, birthdate, documentType, documentNumber, issuingState, otherMobile);
    }

    /** Names nobody: test reports are kept. */
    @Override
    public String toString() {
        return "Persona[" + documentType + "]";
    }
}
