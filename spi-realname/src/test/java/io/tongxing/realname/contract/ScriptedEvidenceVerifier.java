package io.tongxing.realname.contract;

import io.tongxing.realname.evidence.ConfirmedEvidence;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidenceOutcome.NotConfirmed;
import io.tongxing.realname.spi.EvidenceOutcome.Reason;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import io.tongxing.realname.spi.EvidencePresentation;
import io.tongxing.realname.spi.EvidenceVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A verifier without a register, for tests of those who ask: it answers as a register of the given behaviour would. */
public final class ScriptedEvidenceVerifier implements EvidenceVerifier {

    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private final EvidenceType evidenceType;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile RegisterBehaviour behaviour = RegisterBehaviour.MATCH;

    public ScriptedEvidenceVerifier(EvidenceType evidenceType) {
        this.evidenceType = evidenceType;
    }

    public void behaveLike(RegisterBehaviour newBehaviour) {
        behaviour = newBehaviour;
    }

    public int calls() {
        return calls.get();
    }

    @Override
    public EvidenceType evidenceType() {
        return evidenceType;
    }

    @Override
    public EvidenceOutcome verify(ClaimedIdentity claimed, EvidencePresentation presentation) {
        calls.incrementAndGet();
        return switch (behaviour) {
            case MATCH ->
                new EvidenceOutcome.Confirmed(new ConfirmedEvidence(
                        evidenceType,
                        "Test authority",
                        "Test register",
                        UUID.randomUUID().toString(),
                        Instant.now()));
            case MISMATCH -> new NotConfirmed(Reason.MISMATCH);
            case NOT_FOUND -> new NotConfirmed(Reason.NOT_FOUND);
            case DOCUMENT_NOT_VALID -> new NotConfirmed(Reason.DOCUMENT_NOT_VALID);
            case CANNOT_COMPARE -> new NotConfirmed(Reason.CANNOT_COMPARE);
            case DOWN -> unavailable(Unavailable.REFUSED_CONNECTION);
            case ERROR_STATUS -> unavailable(Unavailable.BAD_STATUS);
            case SLOW, TRICKLING, ENDLESS -> unavailable(Unavailable.TIMEOUT);
            case GARBAGE, TRUNCATED, UNKNOWN_RESULT -> unavailable(Unavailable.BAD_ANSWER);
            case OTHER_PERSON, OTHER_QUESTION -> unavailable(Unavailable.OTHER_PERSON);
        };
    }

    private static EvidenceOutcome unavailable(String cause) {
        return new Unavailable(RETRY_AFTER, cause);
    }
}
