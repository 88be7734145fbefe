package io.tongxing.identity.subject;

import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the account that a person means by what they typed: a mobile, a document number of any type, or the account name. */
public final class ResolveAccount {
    private final SubjectStore subjects;
    private final Accounts accounts;

    public ResolveAccount(SubjectStore subjects, Accounts accounts) {
        this.subjects = subjects;
        this.accounts = accounts;
    }

    /**
     * The account meant, or empty when there is none or when the text could mean two persons: guessing between them would let one try the other's
     * password.
     */
    public Optional<String> resolve(String typed) {
        List<String> found = subjects.accountsOf(MobileNumber.read(typed), IdentityDocument.candidates(typed));
        if (found.size() == 1) {
            return Optional.of(found.get(0));
        }
        return found.isEmpty() ? accounts.byName(typed.strip().toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** The account of the mobile, for who has just proven to hold it. */
    public Optional<String> byMobile(MobileNumber mobile) {
        return subjects.accountOfMobile(mobile);
    }
}
