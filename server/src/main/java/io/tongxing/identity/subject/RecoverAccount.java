package io.tongxing.identity.subject;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.audit.AuditTrail;
import io.tongxing.realname.evidence.MobileNumber;
import java.util.List;
import java.util.Optional;

/**
 * Gives an account back to the holder of its mobile, with a new password.
 *
 * <p>The answer is the same whether the mobile has an account or not; the owner is told by message, on the mobile that was proven by code just
 * before. Runs in one transaction.
 */
public final class RecoverAccount {
    /** The account that got a new password, and what to tell its owner. */
    public record Recovered(String accountId, Announcement announcement) {}

    private final SubjectStore subjects;
    private final Accounts accounts;
    private final AuditTrail trail;

    public RecoverAccount(SubjectStore subjects, Accounts accounts, AuditTrail trail) {
        this.subjects = subjects;
        this.accounts = accounts;
        this.trail = trail;
    }

    /** Replaces the password of the mobile's account, if there is one, and says whom to tell. */
    public Optional<Recovered> recover(MobileNumber mobile, String newPassword) {
        Optional<String> account = subjects.accountOfMobile(mobile);
        if (account.isEmpty()) {
            trail.append(AuditEvent.refused("account-recovery-refused", "no-account"));
            return Optional.empty();
        }
        accounts.replacePassword(account.get(), newPassword);
        trail.append(AuditEvent.done("account-recovered")
                .account(account.get())
                .person(subjects.personOf(account.get()).orElse(null)));
        return Optional.of(
                new Recovered(account.get(), new Announcement(mobile, Announcement.Kind.PASSWORD_REPLACED, "")));
    }

    /** Ends what was logged in with the old password; after {@link #recover} was committed, in a transaction of its own. */
    public void endSessions(String accountId) {
        accounts.endSessions(accountId);
    }

    /** The form was not well-formed; by reason codes. */
    public void rejectForm(List<String> reasons) {
        trail.append(
                AuditEvent.refused("account-recovery-refused", "form").fact("problems", String.join(" ", reasons)));
    }
}
