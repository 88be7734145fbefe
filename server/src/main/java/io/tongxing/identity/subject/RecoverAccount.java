package io.tongxing.identity.subject;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.audit.AuditTrail;
import io.tongxing.identity.platform.AttemptLimits;
import io.tongxing.identity.platform.AttemptLimits.Limit;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Gives an account back to the holder of its mobile, with a new password; of a proven identity only together with the document number.
 *
 * <p>The answer is the same whether the mobile has an account or not and whether what was typed was enough; the owner is told by message, on the
 * mobile that was proven by code just before. Each call runs in one transaction.
 */
public final class RecoverAccount {
    private static final Limit NUMBERS_DAY = new Limit("recovery-numbers-day", 5, Duration.ofDays(1));

    /**
     * What came of it.
     *
     * @param accountId the account that got a new password, empty when none did
     * @param announcement what to tell the holder of the mobile
     */
    public record Recovered(Optional<String> accountId, Optional<Announcement> announcement) {
        private static final Recovered NOTHING = new Recovered(Optional.empty(), Optional.empty());
    }

    private final SubjectStore subjects;
    private final KeepMobile mobiles;
    private final Accounts accounts;
    private final ProvenLevels levels;
    private final RecoveryPolicy policy;
    private final AttemptLimits limits;
    private final AuditTrail trail;

    public RecoverAccount(
            SubjectStore subjects,
            KeepMobile mobiles,
            Accounts accounts,
            ProvenLevels levels,
            RecoveryPolicy policy,
            AttemptLimits limits,
            AuditTrail trail) {
        this.subjects = subjects;
        this.mobiles = mobiles;
        this.accounts = accounts;
        this.levels = levels;
        this.policy = policy;
        this.limits = limits;
        this.trail = trail;
    }

    /**
     * Replaces the password of the mobile's account, if there is one and enough was shown, and says whom to tell.
     *
     * @param typedNumber the document number as typed; empty when none was
     */
    public Recovered recover(MobileNumber mobile, String typedNumber, String newPassword) {
        Optional<String> account = subjects.accountOfMobile(mobile);
        Optional<UUID> person = account.flatMap(subjects::personOf);
        if (account.isEmpty() || person.isEmpty()) {
            trail.append(AuditEvent.refused("account-recovery-refused", "no-account"));
            return Recovered.NOTHING;
        }
        RecoveryPolicy.Decision decision = policy.decide(
                levels.highestOf(person.get()),
                new RecoveryPolicy.Shown(mobileOf(person.get()), isNumberOf(account.get(), typedNumber), Set.of()));
        if (decision instanceof RecoveryPolicy.Now) {
            accounts.replacePassword(account.get(), newPassword);
            trail.append(
                    AuditEvent.done("account-recovered").account(account.get()).person(person.get()));
            return new Recovered(
                    account, Optional.of(new Announcement(mobile, Announcement.Kind.PASSWORD_REPLACED, "")));
        }
        String missing =
                decision instanceof RecoveryPolicy.NotEnough no ? no.missing().code() : "evidence";
        trail.append(AuditEvent.refused("account-recovery-refused", missing)
                .account(account.get())
                .person(person.get()));
        return new Recovered(
                Optional.empty(), Optional.of(new Announcement(mobile, Announcement.Kind.RECOVERY_NEEDS_MORE, "")));
    }

    private RecoveryPolicy.Mobile mobileOf(UUID person) {
        return mobiles.stateOf(person) == KeepMobile.State.CURRENT
                ? RecoveryPolicy.Mobile.CURRENT
                : RecoveryPolicy.Mobile.AGED;
    }

    /** Guessing a number to a stolen mobile ends after a few tries; right ones cost nothing. */
    private boolean isNumberOf(String account, String typed) {
        if (typed.isBlank() || limits.isUsedUp(NUMBERS_DAY, account)) {
            return false;
        }
        boolean right = subjects.accountsOf(Optional.empty(), IdentityDocument.candidates(typed))
                .contains(account);
        if (!right) {
            limits.take(NUMBERS_DAY, account);
        }
        return right;
    }

    /** The account's name, told to the proven mobile alone. */
    public Optional<Announcement> remind(MobileNumber mobile) {
        Optional<String> account = subjects.accountOfMobile(mobile);
        trail.append(
                account.isEmpty()
                        ? AuditEvent.refused("account-name-told", "no-account")
                        : AuditEvent.done("account-name-told").account(account.get()));
        return account.map(id -> new Announcement(mobile, Announcement.Kind.ACCOUNT_NAME, accounts.nameOf(id)));
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
