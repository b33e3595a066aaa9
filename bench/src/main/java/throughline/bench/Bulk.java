package throughline.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Indexes and keys that stand aside while tables are filled, and are built again afterwards exactly as the database described them: built
 * from all rows at once, an index is ready in a fraction of the time.
 */
final class Bulk {
    private static final int AT_ONCE = 2;

    /** One thing that stands aside. */
    private record Aside(String drop, String make) {}

    private final List<Aside> keys;
    private final List<Aside> indexes;
    private final List<Aside> references;

    private Bulk(List<Aside> keys, List<Aside> indexes, List<Aside> references) {
        this.keys = keys;
        this.indexes = indexes;
        this.references = references;
    }

    /** Drops them. @param tables with their schemas */
    static Bulk aside(Connection connection, List<String> tables) throws SQLException {
        var names = "{" + String.join(",", tables) + "}";
        var references = found(connection, """
                select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname),
                       format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
                  from pg_constraint c
                 where c.contype = 'f' and c.conparentid = 0
                   and (c.conrelid = any (?::regclass[]) or c.confrelid = any (?::regclass[]))
                 order by 2
                """, names, 2);
        var keys = found(connection, """
                select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname),
                       format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
                  from pg_constraint c
                 where c.contype in ('p', 'u') and c.conparentid = 0 and c.conrelid = any (?::regclass[])
                 order by 2
                """, names, 1);
        var indexes = found(connection, """
                select format('drop index %s', i.indexrelid::regclass),
                       replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ')
                  from pg_index i
                 where i.indrelid = any (?::regclass[])
                   and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u'))
                 order by 2
                """, names, 1);
        var bulk = new Bulk(keys, indexes, references);
        for (var all : List.of(references, keys, indexes)) {
            for (var each : all) {
                execute(connection, each.drop());
            }
        }
        return bulk;
    }

    /** Builds them again: keys first, for what refers to them comes last. */
    void back(CopyRows.Database database) throws SQLException, InterruptedException, ExecutionException {
        for (var all : List.of(keys, indexes, references)) {
            var waiting = new ConcurrentLinkedQueue<>(all);
            try (var lanes = Executors.newFixedThreadPool(AT_ONCE)) {
                var working = new ArrayList<Future<?>>();
                for (int i = 0; i < AT_ONCE; i++) {
                    working.add(lanes.submit(() -> {
                        try (var connection = database.connect()) {
                            execute(connection, "set maintenance_work_mem = '512MB'");
                            for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                                execute(connection, next.make());
                            }
                        }
                        return null;
                    }));
                }
                for (var each : working) {
                    each.get();
                }
            }
        }
    }

    private static List<Aside> found(Connection connection, String query, String names, int times) throws SQLException {
        var all = new ArrayList<Aside>();
        try (var statement = connection.prepareStatement(query)) {
            for (int i = 1; i <= times; i++) {
                statement.setString(i, names);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(new Aside(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return all;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
