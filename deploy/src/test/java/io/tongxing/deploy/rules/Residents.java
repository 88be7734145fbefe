package io.tongxing.deploy.rules;

import io.tongxing.deploy.testkit.RunningSystem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How much the server knows about people, counted in its own tables. */
final class Residents {

    /** One row in each for every person who registered and changed nothing since. */
    static final List<String> ONE_EACH = List.of("natural_person", "account", "person_name", "identifier", "contact");

    private final RunningSystem system;

    Residents(RunningSystem system) {
        this.system = system;
    }

    /** Rows by table, accounts and credentials of Keycloak among them. */
    Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : ONE_EACH) {
            rows.put(table, number("SELECT count(*) FROM tongxing." + table));
        }
        rows.put("verification", number("SELECT count(*) FROM tongxing.verification"));
        rows.put("user_entity", number("SELECT count(*) FROM tongxing.user_entity"));
        rows.put("credential", number("SELECT count(*) FROM tongxing.credential"));
        return rows;
    }

    long number(String query) {
        try (Connection connection = system.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError("the database cannot be asked", e);
        }
    }

    int change(String statementText) {
        try (Connection connection = system.connect();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(statementText);
        } catch (SQLException e) {
            throw new AssertionError("the database cannot be changed", e);
        }
    }
}
