package io.tongxing.sandbox.person;

/** Sex as documents state it; in resident numbers it is the parity of the last sequence digit. */
public enum Sex {
    MALE,
    FEMALE;

    /** The word used on the wire. */
    public String code() {
        return this == MALE ? "male" : "female";
    }

    int parity() {
        return this == MALE ? 1 : 0;
    }
}
