package io.tongxing.identity.platform.postgres;

import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Plain SQL on the connection of the Keycloak session's transaction: what a feature writes commits and rolls back with what Keycloak writes.
 *
 * <p>The connection is borrowed for one call and never closed, committed or rolled back here.
 */
public final class SessionDatabase implements Database {
    private final KeycloakSession session;

    public SessionDatabase(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public <T> T with(Function<Handle, T> work) {
        AtomicReference<RuntimeException> thrown = new AtomicReference<>();
        Optional<T> result = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .callWithConnection((Connection connection) -> attempt(connection, work, thrown));
        if (thrown.get() != null) {
            throw thrown.get();
        }
        return result.orElseThrow();
    }

    /** Keycloak takes every exception that passes its entity manager for a broken database, a decision of a feature included. */
    private static <T> Optional<T> attempt(
            Connection connection, Function<Handle, T> work, AtomicReference<RuntimeException> thrown) {
        try {
            return Optional.of(new ConnectionDatabase(connection).with(work));
        } catch (RuntimeException failure) {
            thrown.set(failure);
            return Optional.empty();
        }
    }
}
