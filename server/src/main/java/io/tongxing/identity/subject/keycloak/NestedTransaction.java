package io.tongxing.identity.subject.keycloak;

import io.tongxing.identity.platform.Bulkhead;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * A transaction of its own inside a request: what is counted or decided in it stands, whatever becomes of the page around it.
 *
 * <p>Keycloak commits the request's own transaction only after the page was made; a wrong code that is counted there would be forgotten by the
 * exception that rejects it.
 */
final class NestedTransaction {
    private static final Logger LOG = Logger.getLogger(NestedTransaction.class);
    private static final Duration LATEST = Duration.ofMinutes(2);

    private final Function<KeycloakSession, SubjectFeatures> features;

    NestedTransaction(Function<KeycloakSession, SubjectFeatures> features) {
        this.features = features;
    }

    <T> T call(KeycloakSession outer, Function<SubjectFeatures, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                outer.getKeycloakSessionFactory(),
                outer.getContext(),
                inner -> work.apply(features.apply(inner)),
                "tongxing subject");
    }

    void run(KeycloakSession outer, Consumer<SubjectFeatures> work) {
        call(outer, inner -> {
            work.accept(inner);
            return Boolean.TRUE;
        });
    }

    /** Does the work after the answer, on another thread; it must be work whose failure the next login heals. */
    void later(Bulkhead threads, KeycloakSession outer, Consumer<SubjectFeatures> work) {
        Runnable detached = detached(outer, work);
        var unused = threads.submit(
                        () -> {
                            detached.run();
                            return Boolean.TRUE;
                        },
                        LATEST)
                .exceptionally(failure -> {
                    LOG.warnf(
                            "reason=afterwards-failed cause=%s",
                            failure.getClass().getSimpleName());
                    return Boolean.FALSE;
                });
    }

    /** The work in a transaction of its own, to be run when the request and its session may be over. */
    Runnable detached(KeycloakSession outer, Consumer<SubjectFeatures> work) {
        KeycloakSessionFactory factory = outer.getKeycloakSessionFactory();
        String realm = outer.getContext().getRealm().getId();
        return () -> KeycloakModelUtils.runJobInTransaction(factory, inner -> {
            inner.getContext().setRealm(inner.realms().getRealm(realm));
            work.accept(features.apply(inner));
        });
    }
}
