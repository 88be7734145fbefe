package io.tongxing.identity.proofing.keycloak;

import io.tongxing.identity.proofing.Claim;
import io.tongxing.identity.proofing.VerificationStore;
import io.tongxing.identity.subject.Announcement;
import io.tongxing.identity.subject.IdentifierTakenException;
import io.tongxing.realname.spi.EvidenceOutcome;
import io.tongxing.realname.spi.EvidencePresentation;
import io.tongxing.realname.spi.EvidenceVerifier;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Starts an attempt from a request and lets it go on by itself.
 *
 * <p>Beginning and conclusion are two short transactions; between them the source is asked on a thread of its own, with no transaction and no
 * database connection held for it. The request waits a moment for a quick answer and otherwise shows a page that asks again.
 */
final class ProofStart {
    /** Most sources answer within this; a person with a quick one never sees the waiting page. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final Function<KeycloakSession, ProofingFeatures> features;

    ProofStart(Function<KeycloakSession, ProofingFeatures> features) {
        this.features = features;
    }

    /** The attempt that is now out for the person, or empty when the limits are used up. */
    Optional<UUID> begin(KeycloakSession session, Claim claim, EvidenceVerifier verifier, PresentedFields presented) {
        Optional<VerificationStore.Beginning> beginning =
                inNew(session.getKeycloakSessionFactory(), realm(session), inner -> inner.proveIdentity()
                        .begin(claim));
        if (beginning.isPresent() && beginning.get().isNew()) {
            waitBriefly(ask(session, beginning.get().attemptId(), claim, verifier, presented));
        }
        return beginning.map(VerificationStore.Beginning::attemptId);
    }

    private CompletableFuture<Boolean> ask(
            KeycloakSession session, UUID attempt, Claim claim, EvidenceVerifier verifier, PresentedFields presented) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        String realm = realm(session);
        EvidencePresentation presentation = presented.presentation(verifier);
        return features.apply(session)
                .askSource()
                .ask(
                        claim.evidenceType(),
                        () -> claim.identity().isPresent()
                                ? verifier.verify(claim.identity().get(), presentation)
                                : verifier.identify(presentation),
                        outcome -> conclude(factory, realm, attempt, claim, outcome));
    }

    private void conclude(
            KeycloakSessionFactory factory, String realm, UUID attempt, Claim claim, EvidenceOutcome outcome) {
        try {
            inNew(factory, realm, inner -> {
                inner.proveIdentity().conclude(attempt, claim, outcome);
                return Boolean.TRUE;
            });
        } catch (IdentifierTakenException clash) {
            inNew(factory, realm, inner -> {
                inner.proveIdentity().concludeClash(attempt);
                claim.identity()
                        .flatMap(claimed -> inner.subjects().mobileOfHolder(claimed.document()))
                        .ifPresent(holder -> {
                            Announcement message =
                                    new Announcement(holder, Announcement.Kind.NUMBER_CLAIMED_ELSEWHERE, "");
                            inner.smsGateway().sendLater(message.to(), message.text());
                        });
                return Boolean.TRUE;
            });
        }
    }

    private static String realm(KeycloakSession session) {
        return session.getContext().getRealm().getId();
    }

    private static void waitBriefly(CompletableFuture<Boolean> concluded) {
        try {
            concluded.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException later) {
            // The page that follows asks for the attempt's state; there is nothing to do with it here.
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads in a fresh transaction: the request's own may have begun before the conclusion was written. */
    <T> T read(KeycloakSession session, Function<ProofingFeatures, T> question) {
        return inNew(session.getKeycloakSessionFactory(), realm(session), question);
    }

    private <T> T inNew(KeycloakSessionFactory factory, String realmId, Function<ProofingFeatures, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            session.getContext().setRealm(session.realms().getRealm(realmId));
            return work.apply(features.apply(session));
        });
    }
}
