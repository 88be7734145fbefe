package io.tongxing.identity.wiring;

import io.tongxing.identity.proofing.AskSource;
import io.tongxing.identity.subject.FreshEvidence;
import io.tongxing.realname.spi.ClaimedIdentity;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidencePresentation;
import io.tongxing.realname.spi.EvidenceVerifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Fresh evidence by the same places and time limits as proofs, so that recoveries cannot overrun a source that proofs respect. */
record AskedFreshEvidence(AskSource askSource, List<EvidenceVerifier> sources) implements FreshEvidence {
    /** Beyond the time limit of any question. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final EvidenceOutcome NO_ANSWER =
            new EvidenceOutcome.Unavailable(Duration.ofMinutes(5), EvidenceOutcome.Unavailable.TIMEOUT);

    @Override
    public EvidenceOutcome ask(EvidenceVerifier source, ClaimedIdentity claimed, Map<String, String> fields) {
        CompletableFuture<EvidenceOutcome> outcome = new CompletableFuture<>();
        try {
            askSource
                    .ask(
                            source.evidenceType(),
                            () -> source.verify(claimed, presentation(source, fields)),
                            outcome::complete)
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return outcome.getNow(NO_ANSWER);
        } catch (TimeoutException | ExecutionException none) {
            return NO_ANSWER;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return NO_ANSWER;
        }
    }

    @Override
    public void askLater(
            EvidenceVerifier source,
            ClaimedIdentity claimed,
            Map<String, String> fields,
            Consumer<EvidenceOutcome> conclusion) {
        var unused = askSource.ask(
                source.evidenceType(), () -> source.verify(claimed, presentation(source, fields)), conclusion);
    }

    private static EvidencePresentation presentation(EvidenceVerifier source, Map<String, String> fields) {
        return new EvidencePresentation(source.evidenceType(), fields);
    }
}
