package io.tongxing.deploy.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** Applies {@code roles.sql}: the database, its roles and the guard of the journal. Repeating it changes nothing. */
final class DatabaseRoles {

    private DatabaseRoles() {}

    static void apply(LocalPostgres postgres, String serverPassword) throws SQLException, IOException {
        try (Connection connection = postgres.connectAsSuperuser("postgres")) {
            createDatabase(connection);
        }
        try (Connection connection = postgres.connectAsSuperuser("tongxing");
                Statement statement = connection.createStatement()) {
            statement.execute(script());
            // Hashed here, so that no log of statements can show it.
            connection
                    .unwrap(PGConnection.class)
                    .alterUserPassword("tongxing", serverPassword.toCharArray(), "scram-sha-256");
        }
    }

    /** Its own statement: a database cannot be created inside a transaction or a script. */
    private static void createDatabase(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean exists;
            try (ResultSet found = statement.executeQuery("SELECT FROM pg_database WHERE datname = 'tongxing'")) {
                exists = found.next();
            }
            if (!exists) {
                statement.execute("CREATE DATABASE tongxing");
            }
        }
    }

    private static String script() throws IOException {
        try (InputStream resource = DatabaseRoles.class.getResourceAsStream("roles.sql")) {
            if (resource == null) {
                throw new PostgresException("roles.sql is not on the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
