package io.tongxing.identity.proofing;

import io.tongxing.identity.subject.CurrentIdentity;
import io.tongxing.realname.evidence.ConfirmedEvidence;
import io.tongxing.realname.evidence.EvidenceType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Attempts and verifications. Every call runs in the caller's transaction. */
public interface VerificationStore {

    /**
     * Begins an attempt unless one of the same person is still being checked; decided by a unique index, so that a double click or a second tab does
     * not ask the source twice.
     *
     * @return the attempt that is now being checked and whether this call began it
     */
    Beginning begin(UUID attemptId, UUID personId, EvidenceType type, Instant now, Instant giveUpAt);

    /** What {@link #begin} came to. */
    record Beginning(UUID attemptId, boolean isNew) {}

    /** Moves an attempt out of {@code CHECKING}; false when it is not there any more. */
    boolean conclude(
            UUID attemptId,
            ProofingAttempt.State state,
            @Nullable String reason,
            @Nullable Duration retryAfter,
            Instant now);

    Optional<ProofingAttempt> attempt(UUID attemptId);

    Optional<ProofingAttempt> latestAttempt(UUID personId);

    /**
     * Keeps what a source has confirmed.
     *
     * @param identity the name and number that were checked; empty for a source that looked at neither
     */
    void save(
            UUID verificationId,
            UUID personId,
            Optional<CurrentIdentity> identity,
            ConfirmedEvidence evidence,
            Instant now);

    /** What stands: not ended, and about the name and number that the person still has. Newest first. */
    List<HeldVerification> held(UUID personId);

    /** Ends a verification of this person; false when it is not theirs or has ended already. */
    boolean end(UUID verificationId, UUID personId, Instant now);
}
