package io.tongxing.realname.evidence;

/** Why a text cannot be the name of a person. A rare character that no input method has is the counter's work. */
public enum NameProblem {
    EMPTY,
    TOO_LONG,
    CHARACTERS
}
