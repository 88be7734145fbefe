package io.tongxing.realname.evidence;

/** Why a text is not a number of the chosen document, told finely enough that its owner can find the slip. */
public enum DocumentProblem {
    EMPTY,
    LENGTH,
    CHARACTERS,
    CHECK_DIGIT,
    /** No such day, or a birth in the future. */
    DATE,
    /** No such province, or for a passport no such issuing state. */
    DIVISION,
    /** Not a number of the chosen document, but a valid one of another. */
    OTHER_TYPE
}
