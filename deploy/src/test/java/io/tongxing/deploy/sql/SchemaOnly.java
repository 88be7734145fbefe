package io.tongxing.deploy.sql;

import io.tongxing.deploy.postgres.Changelog;
import io.tongxing.deploy.postgres.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL with roles and our schema and nothing else, shared by all tests of this package; it ends with the test run. */
final class SchemaOnly {
    private static final String MAIN = "META-INF/tongxing-changelog.xml";
    private static final LocalPostgres POSTGRES = start();

    private SchemaOnly() {}

    /** A connection with the rights of the server, in a transaction that the caller ends. */
    static Connection connect() throws SQLException {
        Connection connection = POSTGRES.connectAsServer();
        connection.setAutoCommit(false);
        return connection;
    }

    /** A database of one's own, empty but for the schema: for tests that change what all rows depend on, such as keys. */
    record Own(String url) {
        Connection connect() throws SQLException {
            Connection connection = DriverManager.getConnection(url, "tongxing", "server-password");
            connection.setAutoCommit(false);
            return connection;
        }
    }

    static Own own(String name) throws SQLException {
        try (Connection connection = POSTGRES.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE schema_only");
        }
        return new Own(POSTGRES.url().replace("/tongxing", "/" + name));
    }

    private static LocalPostgres start() {
        try {
            Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "schema-only-");
            LocalPostgres postgres = LocalPostgres.start(new LocalPostgres.Settings(
                    directory, Path.of("target", "postgres"), freePort(), "superuser-password", "server-password"));
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "stop-schema-only"));
            try (Connection connection = postgres.connectAsServer()) {
                Changelog.apply(connection, SchemaOnly.class.getClassLoader(), MAIN);
            }
            try (Connection connection = postgres.connectAsSuperuser();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE schema_only TEMPLATE tongxing");
            }
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("The schema cannot be made", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
