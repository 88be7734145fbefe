package io.tongxing.realname.spi;

import io.tongxing.realname.evidence.DocumentType;
import io.tongxing.realname.evidence.EvidenceType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * <p>Retry: safe. Asking twice MUST NOT change anything at the source beyond its own record of being asked. A verifier may
 * try once more within its time limit where the source cannot have seen the question; everything else is decided by who asked.
 *
 * <p>Threads: one instance may be asked by several threads at once. Nothing of the person goes into a log, a URL or an
 * exception message. What is presented is not kept: a sample of a face lives in memory for the length of the call.
 * {@code EvidenceVerifierContractTest} of the test jar holds an implementation to all of this.
 */
public interface EvidenceVerifier extends Provider {

    /** What is proven in the ordinary case; its code names the method on the page. */
    EvidenceType evidenceType();

    /** Everything that a confirmation may turn out to be, where the source itself tells how well it looked. */
    default Set<EvidenceType> leadsTo() {
        return Set.of(evidenceType());
    }

    /** What the person gives beyond name and document, in the order in which it is asked for. */
    default List<PresentedField> fields() {
        return List.of();
    }

    /** Whether the source knows documents of this type; where it does not, the person is not offered it. */
    default boolean accepts(DocumentType document) {
        return true;
    }

    /** False while the source is known to be down, so that nobody is sent there in vain. Costs no call. */
    default boolean isUp() {
        return true;
    }

    /** The presentation is of {@link #evidenceType()}; another is a mistake of the caller and may be thrown at it. */
    EvidenceOutcome verify(ClaimedIdentity claimed, EvidencePresentation presentation);

    /** Whether the source knows the person without being told a name: then {@link #identify} may be asked. */
    default boolean identifies() {
        return false;
    }

    /**
     * Asks about somebody who has claimed nothing; the same rules as for {@link #verify}. The answer carries the source's own
     * key for the person, and the identity only where the source gives it out.
     */
    default EvidenceOutcome identify(EvidencePresentation presentation) {
        throw new UnsupportedOperationException(evidenceType() + " needs a claimed identity");
    }

    /**
     * Where the browser has to go to be asked by the source itself; it comes back with a ticket. Costs no call.
     *
     * @param comeBack where the source sends the browser
     * @param state to be handed back unchanged together with the ticket
     */
    default Optional<URI> visit(URI comeBack, String state) {
        return Optional.empty();
    }

    @Override
    default void close() {}
}
