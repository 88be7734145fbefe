package io.tongxing.identity.proofing.authority.exchange;

import io.tongxing.identity.proofing.authority.signature.MessageSignature;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidenceOutcome.Unavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Holds conversations with one authority: a bounded number of them, each within the time limit, none while the authority is
 * known to be down.
 *
 * <p>Failure: whatever is no complete and authentic answer is {@link Unavailable} with a published cause. Nothing that came from
 * outside is logged, and neither is the address, which could carry an account of the city.
 */
public final class AuthorityClient {
    private static final Logger LOG = Logger.getLogger(AuthorityClient.class);
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final Duration RETRY_AFTER = Duration.ofMinutes(5);
    private static final Duration RETRY_WHEN_BUSY = Duration.ofMinutes(1);

    private final String source;
    private final Limits limits;
    private final MessageSignature signature;
    private final Transport transport;
    private final CircuitBreaker breaker;
    private final Semaphore places;

    /** What is said in a conversation, and what it comes to. */
    @FunctionalInterface
    public interface Conversation {
        EvidenceOutcome hold(Exchange exchange) throws NoAnswer;
    }

    /** @param source the code of the evidence type, for log lines */
    public AuthorityClient(String source, Limits limits, MessageSignature signature) {
        this(source, limits, signature, Transport.http(limits.toConnect(), LONGEST_ANSWER));
    }

    AuthorityClient(String source, Limits limits, MessageSignature signature, Transport transport) {
        this.source = source;
        this.limits = limits;
        this.signature = signature;
        this.transport = transport;
        this.breaker =
                new CircuitBreaker(new CircuitBreaker.Rule(limits.failuresInARow(), limits.rest()), System::nanoTime);
        this.places = new Semaphore(limits.atOnce());
    }

    /** False while the authority is left alone because it keeps failing. */
    public boolean isUp() {
        return breaker.lets();
    }

    /** Blocks, within the time limit. Throws only what the conversation throws beyond {@link NoAnswer}: a mistake of ours. */
    public EvidenceOutcome ask(Conversation conversation) {
        if (!places.tryAcquire()) {
            return unavailable(RETRY_WHEN_BUSY, Unavailable.BUSY);
        }
        try {
            Optional<CircuitBreaker.Permit> permit = breaker.enter();
            return permit.isPresent()
                    ? ask(conversation, permit.get())
                    : unavailable(breaker.rest(), Unavailable.SOURCE_DOWN);
        } finally {
            places.release();
        }
    }

    private EvidenceOutcome ask(Conversation conversation, CircuitBreaker.Permit permit) {
        CircuitBreaker.Finding finding = CircuitBreaker.Finding.UNKNOWN;
        try {
            EvidenceOutcome outcome = conversation.hold(new Exchange(transport, signature, Deadline.in(limits.time())));
            finding = CircuitBreaker.Finding.ANSWERED;
            return outcome;
        } catch (NoAnswer none) {
            finding = none.blamesSource() ? CircuitBreaker.Finding.FAILED : CircuitBreaker.Finding.UNKNOWN;
            return unavailable(RETRY_AFTER, none.code());
        } finally {
            if (breaker.leave(permit, finding)) {
                LOG.warnf("reason=%s evidence=%s", breaker.isOpen() ? "circuit-opened" : "circuit-closed", source);
            }
        }
    }

    private EvidenceOutcome unavailable(Duration retryAfter, String cause) {
        LOG.warnf("reason=%s evidence=%s", cause, source);
        return new Unavailable(retryAfter, cause);
    }
}
