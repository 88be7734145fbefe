package io.tongxing.identity.platform.postgres;

import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.timer.ScheduledTask;

/**
 * Deletes rows whose {@code expires_at} has passed, a bounded number at a time, so that counters and codes never grow into a table that is slow to
 * clean. Every node may run it: rows that another node is deleting are skipped.
 */
public final class ExpiredRows implements ScheduledTask {
    private static final int MOST = 5_000;

    private final List<String> tables;

    /**
     * Cleans these tables.
     *
     * @param tables names with schema, from code and never from input
     */
    public ExpiredRows(List<String> tables) {
        this.tables = List.copyOf(tables);
    }

    @Override
    public void run(KeycloakSession session) {
        SessionDatabase database = new SessionDatabase(session);
        for (String table : tables) {
            database.run(handle -> handle.createUpdate(
                            "DELETE FROM " + table + " WHERE ctid IN (SELECT ctid FROM " + table
                                    + " WHERE expires_at < now() - interval '1 hour' LIMIT :most FOR UPDATE SKIP LOCKED)")
                    .bind("most", MOST)
                    .execute());
        }
    }
}
