package io.tongxing.identity.subject;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.audit.AuditTrail;
import io.tongxing.identity.platform.AttemptLimits;
import io.tongxing.identity.platform.AttemptLimits.Limit;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.platform.NetworkAddress;
import io.tongxing.realname.PersonalData;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.spi.ClaimedIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Gives an account back to a person who has lost its mobile: by document and fresh evidence, bound to a new mobile, after a cool-off in which the
 * old contacts can object.
 *
 * <p>Everybody gets a receipt number and the same answer, whatever was decided. Each call runs in one transaction of its own.
 */
public final class LostMobile {
    private static final Duration LAPSES_AFTER = Duration.ofDays(30);
    private static final int RECEIPT_LETTERS = 16;
    private static final int CANCEL_LETTERS = 12;
    private static final Limit PER_NUMBER = new Limit("recovery-document-day", 5, Duration.ofDays(1));
    private static final Limit PER_ADDRESS = new Limit("recovery-address-hour", 60, Duration.ofHours(1));

    /** A message to be sent, with its account when its sessions must end. */
    public record Result(List<Announcement> announcements, Optional<String> endSessionsOf) {
        static final Result NOTHING = new Result(List.of(), Optional.empty());
    }

    /** What everybody gets, and what only old contacts hear. */
    @PersonalData
    public record Begun(String receipt, List<Announcement> announcements) {
        @Override
        public String toString() {
            return "Begun[" + announcements.size() + "]";
        }
    }

    private final RecoveryStore recoveries;
    private final SubjectStore subjects;
    private final KeepMobile mobiles;
    private final Accounts accounts;
    private final ProvenLevels levels;
    private final RecoveryPolicy policy;
    private final AttemptLimits limits;
    private final AuditTrail trail;
    private final Ids ids;
    private final Clock clock;

    public LostMobile(
            RecoveryStore recoveries,
            SubjectStore subjects,
            KeepMobile mobiles,
            Accounts accounts,
            ProvenLevels levels,
            RecoveryPolicy policy,
            AttemptLimits limits,
            AuditTrail trail,
            Ids ids,
            Clock clock) {
        this.recoveries = recoveries;
        this.subjects = subjects;
        this.mobiles = mobiles;
        this.accounts = accounts;
        this.levels = levels;
        this.policy = policy;
        this.limits = limits;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
    }

    /** Counts a try, whether or not there is such an account; when to come again if there were too many. */
    public Optional<Instant> admit(Optional<IdentityDocument> document, NetworkAddress address) {
        String number =
                document.map(one -> one.type().code() + "|" + one.number()).orElse("");
        boolean addressMay = limits.take(PER_ADDRESS, address.network());
        if (addressMay && (number.isEmpty() || limits.take(PER_NUMBER, number))) {
            return Optional.empty();
        }
        trail.append(AuditEvent.refused("account-recovery-refused", "limit"));
        return addressMay ? limits.freeAgainAt(PER_NUMBER, number) : limits.freeAgainAt(PER_ADDRESS, address.network());
    }

    /** The source did not answer: the try does not count. */
    public void notAsked(IdentityDocument document) {
        limits.giveBack(PER_NUMBER, document.type().code() + "|" + document.number());
        trail.append(AuditEvent.unavailable("account-recovery-refused", "evidence-unavailable"));
    }

    /**
     * Decides about a request.
     *
     * @param claimed as typed
     * @param fresh what a source has confirmed about it just now; empty when it did not
     * @param mobile the new mobile, proven by a code
     */
    public Begun begin(ClaimedIdentity claimed, Set<EvidenceType> fresh, MobileNumber mobile) {
        String receipt = ids.readable(RECEIPT_LETTERS);
        List<String> found = subjects.accountsOf(Optional.empty(), List.of(claimed.document()));
        Optional<UUID> person = found.size() == 1 ? subjects.personOf(found.get(0)) : Optional.empty();
        boolean sameName = person.flatMap(subjects::currentIdentity)
                .filter(identity -> identity.name().equals(claimed.name()))
                .isPresent();
        if (person.isEmpty() || !sameName) {
            trail.append(AuditEvent.refused("account-recovery-refused", "no-account"));
            return new Begun(receipt, List.of());
        }
        RecoveryPolicy.Shown shown = new RecoveryPolicy.Shown(RecoveryPolicy.Mobile.NONE, true, fresh);
        RecoveryPolicy.Decision decision = policy.decide(levels.highestOf(person.get()), shown);
        if (decision instanceof RecoveryPolicy.NotEnough no) {
            trail.append(
                    AuditEvent.refused("account-recovery-refused", no.missing().code())
                            .person(person.get())
                            .account(found.get(0)));
            return new Begun(receipt, List.of());
        }
        Duration wait = decision instanceof RecoveryPolicy.After after ? after.coolOff() : Duration.ZERO;
        return new Begun(receipt, hold(person.get(), found.get(0), mobile, receipt, wait));
    }

    private List<Announcement> hold(UUID person, String account, MobileNumber mobile, String receipt, Duration wait) {
        Instant now = clock.instant();
        String cancelCode = ids.readable(CANCEL_LETTERS);
        RecoveryStore.Pending pending = new RecoveryStore.Pending(
                ids.uuid(),
                person,
                account,
                mobile,
                now.plus(wait),
                now.plus(wait).plus(LAPSES_AFTER));
        recoveries.put(pending, receipt, cancelCode, now);
        trail.append(AuditEvent.done("account-recovery-begun")
                .person(person)
                .account(account)
                .fact("recovery", pending.recoveryId().toString())
                .fact("hours", Long.toString(wait.toHours())));
        return tellOwner(person, Announcement.Kind.RECOVERY_BEGUN, cancelCode);
    }

    /**
     * Ends the cool-off: new mobile, new password.
     *
     * @param mobile proven by a code; must be the one that the request named
     * @throws IdentifierTakenException when the mobile was bound to somebody else meanwhile; the caller rolls back
     */
    public Result finish(String receipt, MobileNumber mobile, String newPassword) {
        Instant now = clock.instant();
        Optional<RecoveryStore.Pending> found = recoveries.byReceipt(normal(receipt));
        Optional<RecoveryStore.Pending> ready =
                found.filter(pending -> !pending.readyAt().isAfter(now)
                        && pending.lapsesAt().isAfter(now)
                        && pending.mobile().equals(mobile));
        if (ready.isEmpty() || !recoveries.finish(ready.get().recoveryId(), now)) {
            trail.append(AuditEvent.refused("account-recovery-refused", found.isEmpty() ? "no-receipt" : "not-ready"));
            return Result.NOTHING;
        }
        RecoveryStore.Pending pending = ready.get();
        List<Announcement> toOld = tellOwner(pending.personId(), Announcement.Kind.RECOVERY_DONE, "");
        mobiles.replace(pending.personId(), mobile);
        accounts.replacePassword(pending.accountId(), newPassword);
        trail.append(AuditEvent.done("account-recovered")
                .person(pending.personId())
                .account(pending.accountId())
                .fact("recovery", pending.recoveryId().toString()));
        return new Result(toOld, Optional.of(pending.accountId()));
    }

    /** By the code that the old contacts were sent. */
    public List<Announcement> cancel(String cancelCode) {
        Optional<String> account = recoveries.cancelByCode(normal(cancelCode), clock.instant());
        if (account.isEmpty()) {
            trail.append(AuditEvent.refused("account-recovery-refused", "no-cancel-code"));
            return List.of();
        }
        return cancelled(account.get(), "code");
    }

    /** The owner has logged in as usual, so nobody has lost anything; in the transaction of the login. */
    public List<Announcement> cancelByLogin(String accountId) {
        return recoveries.cancelOf(accountId, clock.instant()) ? cancelled(accountId, "login") : List.of();
    }

    private List<Announcement> cancelled(String accountId, String by) {
        Optional<UUID> person = subjects.personOf(accountId);
        trail.append(AuditEvent.done("account-recovery-cancelled")
                .account(accountId)
                .person(person.orElse(null))
                .fact("by", by));
        return person.map(id -> tellOwner(id, Announcement.Kind.RECOVERY_CANCELLED, ""))
                .orElse(List.of());
    }

    private List<Announcement> tellOwner(UUID person, Announcement.Kind kind, String detail) {
        return mobiles.mobileOf(person)
                .map(binding -> List.of(new Announcement(binding.mobile(), kind, detail)))
                .orElse(List.of());
    }

    /** As it was given out, however it was typed. */
    private static String normal(String typed) {
        return typed.replaceAll("[^A-Za-z]", "").toLowerCase(java.util.Locale.ROOT);
    }
}
