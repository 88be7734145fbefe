package io.tongxing.identity.platform.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;

/**
 * Inserts many rows by one statement, a column at a time: for the import of a city, where a statement for each row would cost more than the row.
 *
 * @param <T> what a row is made from
 */
public final class BulkInsert<T> {
    private final String table;
    private final List<T> rows;
    private final List<Column> columns = new ArrayList<>();

    private record Column(String name, String type, Object[] values) {}

    private BulkInsert(String table, List<T> rows) {
        this.table = table;
        this.rows = rows;
    }

    /**
     * Begins a statement.
     *
     * @param table with schema, from code and never from input
     */
    public static <T> BulkInsert<T> into(String table, List<T> rows) {
        return new BulkInsert<>(table, rows);
    }

    /** A column of the type by its name in PostgreSQL; what the value prints as must be what that type reads. */
    public BulkInsert<T> column(String name, String type, Function<T, ?> value) {
        Object[] values = new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        columns.add(new Column(name, type, values));
        return this;
    }

    public BulkInsert<T> bytes(String name, Function<T, byte[]> value) {
        byte[][] values = new byte[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        columns.add(new Column(name, "bytea", values));
        return this;
    }

    public void execute(Handle handle) {
        if (rows.isEmpty()) {
            return;
        }
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String arrays =
                IntStream.range(0, columns.size()).mapToObj(i -> ":c" + i).collect(Collectors.joining(", "));
        var update =
                handle.createUpdate("INSERT INTO " + table + " (" + names + ") SELECT * FROM unnest(" + arrays + ")");
        for (int i = 0; i < columns.size(); i++) {
            update.bind("c" + i, array(columns.get(i).type(), columns.get(i).values()));
        }
        update.execute();
    }

    /** An array of the type, for statements that look for many values at once. */
    public static Argument array(String type, Object[] values) {
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf(type, values));
    }
}
