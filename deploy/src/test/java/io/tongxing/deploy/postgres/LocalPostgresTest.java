package io.tongxing.deploy.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPostgresTest {

    private static LocalPostgres postgres;
    private static LocalPostgres.Settings settings;

    @TempDir
    private static Path directory;

    @BeforeAll
    static void start() throws Exception {
        settings = new LocalPostgres.Settings(
                directory.resolve("postgres"),
                Path.of("target", "postgres"),
                freePort(),
                "superuser-password",
                "server-password");
        postgres = LocalPostgres.start(settings);
        try (Connection server = postgres.connectAsServer()) {
            execute(server, """
                    CREATE TABLE audit_entry (id uuid DEFAULT gen_random_uuid(), seen_at timestamptz NOT NULL, what text,
                        number bigint GENERATED ALWAYS AS IDENTITY) PARTITION BY RANGE (seen_at)""");
            execute(
                    server,
                    "CREATE TABLE audit_entry_2026_11 PARTITION OF audit_entry"
                            + " FOR VALUES FROM ('2026-11-01 00:00:00+00') TO ('2026-12-01 00:00:00+00')");
            execute(server, "CREATE TABLE other (id integer)");
            execute(server, "SELECT tongxing_journal.adopt('tongxing.audit_entry')");
            execute(server, "INSERT INTO audit_entry (seen_at, what) VALUES ('2026-11-22 10:00:00+00', 'first')");
        }
    }

    @AfterAll
    static void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void everyCommitWaitsForTheDisk() throws SQLException {
        try (Connection superuser = postgres.connectAsSuperuser()) {
            assertThat(List.of(
                            show(superuser, "fsync"),
                            show(superuser, "synchronous_commit"),
                            show(superuser, "full_page_writes"),
                            show(superuser, "data_checksums")))
                    .containsOnly("on");
            assertThat(show(superuser, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(superuser, "unix_socket_directories")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tongxing", "postgres", "tongxing_journal"})
    void nobodyEntersWithoutThePassword(String role) {
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), role, "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("authentication failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET what = 'other'",
                "DELETE FROM audit_entry",
                "TRUNCATE audit_entry",
                "DROP TABLE audit_entry",
                "ALTER TABLE audit_entry DROP COLUMN what",
                "ALTER TABLE audit_entry DETACH PARTITION audit_entry_2026_11",
                "ALTER TABLE audit_entry OWNER TO tongxing",
                "ALTER TABLE audit_entry RENAME TO forgotten",
                "CREATE RULE lost AS ON INSERT TO audit_entry DO INSTEAD NOTHING",
                "CREATE INDEX slow ON audit_entry (what)",
                "UPDATE audit_entry_2026_11 SET what = 'other'",
                "DELETE FROM audit_entry_2026_11",
                "TRUNCATE audit_entry_2026_11",
                "DROP TABLE audit_entry_2026_11",
                "DROP SCHEMA tongxing CASCADE",
                "DROP SCHEMA tongxing_journal CASCADE",
                "ALTER SCHEMA tongxing RENAME TO gone",
                "DROP OWNED BY tongxing_journal",
                "SET ROLE tongxing_journal",
            })
    void theServerCannotChangeItsJournal(String statement) throws SQLException {
        try (Connection server = postgres.connectAsServer()) {
            assertThatThrownBy(() -> execute(server, statement))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
            assertThat(count(server, "SELECT count(*) FROM audit_entry WHERE what = 'first'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void theServerAddsAndReadsEntriesInAnyMonthThatIsOpen() throws SQLException {
        try (Connection server = postgres.connectAsServer()) {
            execute(server, "SELECT tongxing_journal.add_month('2026-12-24')");
            execute(server, "SELECT tongxing_journal.add_month('2026-12-01')");
            execute(server, "INSERT INTO audit_entry (seen_at, what) VALUES ('2026-12-31 23:59:59+00', 'last')");
            assertThat(count(server, "SELECT count(*) FROM audit_entry_2026_12"))
                    .isEqualTo(1);
            assertThatThrownBy(() -> execute(server, "DELETE FROM audit_entry_2026_12"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tongxing.other", "pg_catalog.pg_authid"})
    void onlyTheJournalCanBeAdopted(String table) throws SQLException {
        try (Connection server = postgres.connectAsServer()) {
            assertThatThrownBy(() -> execute(server, "SELECT tongxing_journal.adopt('" + table + "')"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("only tongxing.audit_entry");
        }
    }

    @Test
    void aSecondStartOnTheSameDirectoryIsRefused() {
        assertThatThrownBy(() -> LocalPostgres.start(settings))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("in use");
    }

    @Test
    void whatWasWrittenIsThereAfterStopAndAfterKill(@TempDir Path own) throws Exception {
        var again = new LocalPostgres.Settings(own, Path.of("target", "postgres"), freePort(), "super", "server");
        try (LocalPostgres first = LocalPostgres.start(again);
                Connection server = first.connectAsServer()) {
            execute(server, "CREATE TABLE kept (id integer)");
            execute(server, "INSERT INTO kept VALUES (1)");
            first.stop();
            assertThat(first.isRunning()).isFalse();
            first.start();
            try (Connection reconnected = first.connectAsServer()) {
                execute(reconnected, "INSERT INTO kept VALUES (2)");
            }
            kill(own.resolve("data/postmaster.pid"));
        }
        assertThat(own.resolve("data/postmaster.pid")).exists();
        try (LocalPostgres second = LocalPostgres.start(again);
                Connection server = second.connectAsServer()) {
            assertThat(count(server, "SELECT count(*) FROM kept")).isEqualTo(2);
        }
        assertThat(own.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void aFileOfADeadPostmasterWhoseNumberWasReusedDoesNotStopTheStart(@TempDir Path own) throws Exception {
        var again = new LocalPostgres.Settings(own, Path.of("target", "postgres"), freePort(), "super", "server");
        LocalPostgres.start(again).close();
        Files.writeString(
                own.resolve("data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + own.resolve("data") + "\n0\n" + again.port() + "\n");
        assertThatCode(() -> LocalPostgres.start(again).close()).doesNotThrowAnyException();
    }

    private static void kill(Path pidFile) throws Exception {
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pidFile).get(0).strip()))
                .orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().get();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SHOW " + setting)) {
            result.next();
            return result.getString(1);
        }
    }

    private static int count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }
}
