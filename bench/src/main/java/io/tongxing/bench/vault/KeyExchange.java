package io.tongxing.bench.vault;

import io.tongxing.bench.contest.ContestException;
import io.tongxing.bench.report.Alone;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.platform.crypto.KeyFileCustodian;
import io.tongxing.identity.platform.keys.KeyRotations;
import io.tongxing.identity.platform.keys.RotatableKey;
import io.tongxing.identity.platform.keys.RotateKeys;
import io.tongxing.identity.platform.postgres.ConnectionDatabase;
import io.tongxing.identity.platform.postgres.PostgresDataKeys;
import io.tongxing.identity.platform.postgres.PostgresKeyRotationStore;
import io.tongxing.identity.platform.postgres.RenewedKeys;
import io.tongxing.identity.subject.postgres.PostgresSubjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Exchanges both keys of a city with a million sealed rows: names, document numbers and mobiles of a third of a million people. What a rotation waits
 * for on purpose is left out; what it does is not.
 */
public final class KeyExchange {
    private static final int PEOPLE = Integer.getInteger("tongxing.bench.rows", 1_000_000) / 3;
    private static final RotateKeys.Pace PACE = new RotateKeys.Pace(Duration.ZERO, Duration.ZERO, 500);

    private KeyExchange() {}

    public static Alone measure(Consumer<String> progress) {
        progress.accept("key-rotation: importing " + PEOPLE + " people first");
        try (EmptyCity city = EmptyCity.start()) {
            Path file = city.file("people.csv");
            MovingIn.write(file, PEOPLE);
            MovingIn.run(city, file);
            progress.accept("key-rotation: exchanging the keys");
            Node node = new Node(city);
            double seal = node.rotate(RotatableKey.SEAL);
            double index = node.rotate(RotatableKey.INDEX);
            long rows = 3L * PEOPLE;
            List<String> lines = new ArrayList<>();
            lines.add(say("seal key: %,d rows opened and sealed again in %.1f s, %,.0f per second", rows, seal));
            lines.add(say(
                    "index key: %,d rows computed, switched and cleared in %.1f s, %,.0f per second",
                    2L * PEOPLE, index));
            lines.add(say("longest transaction: %.0f ms, for 500 rows; no table is ever locked", node.longestMillis));
            return new Alone(
                    "key-rotation",
                    "rows gone over to new keys on one thread, waits for nodes (30 s for each phase) left out",
                    rows + 2L * PEOPLE,
                    seal + index,
                    lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new ContestException("a key was not exchanged: " + e.getMessage());
        }
    }

    private static String say(String pattern, long rows, double seconds) {
        return String.format(Locale.ROOT, pattern, rows, seconds, rows / seconds);
    }

    private static String say(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }

    /** What a server does for a rotation, without the server. */
    private static final class Node {
        private final EmptyCity city;
        private final PostgresDataKeys wrapped;
        private final RenewedKeys keys;
        private final Ids ids = new Ids();
        private double longestMillis;

        private Node(EmptyCity city) throws SQLException {
            this.city = city;
            wrapped = new PostgresDataKeys(KeyFileCustodian.read(city.keyFile()), ids::bytes);
            try (Connection connection = city.connect()) {
                keys = new RenewedKeys(wrapped, new ConnectionDatabase(connection), Clock.systemUTC());
                connection.commit();
            }
        }

        private double rotate(RotatableKey purpose) throws SQLException {
            long begun = System.nanoTime();
            try (Connection connection = city.connect()) {
                ConnectionDatabase database = new ConnectionDatabase(connection);
                PostgresKeyRotationStore store = new PostgresKeyRotationStore(database, wrapped, keys.ring());
                if (new KeyRotations(store, (event, rotation) -> {}, ids)
                        .begin(purpose, "bench")
                        .isEmpty()) {
                    throw new ContestException("a rotation was under way already");
                }
                connection.commit();
                RotateKeys work =
                        new RotateKeys(store, PostgresSubjectStore.SEALED_TABLES, (event, rotation) -> {}, PACE);
                RotateKeys.Step step = RotateKeys.Step.WORKED;
                while (step != RotateKeys.Step.IDLE) {
                    long before = System.nanoTime();
                    keys.renew(database);
                    step = work.step();
                    connection.commit();
                    longestMillis = Math.max(longestMillis, (System.nanoTime() - before) / 1e6);
                }
            }
            return (System.nanoTime() - begun) / 1e9;
        }
    }
}
