package io.tongxing.identity.cases;

import io.tongxing.identity.platform.Operator;

/**
 * What one kind of case needs, and what it does. Both run in the transaction of the step, with the persons held; whatever is changed goes through
 * the ledger, so that undoing needs no code of its own.
 */
interface Procedure {

    /**
     * Whether the case makes sense; asked when it is opened and once more before it is carried out, since much can happen in between.
     *
     * @throws CaseRefusedException with the reason
     */
    void check(CaseFile file);

    /** Does it all, or throws. */
    void carryOut(CaseFile file, Operator operator, Outcome outcome);

    /** What else an undoing has to see to, beyond what the ledger restores. */
    default void undone(CaseFile file, Outcome outcome) {
        file.persons().forEach(outcome::standingChanged);
    }

    /** What was handed out or done outside cannot be taken back. */
    default boolean canBeUndone() {
        return true;
    }
}
