package io.tongxing.identity.proofing;

import io.tongxing.realname.evidence.EvidenceType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One try to prove an identity: begun, checked outside of any transaction, concluded once.
 *
 * <p>Holds nothing personal; what was claimed lives in memory while the source is asked and is written only when it was confirmed.
 *
 * @param giveUpAt when an attempt that nobody concluded (a node that died) counts as unavailable
 */
public record ProofingAttempt(
        UUID attemptId,
        UUID personId,
        EvidenceType evidenceType,
        State state,
        Optional<String> reason,
        Instant begunAt,
        Instant giveUpAt,
        Optional<Duration> retryAfter) {

    /** Where the attempt stands. {@code CLASH}: confirmed, but the number is another person's here. */
    public enum State {
        CHECKING,
        CONFIRMED,
        REFUSED,
        UNAVAILABLE,
        CLASH;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
