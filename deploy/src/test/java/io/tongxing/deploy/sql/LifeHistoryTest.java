package io.tongxing.deploy.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The promise to departments, on random lives: one person, one subject, whatever happens to the person. */
class LifeHistoryTest {
    private static final int LIVES = 10_000;
    private static final int LIVES_IN_THE_DATABASE = 100;

    @Test
    void subjectsSurviveTenThousandLives() {
        int tokens = 0;
        int loansReturned = 0;
        for (long seed = 0; seed < LIVES; seed++) {
            LifeHistory history = new LifeHistory(new MemoryWorld(), seed).live();
            tokens += history.tokens();
            loansReturned += history.loansReturned();
        }
        assertThat(tokens).as("the lives are not empty").isGreaterThan(10 * LIVES);
        assertThat(loansReturned)
                .as("wrong merges that were used and undone are among them")
                .isPositive();
    }

    @Test
    void subjectsSurviveOnTheRealTables() throws SQLException {
        int tokens = 0;
        for (long seed = 0; seed < LIVES_IN_THE_DATABASE; seed++) {
            try (Connection connection = SchemaOnly.connect()) {
                tokens += new LifeHistory(new PostgresWorld(connection), seed)
                        .live()
                        .tokens();
                connection.rollback();
            }
        }
        assertThat(tokens).isGreaterThan(10 * LIVES_IN_THE_DATABASE);
    }

    @Test
    void twoFirstTokensAtOnceSayTheSame() throws Exception {
        PostgresWorld world;
        try (Connection setUp = SchemaOnly.connect()) {
            world = new PostgresWorld(setUp);
            world.enrol(0);
            setUp.commit();
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<String> token = () -> {
                try (Connection connection = SchemaOnly.connect()) {
                    String subject = world.on(connection).token(0, "sector").orElseThrow();
                    connection.commit();
                    return subject;
                }
            };
            Set<String> told = new HashSet<>();
            for (Future<String> one : threads.invokeAll(Collections.nCopies(16, token))) {
                told.add(one.get());
            }
            assertThat(told).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
