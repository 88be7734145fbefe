package io.tongxing.deploy.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.identity.platform.GrowingDelay;
import io.tongxing.identity.platform.GrowingDelay.Rule;
import io.tongxing.identity.platform.postgres.ConnectionDatabase;
import io.tongxing.identity.platform.postgres.PostgresGrowingDelay;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrowingDelayTest {
    private static final Rule RULE =
            new Rule("test", 5, Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofHours(24));

    private final String key = UUID.randomUUID().toString();
    private final SetClock clock = new SetClock();
    private Connection connection;
    private GrowingDelay delay;

    @BeforeEach
    void connect() throws SQLException {
        connection = SchemaOnly.connect();
        connection.setAutoCommit(true);
        delay = on(connection);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void fiveFailuresAreFreeThenTheWaitDoublesUpToAQuarterOfAnHour() {
        List<Long> waits = new ArrayList<>();
        for (int failure = 1; failure <= 17; failure++) {
            assertThat(delay.take(RULE, key)).as("failure %s", failure).isEmpty();
            Instant next = delay.delayedUntil(RULE, key).orElse(clock.instant());
            waits.add(Duration.between(clock.instant(), next).toSeconds());
            clock.set(next);
        }
        assertThat(waits)
                .containsExactly(0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L, 900L);
    }

    @Test
    void whoComesTooEarlyIsToldWhenAndIsNotCounted() {
        fail(6);
        Instant told = delay.take(RULE, key).orElseThrow();
        assertThat(told).isEqualTo(clock.instant().plusSeconds(2));
        assertThat(delay.take(RULE, key)).contains(told);
        clock.set(told);
        assertThat(delay.take(RULE, key)).isEmpty();
    }

    @Test
    void aSuccessTakesBackItsOwnAttemptAndNotTheFailuresOfOthers() {
        fail(7);
        clock.set(delay.delayedUntil(RULE, key).orElseThrow());
        assertThat(delay.take(RULE, key)).isEmpty();
        delay.giveBack(RULE, key);
        assertThat(delay.delayedUntil(RULE, key)).isEmpty();
        assertThat(delay.take(RULE, key)).isEmpty();
        assertThat(delay.take(RULE, key)).contains(clock.instant().plusSeconds(8));
    }

    @Test
    void forgottenIsForgotten() {
        fail(9);
        delay.forget(RULE, key);
        assertThat(delay.delayedUntil(RULE, key)).isEmpty();
        fail(4);
        assertThat(delay.delayedUntil(RULE, key)).isEmpty();
    }

    @Test
    void failuresAreForgottenAfterADay() {
        fail(8);
        clock.set(clock.instant().plus(Duration.ofHours(25)));
        fail(4);
        assertThat(delay.delayedUntil(RULE, key)).isEmpty();
    }

    @Test
    void keysDoNotMeet() {
        fail(8);
        assertThat(delay.take(RULE, key + "x")).isEmpty();
    }

    /** Counted after the password check, all of them would have been let through. */
    @Test
    void ofAHundredGuessesAtTheSameInstantFiveAreLetThrough() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            List<Callable<Boolean>> guesses = new ArrayList<>();
            for (int guess = 0; guess < 100; guess++) {
                guesses.add(() -> {
                    try (Connection own = SchemaOnly.connect()) {
                        own.setAutoCommit(true);
                        return on(own).take(RULE, key).isEmpty();
                    }
                });
            }
            int through = 0;
            for (Future<Boolean> guess : threads.invokeAll(guesses, 60, TimeUnit.SECONDS)) {
                through += guess.get() ? 1 : 0;
            }
            assertThat(through).isEqualTo(5);
        } finally {
            threads.shutdownNow();
        }
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            delay.fail(RULE, key);
        }
    }

    private GrowingDelay on(Connection one) {
        return new PostgresGrowingDelay(
                new ConnectionDatabase(one),
                (kind, value) -> (kind + "|" + value).getBytes(StandardCharsets.UTF_8),
                clock);
    }
}
