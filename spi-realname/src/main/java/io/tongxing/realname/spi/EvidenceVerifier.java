package io.tongxing.realname.spi;

import io.tongxing.realname.evidence.EvidenceType;
import org.keycloak.provider.Provider;

/**
 * Asks one source about one kind of evidence.
 *
 * <p>Transaction: called with none open, and MUST NOT open one. A register may take seconds, and a database connection held
 * for so long would be missing for everybody else.
 *
 * <p>Time limit: blocks, and MUST return within the limit that its factory is configured with, however slowly the source
 * answers. It SHOULD bound the number of its calls under way and answer {@code busy} beyond that.
 *
 * <p>Failure: MUST answer {@link EvidenceOutcome.Unavailable} for everything but a complete and understood answer about this
 * very person, and MUST NOT throw for what a source does. {@link EvidenceOutcome.Confirmed} and
 * {@link EvidenceOutcome.NotConfirmed} are for an answer that names the question it belongs to.
 *
 * <p>Retry: safe. Asking twice MUST NOT change anything at the source beyond its own record of being asked. The verifier
 * itself does not retry; who asked decides.
 *
 * <p>Threads: one instance may be asked by several threads at once. Nothing of the person goes into a log, a URL or an
 * exception message. {@code EvidenceVerifierContractTest} of the test jar holds an implementation to all of this.
 */
public interface EvidenceVerifier extends Provider {

    EvidenceType evidenceType();

    /** The presentation is of {@link #evidenceType()}; another is a mistake of the caller and may be thrown at it. */
    EvidenceOutcome verify(ClaimedIdentity claimed, EvidencePresentation presentation);

    @Override
    default void close() {}
}
