package throughline.upgrade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/**
 * The rows of a whole database in one small file, with the migrations that had made its tables.
 *
 * <pre>
 *  2026-11-26.zip
 *    facts                         what a reader may count on, such as the number of an order
 *    migrations/work/V…__….sql     as they were
 *    sequences                     one to a line: work.number 48020
 *    rows/work.work_order          the names of its columns, then COPY's text
 * </pre>
 *
 * A backup of {@code ./throughline backup} is the same house with every file of its PostgreSQL: complete, and a hundred times as large.
 */
public final class KeptHouse {
    private static final String HISTORY = "flyway_schema_history";
    private static final String TABLES = """
            select n.nspname, c.relname,
                   (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema', 'public')
               and c.relname <> '%s'
             order by 1, 2
            """.formatted(HISTORY);

    private final Map<String, byte[]> entries;

    private KeptHouse(Map<String, byte[]> entries) {
        this.entries = entries;
    }

    private record Table(String schema, String name, String columns) {
        String quoted() {
            return "\"%s\".\"%s\"".formatted(schema, name);
        }

        String dotted() {
            return schema + "." + name;
        }
    }

    /**
     * Writes down everything that is in a database now.
     *
     * @param migrations the folder with those that made it
     */
    public static void keep(Connection database, Path migrations, Map<String, String> facts, Path file)
            throws IOException, SQLException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            var properties = new StringBuilder();
            facts.forEach((name, value) ->
                    properties.append(name).append('=').append(value).append('\n'));
            put(zip, "facts", properties.toString().getBytes(UTF_8));
            try (var all = Files.walk(migrations)) {
                for (var each : all.filter(Files::isRegularFile).sorted().toList()) {
                    put(zip, "migrations/" + migrations.relativize(each), Files.readAllBytes(each));
                }
            }
            put(zip, "sequences", sequences(database).getBytes(UTF_8));
            var copy = database.unwrap(PGConnection.class).getCopyAPI();
            for (var table : tables(database)) {
                var rows = new StringWriter();
                rows.append(table.columns()).append('\n');
                copy.copyOut("copy (select %s from %s) to stdout".formatted(table.columns(), table.quoted()), rows);
                put(zip, "rows/" + table.dotted(), rows.toString().getBytes(UTF_8));
            }
        }
    }

    /** One that lies among the tests' resources. */
    public static KeptHouse open(String name) throws IOException {
        try (var zip = new ZipInputStream(KeptHouse.class.getResourceAsStream("/throughline/upgrade/" + name))) {
            var entries = new LinkedHashMap<String, byte[]>();
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
            return new KeptHouse(entries);
        }
    }

    /** What a reader may count on. */
    public String fact(String name) {
        return text("facts")
                .lines()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("This house keeps no fact named " + name + "."));
    }

    /** Makes the tables as they were, and puts the rows back. */
    public void restore(String url, String user, String password, Path scratch) throws IOException, SQLException {
        for (var entry : entries.entrySet()) {
            if (entry.getKey().startsWith("migrations/")) {
                var file = scratch.resolve(entry.getKey());
                Files.createDirectories(file.getParent());
                Files.write(file, entry.getValue());
            }
        }
        migrate(url, user, password, "filesystem:" + scratch.resolve("migrations"));
        try (var database = DriverManager.getConnection(url, user, password)) {
            putBack(database);
        }
    }

    /** Brings a database to the schema of these migrations, as the program does when it starts. */
    static void migrate(String url, String user, String password, String location) {
        Flyway.configure()
                .dataSource(url, user, password)
                .defaultSchema("kernel")
                .locations(location)
                .outOfOrder(true)
                .validateOnMigrate(true)
                .load()
                .migrate();
    }

    /** How many rows each table had, in the tables that there are still. */
    public Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        entries.forEach((name, rows) -> {
            if (name.startsWith("rows/")) {
                counts.put(
                        name.substring("rows/".length()),
                        new String(rows, UTF_8).lines().count() - 1);
            }
        });
        return counts;
    }

    /** How many rows each of these tables has now; those that are no longer there are left out. */
    static Map<String, Long> counts(Connection database, Map<String, Long> of) throws SQLException {
        var counts = new TreeMap<String, Long>();
        for (var table : tables(database)) {
            if (of.containsKey(table.dotted())) {
                counts.put(table.dotted(), Long.parseLong(ask(database, "select count(*) from " + table.quoted())));
            }
        }
        return counts;
    }

    /** What migrations put there makes room for what was there in the end; references are not looked at until all of it is. */
    private void putBack(Connection database) throws IOException, SQLException {
        var copy = database.unwrap(PGConnection.class).getCopyAPI();
        try (var statement = database.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (var table : tables(database)) {
                statement.execute("delete from " + table.quoted());
            }
            for (var table : tables(database)) {
                var kept = text("rows/" + table.dotted());
                int head = kept.indexOf('\n');
                copy.copyIn(
                        "copy %s (%s) from stdin".formatted(table.quoted(), kept.substring(0, head)),
                        new StringReader(kept.substring(head + 1)));
            }
            for (var line : text("sequences").lines().toList()) {
                var parts = line.split(" ");
                statement.execute("select setval('%s', %s)".formatted(parts[0], parts[1]));
            }
        }
    }

    private static List<Table> tables(Connection database) throws SQLException {
        var tables = new ArrayList<Table>();
        try (var statement = database.createStatement();
                var found = statement.executeQuery(TABLES)) {
            while (found.next()) {
                tables.add(new Table(found.getString(1), found.getString(2), found.getString(3)));
            }
        }
        return tables;
    }

    private static String sequences(Connection database) throws SQLException {
        return ask(database, """
                select coalesce(string_agg(schemaname || '.' || sequencename || ' ' || last_value, E'\\n' order by 1), '')
                  from pg_sequences where last_value is not null
                """);
    }

    private static String ask(Connection database, String question) throws SQLException {
        try (var statement = database.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private String text(String name) {
        var entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("This house keeps no " + name + ".");
        }
        return new String(entry, UTF_8);
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
