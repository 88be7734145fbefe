package io.tongxing.deploy.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongxing.identity.platform.postgres.ConnectionDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {

    @Test
    void everyTableBelongsToTheServerSaveTheJournal() throws SQLException {
        try (Connection connection = SchemaOnly.connect()) {
            List<String> others = new ConnectionDatabase(connection)
                    .with(handle -> handle.createQuery("""
                            SELECT DISTINCT tablename FROM pg_tables
                            WHERE schemaname = 'tongxing' AND tableowner <> 'tongxing' AND NOT starts_with(tablename, 'audit_entry_')""").mapTo(String.class).list());
            assertThat(others).containsExactly("audit_entry");
        }
    }
}
