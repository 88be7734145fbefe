package io.tongxing.identity.platform.postgres;

import java.sql.Connection;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Plain SQL on the connection of the Keycloak session's transaction: what a feature writes commits and rolls back with what Keycloak writes.
 *
 * <p>The connection is borrowed for one call and never closed, committed or rolled back here.
 */
public final class SessionDatabase {
    private final KeycloakSession session;

    public SessionDatabase(KeycloakSession session) {
        this.session = session;
    }

    /** Runs statements on the session's connection. */
    public <T> T with(Function<Handle, T> work) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .callWithConnection((Connection connection) -> borrow(connection, work));
    }

    /** Runs statements whose result nobody needs. */
    public void run(java.util.function.Consumer<Handle> work) {
        with(handle -> {
            work.accept(handle);
            return Boolean.TRUE;
        });
    }

    private static <T> T borrow(Connection connection, Function<Handle, T> work) {
        Jdbi jdbi = Jdbi.create(connection);
        // Keycloak's transaction owns the connection; closing the handle must not judge its open transaction.
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        try (Handle handle = jdbi.open()) {
            return work.apply(handle);
        }
    }
}
