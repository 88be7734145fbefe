package io.tongxing.identity.platform.postgres;

import java.sql.Connection;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;

/** Plain SQL on a connection of one's own. Who opened it begins, commits and closes it; nothing of that happens here. */
public final class ConnectionDatabase implements Database {
    private final Jdbi jdbi;

    public ConnectionDatabase(Connection connection) {
        jdbi = Jdbi.create(connection);
        // The owner of the connection ends its transaction; closing a handle must not judge it.
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
    }

    @Override
    public <T> T with(Function<Handle, T> work) {
        try (Handle handle = jdbi.open()) {
            return work.apply(handle);
        }
    }
}
