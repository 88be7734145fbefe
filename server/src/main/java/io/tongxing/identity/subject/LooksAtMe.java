package io.tongxing.identity.subject;

import java.util.List;
import java.util.UUID;

/** Tells a resident who looked at their unmasked data, when and why. */
public final class LooksAtMe {
    private static final int MOST = 500;

    private final OperatorLooks looks;

    public LooksAtMe(OperatorLooks looks) {
        this.looks = looks;
    }

    /** Newest first. The operator's account id is for complaints and not for a page: it names nobody, but it should not become a nickname either. */
    public List<OperatorLook> of(UUID personId) {
        return looks.at(personId, MOST);
    }
}
