package io.tongxing.identity.wiring;

import io.tongxing.identity.cases.postgres.PostgresCaseStore;
import io.tongxing.identity.platform.Bulkhead;
import io.tongxing.identity.platform.keys.RotateKeys;
import io.tongxing.identity.platform.keys.SealedTable;
import io.tongxing.identity.platform.postgres.SessionDatabase;
import io.tongxing.identity.subject.ContactCodes;
import io.tongxing.identity.subject.postgres.PostgresOperatorLooks;
import io.tongxing.identity.subject.postgres.PostgresRecoveryStore;
import io.tongxing.identity.subject.postgres.PostgresSubjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Goes on with a rotation of keys that is under way, on a thread of its own: Keycloak's timer has one thread for everybody. A node that finds
 * the last round still running leaves it alone; a node that finds another at work does nothing.
 */
final class KeyRotationTask implements ScheduledTask {
    private static final Logger LOG = Logger.getLogger(KeyRotationTask.class);
    /** Every table with a sealed column, save the journal, which nobody can write to: its old keys stay. */
    static final List<SealedTable> SEALED_TABLES = Stream.of(
                    PostgresSubjectStore.SEALED_TABLES,
                    PostgresCaseStore.SEALED_TABLES,
                    List.of(PostgresRecoveryStore.SEALED_TABLE, PostgresOperatorLooks.SEALED_TABLE))
            .flatMap(List::stream)
            .toList();
    /** Keys are read again every five seconds at most, so thirty are enough for every node and every request that was under way. */
    static final RotateKeys.Pace PACE = new RotateKeys.Pace(Duration.ofSeconds(30), ContactCodes.LIFETIME, 500);

    private static final Duration ROUND = Duration.ofMinutes(1);

    private final Supplier<@Nullable ServerParts> parts;

    KeyRotationTask(Supplier<@Nullable ServerParts> parts) {
        this.parts = parts;
    }

    @Override
    public void run(KeycloakSession session) {
        ServerParts loaded = parts.get();
        if (loaded == null) {
            return;
        }
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        var unused = loaded.rotation()
                .submit(() -> round(factory, loaded), ROUND.multipliedBy(2))
                .exceptionally(KeyRotationTask::failed);
    }

    /** Steps until there is nothing to do at once or the round is over. */
    private static Integer round(KeycloakSessionFactory factory, ServerParts parts) {
        Instant end = parts.clock().instant().plus(ROUND);
        int steps = 0;
        while (parts.clock().instant().isBefore(end) && step(factory, parts) == RotateKeys.Step.WORKED) {
            steps++;
        }
        return steps;
    }

    private static RotateKeys.Step step(KeycloakSessionFactory factory, ServerParts parts) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            // Whoever changes rows must know the keys of this very moment.
            parts.renewedKeys().renew(new SessionDatabase(session));
            return Tongxing.of(session).rotateKeys().step();
        });
    }

    private static Integer failed(Throwable failure) {
        if (!(failure instanceof Bulkhead.BulkheadFullException)) {
            LOG.warnf(
                    "reason=key-rotation-step-failed cause=%s",
                    failure.getClass().getSimpleName());
        }
        return 0;
    }
}
