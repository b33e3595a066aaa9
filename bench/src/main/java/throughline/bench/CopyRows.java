package throughline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import throughline.bench.world.Row;
import throughline.bench.world.Rows;
import throughline.bench.world.Table;

/**
 * Streams rows straight into the tables, each over a connection and in a transaction of its own; nothing is kept but one buffer for each.
 * A table that begins empty is emptied in that same transaction: then its rows need no log, and are written as old ones at once.
 */
final class CopyRows implements Rows, AutoCloseable {
    private static final byte[] HEAD = "PGCOPY\n\u00FF\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] TAIL = {-1, -1};
    private static final int BUFFER = 1 << 18;

    interface Database {
        Connection connect() throws SQLException;
    }

    private final Map<Table, Stream> streams = new EnumMap<>(Table.class);

    CopyRows(Database database, Collection<Table> tables) throws SQLException {
        for (var table : tables) {
            streams.put(table, new Stream(database.connect(), table));
        }
    }

    @Override
    public Row row(Table table) {
        return Objects.requireNonNull(streams.get(table)).begin();
    }

    @Override
    public void end(Row row) throws IOException {
        Objects.requireNonNull(streams.get(row.table())).end();
    }

    /** Everything that was written is there, or nothing of it. */
    void finish() throws SQLException {
        for (var stream : streams.values()) {
            stream.finish();
        }
    }

    @Override
    public void close() throws SQLException {
        for (var stream : streams.values()) {
            stream.connection.close();
        }
    }

    private static final class Stream {
        private final Connection connection;
        private final CopyIn copy;
        private final Row row;
        private final byte[] buffer = new byte[BUFFER];
        private int filled;

        Stream(Connection connection, Table table) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "set session_replication_role = replica"); // no trigger is asked about any of the rows
            }
            var there = new BitSet();
            var names = new StringBuilder();
            var known = columns(connection, table.qualified());
            for (int i = 0; i < table.columns().size(); i++) {
                var name = table.columns().get(i);
                if (known.contains(name)) {
                    there.set(i);
                    names.append(names.isEmpty() ? "" : ", ")
                            .append('"')
                            .append(name)
                            .append('"');
                }
            }
            row = new Row(table, there);
            boolean partitioned = table.qualified().endsWith(".event");
            try (var statement = connection.createStatement()) {
                if (table.beginsEmpty()) {
                    statement.execute("truncate " + table.qualified());
                }
            }
            boolean frozen = table.beginsEmpty() && !partitioned;
            copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy %s (%s) from stdin with (format binary%s)"
                            .formatted(table.qualified(), names, frozen ? ", freeze" : ""));
            put(HEAD, HEAD.length);
        }

        Row begin() {
            row.clear();
            return row;
        }

        void end() throws IOException {
            try {
                put(row.bytes(), row.length());
            } catch (SQLException fault) {
                throw new IOException(row.table() + ": " + fault.getMessage(), fault);
            }
        }

        void finish() throws SQLException {
            put(TAIL, TAIL.length);
            flush();
            copy.endCopy();
            connection.commit();
        }

        private void put(byte[] bytes, int length) throws SQLException {
            if (filled + length > BUFFER) {
                flush();
            }
            System.arraycopy(bytes, 0, buffer, filled, length);
            filled += length;
        }

        private void flush() throws SQLException {
            copy.writeToCopy(buffer, 0, filled);
            filled = 0;
        }

        private static HashSet<String> columns(Connection connection, String table) throws SQLException {
            var found = new HashSet<String>();
            try (var statement = connection.prepareStatement(
                    "select attname from pg_attribute where attrelid = ?::regclass and attnum > 0 and not attisdropped")) {
                statement.setString(1, table);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
            return found;
        }
    }
}
