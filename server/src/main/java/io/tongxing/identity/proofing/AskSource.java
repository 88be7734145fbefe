package io.tongxing.identity.proofing;

import io.tongxing.identity.platform.Bulkhead;
import io.tongxing.identity.platform.Correlation;
import io.tongxing.realname.evidence.EvidenceType;
import io.tongxing.realname.spi.EvidenceOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Asks an evidence source on a thread where no transaction is open, in a bulkhead of its own, within a time limit, and hands what it said to the
 * conclusion.
 *
 * <p>Whatever goes wrong with a source (it throws, hangs, is overrun) is {@link EvidenceOutcome.Unavailable}: only a source's own clear answer can
 * be a refusal. A verifier from outside cannot break this, because the limit stands here and not in it.
 */
public final class AskSource implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(AskSource.class);
    private static final Duration RETRY = Duration.ofMinutes(5);

    private final Map<EvidenceType, Bulkhead> bulkheads = new ConcurrentHashMap<>();
    private final Bulkhead conclusions;
    private final int most;
    private final Duration timeLimit;

    /**
     * @param most how many questions to one source may be out at once
     * @param timeLimit how long one may take, whatever the verifier's own limit is
     */
    public AskSource(int most, Duration timeLimit) {
        this.most = most;
        this.timeLimit = timeLimit;
        this.conclusions = new Bulkhead("proof-conclusion", 2 * most);
    }

    /**
     * Returns at once.
     *
     * @param question asks the verifier, on a thread of this source's bulkhead
     * @param conclusion writes the outcome down, in a transaction of its own, on another thread
     * @return completes when the conclusion is written
     */
    public CompletableFuture<Boolean> ask(
            EvidenceType type, Callable<EvidenceOutcome> question, Consumer<EvidenceOutcome> conclusion) {
        Optional<String> requestId = Correlation.current();
        return bulkheads
                .computeIfAbsent(type, kind -> new Bulkhead("evidence-" + kind.code(), most))
                .submit(question, timeLimit)
                .exceptionally(failure -> unavailable(type, failure))
                .thenCompose(outcome -> conclusions.submit(
                        () -> {
                            // A time-out arrives on a timer's thread, which knows nothing of the request.
                            requestId.ifPresent(Correlation::set);
                            conclusion.accept(outcome);
                            return Boolean.TRUE;
                        },
                        ProveIdentity.LOST_AFTER))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        // The attempt stays open and counts as unavailable when its time is over; nothing is lost but
                        // time.
                        LOG.errorf(
                                "reason=proof-not-concluded cause=%s",
                                root(failure).getClass().getSimpleName());
                    }
                });
    }

    private static EvidenceOutcome unavailable(EvidenceType type, Throwable failure) {
        Throwable cause = root(failure);
        String reason = EvidenceOutcome.Unavailable.BAD_ANSWER;
        if (cause instanceof Bulkhead.BulkheadFullException) {
            reason = EvidenceOutcome.Unavailable.BUSY;
        } else if (cause instanceof TimeoutException) {
            reason = EvidenceOutcome.Unavailable.TIMEOUT;
        }
        LOG.warnf(
                "reason=%s evidence=%s cause=%s",
                reason, type.code(), cause.getClass().getSimpleName());
        return new EvidenceOutcome.Unavailable(RETRY, reason);
    }

    private static Throwable root(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    @Override
    public void close() {
        bulkheads.values().forEach(Bulkhead::close);
        conclusions.close();
    }
}
