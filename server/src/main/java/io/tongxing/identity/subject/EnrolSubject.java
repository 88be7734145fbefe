package io.tongxing.identity.subject;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.audit.AuditTrail;
import io.tongxing.identity.platform.AttemptLimits;
import io.tongxing.identity.platform.AttemptLimits.Limit;
import io.tongxing.identity.platform.Ids;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Registers a person.
 *
 * <p>Whether a number or mobile is already registered is nobody's business but its owner's. Both outcomes therefore cost the same (a password
 * hash, inserts up to the one that decides, a second short transaction, one message) and look the same on the page; only the message, which goes to the owner, tells
 * them apart.
 */
public final class EnrolSubject {
    private static final Limit PER_NUMBER_DAY = new Limit("enrol-document-day", 60, Duration.ofDays(1));
    private static final Limit CARRIER_DAY = new Limit("enrol-carrier-day", 5, Duration.ofDays(1));
    private static final Limit WARNINGS_DAY = new Limit("enrol-warnings-day", 3, Duration.ofDays(1));

    private final SubjectStore subjects;
    private final KeepMobile mobiles;
    private final Accounts accounts;
    private final AttemptLimits limits;
    private final AuditTrail trail;
    private final Ids ids;
    private final Clock clock;

    public EnrolSubject(
            SubjectStore subjects,
            KeepMobile mobiles,
            Accounts accounts,
            AttemptLimits limits,
            AuditTrail trail,
            Ids ids,
            Clock clock) {
        this.subjects = subjects;
        this.mobiles = mobiles;
        this.accounts = accounts;
        this.limits = limits;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
    }

    /** Counts a registration of the number, registered or not; when to come again if there were too many. In a transaction of its own. */
    public Optional<Instant> admit(IdentityDocument document) {
        String number = document.type().code() + "|" + document.number();
        if (limits.take(PER_NUMBER_DAY, number)) {
            return Optional.empty();
        }
        trail.append(AuditEvent.refused("enrolment-refused", "limit"));
        return limits.freeAgainAt(PER_NUMBER_DAY, number);
    }

    /** Whether the carrier may be asked about a number that is newly the person's; counted per document, registered or not. */
    public boolean mayAskCarrier(IdentityDocument document) {
        return limits.take(CARRIER_DAY, document.type().code() + "|" + document.number());
    }

    /**
     * Adds the person; runs in one transaction of its own.
     *
     * @param numberIsNew the carrier has just confirmed the mobile for this person, so that an older binding of it has ended
     * @return the account's name
     * @throws IdentifierTakenException when somebody has the number or the mobile; nothing may be kept of this transaction
     */
    public String enrol(Enrolment enrolment, boolean numberIsNew) {
        UUID person = ids.uuid();
        String name = ids.accountName();
        String account = accounts.open(name, enrolment.password());
        if (numberIsNew) {
            mobiles.moved(enrolment.mobile());
        }
        subjects.add(person, account, enrolment, clock.instant());
        trail.append(AuditEvent.done("subject-enrolled")
                .person(person)
                .account(account)
                .fact("document-type", enrolment.document().type().code()));
        return name;
    }

    /**
     * Adds somebody who says neither name nor number; what they can do without a proof is nothing that needs one. In a transaction of its own.
     *
     * @return the account's name
     * @throws IdentifierTakenException when somebody has the mobile; nothing may be kept of this transaction
     */
    public String enrolWithoutNumber(MobileNumber mobile, String password) {
        UUID person = ids.uuid();
        String name = ids.accountName();
        String account = accounts.open(name, password);
        subjects.addUnnamed(person, account, mobile, clock.instant());
        trail.append(AuditEvent.done("subject-enrolled")
                .person(person)
                .account(account)
                .fact("document-type", "none"));
        return name;
    }

    /** The form was not well-formed or the code not right; by reason codes, so that an operator sees what people stumble over. */
    public void rejectForm(List<String> reasons) {
        trail.append(AuditEvent.refused("enrolment-refused", "form").fact("problems", String.join(" ", reasons)));
    }

    /**
     * The second step, in a transaction of its own, after {@link #enrol} was committed or rolled back: what to tell, and whom. Empty when the owner of
     * a taken number was warned often enough today: nobody makes our gateway pester a resident.
     *
     * @param taken what stood in the way, empty when the person was registered
     */
    public Optional<Announcement> announce(
            Optional<IdentifierTakenException.What> taken,
            IdentityDocument document,
            MobileNumber mobile,
            String accountName) {
        Optional<MobileNumber> holder = subjects.mobileOfHolder(document);
        if (taken.isEmpty()) {
            return Optional.of(new Announcement(holder.orElse(mobile), Announcement.Kind.WELCOME, accountName));
        }
        trail.append(AuditEvent.refused(
                "enrolment-refused",
                taken.get() == IdentifierTakenException.What.DOCUMENT
                        ? "document-already-enrolled"
                        : "contact-already-enrolled"));
        MobileNumber owner = taken.get() == IdentifierTakenException.What.DOCUMENT ? holder.orElse(mobile) : mobile;
        return limits.take(WARNINGS_DAY, owner.value())
                ? Optional.of(new Announcement(owner, Announcement.Kind.ALREADY_REGISTERED, ""))
                : Optional.empty();
    }

    /** As {@link #announce}, after {@link #enrolWithoutNumber}; without an account name the mobile was taken. */
    public Optional<Announcement> announceWithoutNumber(MobileNumber mobile, Optional<String> accountName) {
        if (accountName.isPresent()) {
            return Optional.of(new Announcement(mobile, Announcement.Kind.WELCOME, accountName.get()));
        }
        trail.append(AuditEvent.refused("enrolment-refused", "contact-already-enrolled"));
        return limits.take(WARNINGS_DAY, mobile.value())
                ? Optional.of(new Announcement(mobile, Announcement.Kind.ALREADY_REGISTERED, ""))
                : Optional.empty();
    }
}
