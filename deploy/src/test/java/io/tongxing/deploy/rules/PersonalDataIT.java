package io.tongxing.deploy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.deploy.journey.SharedStack;
import io.tongxing.deploy.testkit.LoginVisit;
import io.tongxing.deploy.testkit.Persona;
import io.tongxing.deploy.testkit.PersonalValues;
import io.tongxing.deploy.testkit.Personas;
import io.tongxing.deploy.testkit.RunningSystem;
import io.tongxing.deploy.testkit.WebPage;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;

/**
 * Looks, after all other tests, for everybody they made: not one name, number or mobile may stand in the database or in a
 * log. The database is read as a dump is made, table by table with {@code COPY}, by the superuser.
 */
@ExtendWith(SharedStack.class)
@Order(Integer.MAX_VALUE)
final class PersonalDataIT {

    @Test
    void aDumpOfTheDatabaseNamesNobody(RunningSystem system) throws Exception {
        everythingThatAPersonDoes(system);
        Needles needles = new Needles(PersonalValues.all());
        try (Connection connection = system.connectAsSuperuser()) {
            Map<String, String> dump = dump(connection);
            assertThat(dump).containsKeys("tongxing.identifier", "tongxing.user_entity", "pg_stats");
            dump.forEach((table, content) -> assertThat(needles.in(content))
                    .as("personal values in %s", table)
                    .isZero());
        }
    }

    @Test
    void noLogNamesAnybody(RunningSystem system) throws Exception {
        everythingThatAPersonDoes(system);
        Needles needles = new Needles(PersonalValues.all());
        List<Path> logs = logs(system);
        assertThat(logs)
                .extracting(log -> log.getFileName().toString())
                .contains("server.log", "sandbox.log", "postgres.log");
        for (Path log : logs) {
            assertThat(needles.in(Files.readString(log, StandardCharsets.UTF_8)))
                    .as("personal values in %s", log.getFileName())
                    .isZero();
        }
    }

    @Test
    void theSearchFindsWhatIsThere(RunningSystem system) throws Exception {
        Persona persona = new Personas(system.sandbox()).resident();
        Needles needles = new Needles(PersonalValues.all());
        try (Connection connection = system.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE tongxing.planted (as_text text, as_bytes bytea, as_json jsonb)");
            for (String value : List.of(persona.name(), persona.documentNumber(), persona.mobile())) {
                statement.execute("TRUNCATE tongxing.planted");
                statement.execute("INSERT INTO tongxing.planted VALUES ('x " + value + " x', NULL, NULL)");
                assertThat(needles.in(dump(connection).get("tongxing.planted")))
                        .as("as text")
                        .isPositive();
                statement.execute("TRUNCATE tongxing.planted");
                statement.execute(
                        "INSERT INTO tongxing.planted VALUES (NULL, convert_to('" + value + "', 'UTF8'), NULL)");
                assertThat(needles.in(dump(connection).get("tongxing.planted")))
                        .as("as bytes")
                        .isPositive();
            }
            connection.rollback();
        }
    }

    /** So that this test means something when it runs alone. */
    private static void everythingThatAPersonDoes(RunningSystem system) {
        Persona persona = new Personas(system.sandbox()).resident();
        LoginVisit visit = LoginVisit.at(system, "public-security");
        WebPage login = visit.register(persona);
        WebPage refused = visit.logIn(login, persona.documentNumber(), "Wrong 9 password");
        WebPage back = visit.awaitResult(visit.prove(visit.logIn(refused, persona.documentNumber())));
        assertThat(back.redirectParameters()).containsKey("code");
    }

    /** The content of every table of every schema that is not PostgreSQL's own, and the values that its statistics keep. */
    private static Map<String, String> dump(Connection connection) throws SQLException, IOException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c"
                                + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r'"
                                + " AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_toast%'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        Map<String, String> dump = new TreeMap<>();
        for (String table : tables) {
            StringWriter content = new StringWriter();
            copy.copyOut("COPY " + table + " TO STDOUT", content);
            dump.put(table, content.toString());
        }
        StringWriter statistics = new StringWriter();
        copy.copyOut("COPY (SELECT * FROM pg_stats WHERE schemaname = 'tongxing') TO STDOUT", statistics);
        dump.put("pg_stats", statistics.toString());
        return dump;
    }

    private static List<Path> logs(RunningSystem system) throws IOException {
        try (Stream<Path> files = Files.walk(system.data(), 2)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .toList();
        }
    }
}
