package io.tongxing.realname.contract;

/** What a register under test does with the next questions. */
public enum RegisterBehaviour {
    MATCH,
    MISMATCH,
    NOT_FOUND,
    DOCUMENT_NOT_VALID,
    CANNOT_COMPARE,
    /** Nobody listens, or the connection breaks before an answer. */
    DOWN,
    /** A complete answer with an error status. */
    ERROR_STATUS,
    /** No answer before the time limit has passed. */
    SLOW,
    /** Begins to answer at once and is not done when the time limit has passed. */
    TRICKLING,
    /** Answers with more than any answer can be, without an end. */
    ENDLESS,
    /** A text that is no answer in the protocol of the register. */
    GARBAGE,
    /** A right answer that breaks off in the middle. */
    TRUNCATED,
    /** A well-formed answer with a result that the protocol does not have. */
    UNKNOWN_RESULT,
    /** A match, about another person. */
    OTHER_PERSON,
    /** A match about the right person, but to an earlier question. */
    OTHER_QUESTION;

    /** Whether it is no answer that can be believed, as opposed to a yes or no about the person. */
    public boolean isFailure() {
        return compareTo(DOWN) >= 0;
    }
}
