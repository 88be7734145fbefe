package io.tongxing.deploy.sql;

import io.tongxing.identity.platform.Ids;
import io.tongxing.identity.platform.crypto.DataKeyRing;
import io.tongxing.identity.platform.crypto.KeyFileCustodian;
import io.tongxing.identity.platform.keys.KeyRotations;
import io.tongxing.identity.platform.keys.RotateKeys;
import io.tongxing.identity.platform.postgres.ConnectionDatabase;
import io.tongxing.identity.platform.postgres.Database;
import io.tongxing.identity.platform.postgres.PostgresDataKeys;
import io.tongxing.identity.platform.postgres.PostgresKeyRotationStore;
import io.tongxing.identity.platform.postgres.RenewedKeys;
import io.tongxing.identity.subject.postgres.PostgresContactCodeStore;
import io.tongxing.identity.subject.postgres.PostgresSubjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/** A server of the cluster as far as keys go: a key ring of its own on a database that others share. */
final class KeyNode {
    static final RotateKeys.Pace AT_ONCE = new RotateKeys.Pace(Duration.ZERO, Duration.ZERO, 7);

    private final SchemaOnly.Own shared;
    private final PostgresDataKeys wrapped;
    private final RenewedKeys renewed;
    private final Ids ids = new Ids();
    private final RotateKeys.Pace pace;

    private KeyNode(SchemaOnly.Own shared, RotateKeys.Pace pace, KeyFileCustodian custodian) throws SQLException {
        this.shared = shared;
        this.pace = pace;
        this.wrapped = new PostgresDataKeys(custodian, ids::bytes);
        try (Connection connection = shared.connect()) {
            renewed = new RenewedKeys(wrapped, new ConnectionDatabase(connection), Clock.systemUTC());
            connection.commit();
        }
    }

    static KeyNode start(SchemaOnly.Own shared) {
        return start(shared, AT_ONCE);
    }

    static KeyNode start(SchemaOnly.Own shared, RotateKeys.Pace pace) {
        try {
            Path file = Files.createTempFile(
                    "key", ".hex", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, "00112233445566778899aabbccddeeff\n");
            return new KeyNode(shared, pace, KeyFileCustodian.read(file));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does the work in a transaction that commits, with the keys this node happens to hold. */
    <T> T stale(Function<Database, T> work) {
        try (Connection connection = shared.connect()) {
            T result = work.apply(new ConnectionDatabase(connection));
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does the work in a transaction that commits, with the keys of this moment. */
    <T> T fresh(Function<Database, T> work) {
        return stale(database -> {
            renewed.renew(database);
            return work.apply(database);
        });
    }

    /** A step that is killed before its transaction commits. */
    RotateKeys.Step killedStep() {
        try (Connection connection = shared.connect()) {
            Database database = new ConnectionDatabase(connection);
            renewed.renew(database);
            RotateKeys.Step step = rotateKeys(database).step();
            connection.rollback();
            return step;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    RotateKeys.Step step() {
        return fresh(database -> rotateKeys(database).step());
    }

    RotateKeys rotateKeys(Database database) {
        return new RotateKeys(store(database), PostgresSubjectStore.SEALED_TABLES, (event, rotation) -> {}, pace);
    }

    KeyRotations rotations(Database database) {
        return new KeyRotations(store(database), (event, rotation) -> {}, ids);
    }

    private PostgresKeyRotationStore store(Database database) {
        return new PostgresKeyRotationStore(database, wrapped, ring());
    }

    PostgresSubjectStore subjects(Database database) {
        return new PostgresSubjectStore(database, ring(), ring(), ids);
    }

    PostgresContactCodeStore codes(Database database) {
        return new PostgresContactCodeStore(database, ring());
    }

    DataKeyRing ring() {
        return renewed.ring();
    }

    Ids ids() {
        return ids;
    }
}
