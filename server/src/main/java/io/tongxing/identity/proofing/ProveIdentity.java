package io.tongxing.identity.proofing;

import io.tongxing.identity.audit.AuditEvent;
import io.tongxing.identity.audit.AuditTrail;
import io.tongxing.identity.platform.AttemptLimits;
import io.tongxing.identity.platform.AttemptLimits.Limit;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.subject.CurrentIdentity;
import io.tongxing.identity.subject.ExternalKeys;
import io.tongxing.identity.subject.SubjectStore;
import io.tongxing.realname.assurance.Assessment;
import io.tongxing.realname.assurance.AssurancePolicy;
import io.tongxing.realname.assurance.Explanation;
import io.tongxing.realname.assurance.HeldEvidence;
import io.tongxing.realname.assurance.IdentityAssuranceLevel;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.evidence.IdentityDocument;
import io.tongxing.realname.evidence.MobileNumber;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;

/**
 * Proves that a person is who they say: {@link #begin} an attempt, let the source be asked outside of any transaction, {@link #conclude} it.
 *
 * <p>A refusal counts against the person's and the number's limits, so that names cannot be guessed for a number; an unavailable source costs
 * nothing. Each call runs in one transaction of its own.
 */
public final class ProveIdentity {
    /** How long an attempt may be out before everybody takes it for lost. Longer than any verifier's own time limit. */
    public static final Duration LOST_AFTER = Duration.ofSeconds(60);

    private static final Limit REFUSALS_PER_PERSON = new Limit("proof-refusals-person", 5, Duration.ofDays(1));
    private static final Limit REFUSALS_PER_NUMBER = new Limit("proof-refusals-number", 5, Duration.ofDays(1));
    private static final Limit ATTEMPTS_PER_PERSON = new Limit("proof-attempts-person", 60, Duration.ofHours(1));

    private final VerificationStore store;
    private final SubjectStore subjects;
    private final ExternalKeys externalKeys;
    private final AttemptLimits limits;
    private final AuditTrail trail;
    private final AssurancePolicy policy;
    private final Ids ids;
    private final Clock clock;

    public ProveIdentity(
            VerificationStore store,
            SubjectStore subjects,
            ExternalKeys externalKeys,
            AttemptLimits limits,
            AuditTrail trail,
            AssurancePolicy policy,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.subjects = subjects;
        this.externalKeys = externalKeys;
        this.limits = limits;
        this.trail = trail;
        this.policy = policy;
        this.ids = ids;
        this.clock = clock;
    }

    /** What the person holds now, by the published table. */
    public Assessment assess(UUID personId) {
        return policy.assess(held(personId), clock.instant());
    }

    /** Why the person's level is what it is, until when, and what would give more. */
    public Explanation explain(UUID personId) {
        return policy.explain(held(personId), clock.instant());
    }

    /** What stands for the person, newest first. */
    public List<HeldVerification> verificationsOf(UUID personId) {
        return store.held(personId);
    }

    private List<HeldEvidence> held(UUID personId) {
        return store.held(personId).stream().map(HeldVerification::held).toList();
    }

    /** Begins an attempt, joins the one that is running, or answers empty when the limits are used up. */
    public Optional<VerificationStore.Beginning> begin(Claim claim) {
        concludeWhatWasLost(claim.personId());
        String person = claim.personId().toString();
        boolean limited = limits.isUsedUp(REFUSALS_PER_PERSON, person)
                || numberKey(claim)
                        .map(number -> limits.isUsedUp(REFUSALS_PER_NUMBER, number))
                        .orElse(false)
                || !limits.take(ATTEMPTS_PER_PERSON, person);
        if (limited) {
            trail.append(AuditEvent.refused("identity-proof-refused", "limit")
                    .person(claim.personId())
                    .fact("evidence-type", claim.evidenceType().code()));
            return Optional.empty();
        }
        Instant now = clock.instant();
        VerificationStore.Beginning beginning =
                store.begin(ids.uuid(), claim.personId(), claim.evidenceType(), now, now.plus(LOST_AFTER));
        if (beginning.isNew()) {
            trail.append(AuditEvent.done("identity-proof-begun")
                    .person(claim.personId())
                    .fact("attempt", beginning.attemptId().toString())
                    .fact("evidence-type", claim.evidenceType().code()));
        }
        return Optional.of(beginning);
    }

    /**
     * Writes down what the source said, once; a second conclusion of the same attempt changes nothing.
     *
     * @throws io.tongxing.identity.subject.IdentifierTakenException when the confirmed number, or the source's key for the person, is another
     *     person's; the caller rolls back and calls {@link #concludeClash}
     */
    public void conclude(UUID attemptId, Claim claim, EvidenceOutcome outcome) {
        ProofingAttempt attempt = store.attempt(attemptId).orElseThrow();
        if (outcome instanceof EvidenceOutcome.Confirmed confirmed) {
            confirm(attempt, claim, confirmed);
        } else if (outcome instanceof EvidenceOutcome.NotConfirmed refusal) {
            refuse(attempt, claim, refusal.reason().code());
        } else if (outcome instanceof EvidenceOutcome.Unavailable unavailable) {
            unavailable(attempt, unavailable.cause(), unavailable.retryAfter());
        }
    }

    private void confirm(ProofingAttempt attempt, Claim claim, EvidenceOutcome.Confirmed confirmed) {
        Optional<ClaimedIdentity> told = confirmed.identity().or(claim::identity);
        BiPredicate<IdentityDocument, IdentityDocument> otherDocument =
                confirmed.identity().isPresent() ? Renewal::mayBeTold : Renewal::mayBeTyped;
        if (told.isPresent() && !mayBecome(attempt.personId(), told.get(), otherDocument)) {
            refuse(attempt, claim, EvidenceOutcome.Reason.MISMATCH.code());
            return;
        }
        Instant now = clock.instant();
        if (!store.conclude(attempt.attemptId(), ProofingAttempt.State.CONFIRMED, null, null, now)) {
            return;
        }
        UUID verification = ids.uuid();
        Optional<CurrentIdentity> identity =
                told.map(proven -> subjects.replaceIdentity(attempt.personId(), proven, verification, now));
        confirmed.key().ifPresent(key -> externalKeys.link(attempt.personId(), key, now));
        store.save(verification, attempt.personId(), identity, confirmed.evidence(), now);
        trail.append(AuditEvent.done("identity-proven")
                .person(attempt.personId())
                .fact("attempt", attempt.attemptId().toString())
                .fact("verification", verification.toString())
                .fact("evidence-type", confirmed.evidence().type().code())
                .fact("level", assess(attempt.personId()).level().value()));
    }

    /**
     * Whether the person may go by what they typed. Of somebody of whom nothing was proven, anything; later the name stays, and a document is added
     * or renewed only where the numbers say that it is the same person's.
     */
    public boolean mayClaim(UUID personId, ClaimedIdentity typed) {
        return mayBecome(personId, typed, Renewal::mayBeTyped);
    }

    private boolean mayBecome(
            UUID personId, ClaimedIdentity proven, BiPredicate<IdentityDocument, IdentityDocument> otherDocument) {
        Optional<CurrentIdentity> registered = subjects.currentIdentity(personId);
        if (registered.isEmpty() || mayCorrect(personId)) {
            return true;
        }
        IdentityDocument document = registered.get().document();
        return registered.get().name().equals(proven.name())
                && (document.equals(proven.document()) || otherDocument.test(document, proven.document()));
    }

    private void refuse(ProofingAttempt attempt, Claim claim, String reason) {
        if (!store.conclude(attempt.attemptId(), ProofingAttempt.State.REFUSED, reason, null, clock.instant())) {
            return;
        }
        limits.take(REFUSALS_PER_PERSON, attempt.personId().toString());
        numberKey(claim).ifPresent(number -> limits.take(REFUSALS_PER_NUMBER, number));
        trail.append(AuditEvent.refused("identity-not-confirmed", reason)
                .person(attempt.personId())
                .fact("attempt", attempt.attemptId().toString())
                .fact("evidence-type", attempt.evidenceType().code()));
    }

    private void unavailable(ProofingAttempt attempt, String cause, Duration retryAfter) {
        if (!store.conclude(
                attempt.attemptId(), ProofingAttempt.State.UNAVAILABLE, cause, retryAfter, clock.instant())) {
            return;
        }
        limits.giveBack(ATTEMPTS_PER_PERSON, attempt.personId().toString());
        trail.append(AuditEvent.unavailable("identity-proof-unavailable", cause)
                .person(attempt.personId())
                .fact("attempt", attempt.attemptId().toString())
                .fact("evidence-type", attempt.evidenceType().code()));
    }

    /**
     * Takes a piece of evidence back, because it was given by mistake or to the wrong person; it stops counting with the next token. Runs in the
     * caller's transaction.
     *
     * @param reason a reason code
     * @param by who decided: the id of an operator's account
     * @return false when the person does not hold it
     */
    public boolean withdraw(UUID personId, UUID verificationId, String reason, String by) {
        boolean ended = store.end(verificationId, personId, clock.instant());
        if (ended) {
            trail.append(AuditEvent.done("evidence-withdrawn")
                    .person(personId)
                    .fact("verification", verificationId.toString())
                    .fact("by", by)
                    .fact("why", reason)
                    .fact("level", assess(personId).level().value()));
        }
        return ended;
    }

    /** Ends an attempt whose confirmed number belongs to another person here; a person at a counter decides, not this code. */
    public void concludeClash(UUID attemptId) {
        ProofingAttempt attempt = store.attempt(attemptId).orElseThrow();
        if (store.conclude(attemptId, ProofingAttempt.State.CLASH, "number-held-elsewhere", null, clock.instant())) {
            trail.append(AuditEvent.refused("identity-not-confirmed", "number-held-elsewhere")
                    .person(attempt.personId())
                    .fact("attempt", attemptId.toString())
                    .fact("evidence-type", attempt.evidenceType().code()));
        }
    }

    /** The attempt as it stands, for the page. */
    public Optional<ProofingAttempt> attempt(UUID attemptId) {
        return store.attempt(attemptId);
    }

    /** The identity to be checked: what is registered, or a correction, which is allowed only while nothing was proven. */
    public Optional<CurrentIdentity> registered(UUID personId) {
        return subjects.currentIdentity(personId);
    }

    /** Every way to the level, by the evidence that is missing; see {@link AssurancePolicy#waysTo}. */
    public List<Set<EvidenceType>> waysTo(IdentityAssuranceLevel needed, UUID personId) {
        return policy.waysTo(needed, held(personId), clock.instant());
    }

    /** What a type of evidence counts as in the table. */
    public EvidenceType standsFor(EvidenceType type) {
        return policy.standsFor(type);
    }

    /** The mobile that a person left with us, for a source that asks for one. */
    public Optional<MobileNumber> mobileOf(UUID personId) {
        return subjects.mobileOf(personId);
    }

    /** What was posted could not be read; by reason codes. */
    public void rejectForm(UUID personId, List<String> reasons) {
        trail.append(AuditEvent.refused("identity-proof-refused", "form")
                .person(personId)
                .fact("problems", String.join(" ", reasons)));
    }

    /** Whether the person may still correct name and number by themselves. */
    public boolean mayCorrect(UUID personId) {
        return !assess(personId).level().covers(IdentityAssuranceLevel.TWO);
    }

    /** Nobody will conclude this attempt any more: the node that asked for it is gone. */
    public boolean isLost(ProofingAttempt attempt) {
        return attempt.state() == ProofingAttempt.State.CHECKING
                && attempt.giveUpAt().isBefore(clock.instant());
    }

    private void concludeWhatWasLost(UUID personId) {
        store.latestAttempt(personId)
                .filter(this::isLost)
                .ifPresent(attempt -> unavailable(attempt, "lost", Duration.ZERO));
    }

    private static Optional<String> numberKey(Claim claim) {
        return claim.identity()
                .map(identity -> identity.document().type().code() + "|"
                        + identity.document().number());
    }
}
