package io.tongxing.identity.wiring;

import io.tongxing.identity.audit.BulkJournal;
import io.tongxing.identity.audit.postgres.PostgresAuditTrail;
import io.tongxing.identity.migration.ImportFile.UnreadableFileException;
import io.tongxing.identity.migration.ImportOptions;
import io.tongxing.identity.migration.ImportPeople;
import io.tongxing.identity.migration.ImportProgress;
import io.tongxing.identity.migration.MigrationStore;
import io.tongxing.identity.migration.PersonReader;
import io.tongxing.identity.migration.RunImport;
import io.tongxing.identity.migration.postgres.PostgresMigrationStore;
import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.platform.RequestOrigin;
import io.tongxing.identity.platform.ServerConfiguration;
import io.tongxing.identity.platform.crypto.DataKeyRing;
import io.tongxing.identity.platform.crypto.KeyFileCustodian;
import io.tongxing.identity.platform.postgres.ConnectionDatabase;
import io.tongxing.identity.platform.postgres.Database;
import io.tongxing.identity.platform.postgres.PostgresDataKeys;
import io.tongxing.identity.platform.postgres.RenewedKeys;
import io.tongxing.identity.proofing.postgres.PostgresBulkVerifications;
import io.tongxing.identity.subject.postgres.PostgresBulkEnrolment;
import io.tongxing.realname.assurance.AssurancePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * {@code bin/tongxing import}: moves residents in, in a process of its own beside the server. Exit code 0 when every line was looked at, 1 when it
 * has to be called again, 2 for a wrong command line or file.
 */
public final class Import {
    private static final String REALM = "city";

    private Import() {}

    public static void main(String[] words) {
        System.exit(run(List.of(words), Path.of(System.getProperty("tongxing.home", ".")), System.getenv()));
    }

    /** The whole command; what it says goes to standard error. */
    public static int run(List<String> words, Path home, Map<String, String> environment) {
        if (words.contains("--help") || words.contains("-h")) {
            System.out.print(ImportOptions.USAGE);
            return 0;
        }
        try {
            ImportOptions options = ImportOptions.parse(words);
            ServerConfiguration configuration =
                    ServerConfiguration.read(home.resolve("conf/keycloak.conf"), environment);
            return run(options, configuration);
        } catch (ImportOptions.UsageException | UnreadableFileException wrong) {
            say(wrong.getMessage());
            return 2;
        } catch (RunImport.ImportedElsewhereException | IllegalStateException notNow) {
            say(notNow.getMessage());
            return 1;
        } catch (IOException | SQLException | JdbiException failed) {
            // Their messages may quote a statement with what a line said.
            say("stopped by " + failed.getClass().getSimpleName() + "; call it again to go on");
            return 1;
        }
    }

    private static int run(ImportOptions options, ServerConfiguration configuration) throws IOException, SQLException {
        String keyFile = configuration
                .get("spi-tongxing--platform--key-file")
                .orElseThrow(() -> new ImportOptions.UsageException("spi-tongxing--platform--key-file is not set"));
        try (Connection connection = DriverManager.getConnection(
                configuration.databaseUrl(),
                configuration.get("db-username").orElse(""),
                configuration.get("db-password").orElse(""))) {
            connection.setAutoCommit(false);
            Clock clock = Clock.systemUTC();
            AssurancePolicy policy = AssurancePolicy.published();
            ImportProgress progress =
                    new ImportProgress(Files.size(options.file()), System.console() != null, clock, System.err::print);
            OneConnection transactions = OneConnection.open(connection, Path.of(keyFile), clock, options.dryRun());
            RunImport.Summary summary = new RunImport(
                            transactions, new PersonReader(policy, clock.instant()), new Ids(), progress)
                    .run(options);
            progress.end();
            say((summary.wasFinishedBefore()
                            ? "this file was imported before: "
                            : options.dryRun() ? "would import " : "imported ")
                    + summary.imported() + ", refused " + summary.refused() + " (" + options.report() + ")");
            return 0;
        }
    }

    private static void say(@Nullable String message) {
        System.err.println("tongxing import: " + message);
    }

    /** All stores on one connection, a transaction at a time. */
    private record OneConnection(Connection connection, RenewedKeys keys, Clock clock, boolean takesBack)
            implements RunImport.Transactions {

        static OneConnection open(Connection connection, Path keyFile, Clock clock, boolean takesBack)
                throws SQLException {
            Ids ids = new Ids();
            RenewedKeys keys = new RenewedKeys(
                    new PostgresDataKeys(KeyFileCustodian.read(keyFile), ids::bytes),
                    new ConnectionDatabase(connection),
                    clock);
            connection.commit();
            return new OneConnection(connection, keys, clock, takesBack);
        }

        @Override
        public <T> T in(Function<RunImport.Parts, T> work) {
            try {
                boolean done = false;
                try {
                    Database database = new ConnectionDatabase(connection);
                    keys.renewWhenOld(database);
                    T result = work.apply(new Parts(database, keys.ring(), new Ids(), clock));
                    done = !takesBack;
                    return result;
                } finally {
                    if (done) {
                        connection.commit();
                    } else {
                        connection.rollback();
                    }
                }
            } catch (SQLException failed) {
                throw new IllegalStateException("the database did not end a transaction; call it again to go on");
            }
        }
    }

    private record Parts(Database database, DataKeyRing keys, Ids ids, Clock clock) implements RunImport.Parts {
        @Override
        public ImportPeople people() {
            return new ImportPeople(
                    new PostgresBulkEnrolment(database, keys, keys, ids),
                    new PostgresBulkVerifications(database),
                    journal(),
                    store(),
                    ids,
                    clock);
        }

        @Override
        public MigrationStore store() {
            return new PostgresMigrationStore(database, REALM, () -> ids.uuid().toString());
        }

        @Override
        public BulkJournal journal() {
            return new PostgresAuditTrail(database, keys, () -> new RequestOrigin("import", ""), ids, clock);
        }
    }
}
