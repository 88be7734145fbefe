package io.tongxing.identity.platform.rest;

import io.tongxing.identity.platform.Bulkhead;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * One transaction on the residents' realm, committed before anything is answered: what a client reads as done is done, and messages go out only for
 * what was kept.
 *
 * @param <F> the features that the work needs
 */
public final class OwnTransaction<F> {
    /** The realm of the residents, whatever realm the caller's token is of. */
    public static final String RESIDENTS = "city";

    private static final Logger LOG = Logger.getLogger(OwnTransaction.class);
    private static final Duration LATEST = Duration.ofMinutes(2);

    private final KeycloakSession outer;
    private final Function<KeycloakSession, F> features;

    public OwnTransaction(KeycloakSession outer, Function<KeycloakSession, F> features) {
        this.outer = outer;
        this.features = features;
    }

    public <T> T call(Function<F, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                outer.getKeycloakSessionFactory(),
                outer.getContext(),
                inner -> {
                    inner.getContext().setRealm(inner.realms().getRealmByName(RESIDENTS));
                    return work.apply(features.apply(inner));
                },
                "tongxing rest");
    }

    public void run(Consumer<F> work) {
        call(there -> {
            work.accept(there);
            return Boolean.TRUE;
        });
    }

    /** Does the work after the answer, on another thread; it must be work whose failure somebody else heals. */
    public void later(Bulkhead threads, Consumer<F> work) {
        KeycloakSessionFactory factory = outer.getKeycloakSessionFactory();
        var unused = threads.submit(
                        () -> KeycloakModelUtils.runJobInTransactionWithResult(factory, inner -> {
                            inner.getContext().setRealm(inner.realms().getRealmByName(RESIDENTS));
                            work.accept(features.apply(inner));
                            return Boolean.TRUE;
                        }),
                        LATEST)
                .exceptionally(failure -> {
                    LOG.warnf(
                            "reason=afterwards-failed cause=%s",
                            failure.getClass().getSimpleName());
                    return Boolean.FALSE;
                });
    }
}
