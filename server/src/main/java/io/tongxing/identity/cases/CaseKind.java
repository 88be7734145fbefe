package io.tongxing.identity.cases;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a case is about, and whether one member of staff may carry it out alone. */
public enum CaseKind {
    /** One human with two accounts. Its undoing is the split. */
    MERGE(true),
    NUMBER_CHANGE(true),
    NAME_CHANGE(true),
    /** Two people to whom one number was given. */
    DUPLICATE_NUMBER(true),
    DEATH_SUSPECTED(false),
    DEATH_CONFIRMED(true),
    /** What a near relative of somebody deceased may be handed. */
    NEAR_RELATIVE(true),
    MOBILE_LOST(true),
    /** The operator gave the number to a new subscriber. */
    MOBILE_REASSIGNED(true),
    /** The counter gives an account back whose secrets are gone. */
    RECOVERY(true),
    GUARDIAN(true),
    HELPER(true),
    /** A register cannot compare a rare character. */
    NAME_NOT_COMPARABLE(true),
    FREEZE(false),
    CLOSE(true);

    private final boolean twoOperators;

    CaseKind(boolean twoOperators) {
        this.twoOperators = twoOperators;
    }

    /** Stopping something that may be going wrong must be quick; everything that gives somebody something takes two. */
    public boolean twoOperators() {
        return twoOperators;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<CaseKind> fromCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
