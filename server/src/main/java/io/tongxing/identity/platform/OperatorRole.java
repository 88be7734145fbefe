package io.tongxing.identity.platform;

import java.util.Locale;

/** What a member of staff may do; the names are those of the realm's roles. */
public enum OperatorRole {
    /** Looks at people and documents at a counter. */
    CLERK,
    /** Opens, confirms and undoes cases. */
    CASE_OFFICER,
    /** Rotates keys. */
    KEY_OFFICER,
    /** Reads, and changes nothing. */
    AUDITOR;

    public String roleName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
