package io.tongxing.identity.subject;

import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidenceVerifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks evidence sources about somebody who is not logged in, or not at a proof.
 *
 * <p>Outside any transaction; each source has its own places and its own time limit. What is answered counts for the one decision it was asked for and
 * is not kept as a verification.
 */
public interface FreshEvidence {

    /** What is set up, in the order in which it is offered. */
    List<EvidenceVerifier> sources();

    /** Waits for the answer; a source that is down, slow or full is {@link EvidenceOutcome.Unavailable}. */
    EvidenceOutcome ask(EvidenceVerifier source, ClaimedIdentity claimed, Map<String, String> fields);

    /** Returns at once; the conclusion is drawn on another thread. */
    void askLater(
            EvidenceVerifier source,
            ClaimedIdentity claimed,
            Map<String, String> fields,
            Consumer<EvidenceOutcome> conclusion);

    default Optional<EvidenceVerifier> source(EvidenceType type) {
        return sources().stream()
                .filter(source -> source.evidenceType().equals(type))
                .findFirst();
    }
}
