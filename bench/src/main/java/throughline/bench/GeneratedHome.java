package throughline.bench;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import throughline.bench.world.Directory;
import throughline.bench.world.History;
import throughline.bench.world.Plan;
import throughline.bench.world.Table;
import throughline.database.EmbeddedPostgres;
import throughline.scenario.Checkout;
import throughline.scenario.Company;
import throughline.scenario.Ports;
import throughline.scenario.RunningServer;

/**
 * A home with a large company in it, kept in {@code var/bench} for every later bench. It is whole when its marker is there: what was cut
 * off, or made for another seed, size or schema, is thrown away and made again.
 */
final class GeneratedHome {
    private static final String MARKER = "generated.properties";
    private static final String DATABASE = "throughline";
    private static final Set<Table> HISTORY = EnumSet.range(Table.CONTACT, Table.DISPATCH_EVENT);
    private static final Set<Table> DIRECTORY = EnumSet.complementOf(EnumSet.copyOf(HISTORY));

    /** Measured: what a unit with its share of customers, and an order with its callers and events, take on disk with their indexes. */
    private static final long BYTES_A_UNIT = 2_000;

    private static final long BYTES_AN_ORDER = 9_000;

    /** What a column is filled with while rows stream in past the triggers that would fill it: everything is the company's own. */
    private record Filled(String meanwhile, String after) {}

    private static final String COMPANY = "00000000-0000-0000-0000-000000000001";
    private static final Map<String, Filled> BRANCHES = Map.of(
            "alter table customer.customer alter branches", new Filled("'{" + COMPANY + "}'", "'{}'"),
            "alter table contact.contact alter branch", new Filled("'" + COMPANY + "'", "null"),
            "alter table request.request alter branch", new Filled("'" + COMPANY + "'", "null"));

    /** What people have open and talked about, as after a quarter of a year of work. */
    private static final String WARM = """
            insert into finder.warm (kind, id, heat, used_at, words)
            select 'unit', u.unit, max(u.heat), max(u.at), e.words
              from (select unit, 1 as heat, raised_at as at from work.work_order where state not in ('closed', 'cancelled')
                    union all
                    select unit, 0, opened_at from contact.contact
                     where opened_at > (select max(opened_at) from contact.contact) - interval '90 days') u
              join finder.entry e on e.kind = 'unit' and e.id = u.unit
             group by u.unit, e.words
            on conflict (kind, id) do nothing
            """;

    private final Path folder;
    private final Properties marker = new Properties();

    private GeneratedHome(Path folder) {
        this.folder = folder;
    }

    /** The home of that size, made when it is not there. @param say is told what is going on, for it may take a while */
    static GeneratedHome of(int units, long seed, boolean full, Consumer<String> say) throws Exception {
        var name = "directory-" + units + (full ? "-full" : "");
        var home = new GeneratedHome(Checkout.root().resolve("var/bench").resolve(name));
        var schema = schema();
        if (home.isWhole(seed, schema)) {
            return home;
        }
        deleteAll(home.folder);
        Files.createDirectories(home.folder);
        home.make(Plan.of(seed, units, full, LocalDate.now(ZoneOffset.UTC)), schema, say);
        return home;
    }

    Path folder() {
        return folder;
    }

    /** A figure of the making, such as {@code seconds.rows}; 0 when it is not known. */
    double figure(String name) {
        return Double.parseDouble(marker.getProperty(name, "0"));
    }

    /** A server on this home, in which everything can be found: a server writes its index of words when there is none. */
    RunningServer start(Consumer<String> say) throws SQLException, InterruptedException {
        return start(Map.of(), say);
    }

    private RunningServer start(Map<String, String> settings, Consumer<String> say)
            throws SQLException, InterruptedException {
        var server = RunningServer.launch(folder, Ports.free(), settings).awaitReady();
        long began = System.nanoTime();
        try (var connection = OwnersConnection.to(folder);
                var statement = connection.createStatement()) {
            while (isEmpty(statement, "select from finder.written")) {
                TimeUnit.SECONDS.sleep(1);
            }
            marker.setProperty("bytes", String.valueOf(size(connection)));
            double took = (System.nanoTime() - began) / 1e9;
            if (took > 2) {
                say.accept("the words by which things are found are written after %.0f s".formatted(took));
                statement.execute(WARM);
                statement.execute("vacuum (analyze) finder.entry, finder.label, finder.word, finder.warm");
            }
        }
        return server;
    }

    private static boolean isEmpty(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    /** One of an older schema is brought to the present one by the server that starts on it. */
    private boolean isWhole(long seed, List<String> schema) throws IOException {
        var file = folder.resolve(MARKER);
        if (!Files.exists(file)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            marker.load(in);
        }
        return marker.getProperty("seed", "").equals(String.valueOf(seed))
                && schema.containsAll(List.of(marker.getProperty("schema", "").split(",")));
    }

    private void make(Plan plan, List<String> schema, Consumer<String> say) throws Exception {
        mustFit(plan);
        say.accept("Making a company of %,d units and %,d orders from seed %d in %s …"
                .formatted(plan.units(), plan.orders(), plan.seed(), folder));
        long began = System.nanoTime();
        var templates = SetUp.of(folder);
        measured("set-up", began);
        withDatabase(database ->
                execute(database, "alter system set wal_level = minimal", "alter system set max_wal_senders = 0"));
        withDatabase(database -> {
            try (var connection = database.connect()) {
                var trade = templates.trade(connection);
                clear(connection);
                partitions(connection, plan);
                var tables = Arrays.stream(Table.values())
                        .filter(Table::beginsEmpty)
                        .map(Table::qualified)
                        .toList();
                for (var column : BRANCHES.entrySet()) {
                    execute(
                            connection,
                            column.getKey() + " set default "
                                    + column.getValue().meanwhile());
                }
                long rows = System.nanoTime();
                var aside = Bulk.aside(connection, tables);
                try (var copies = new CopyRows(database, DIRECTORY)) {
                    new Directory(plan, copies).write();
                    copies.finish();
                }
                measured("directory rows", rows);
                say.accept("the directory's rows are in after %.0f s".formatted(figure("seconds.directory-rows")));
                rows = System.nanoTime();
                long[] next;
                try (var copies = new CopyRows(database, HISTORY)) {
                    var history = new History(plan, trade, copies);
                    history.write();
                    copies.finish();
                    next = history.numbersGiven();
                }
                measured("history rows", rows);
                say.accept("two years of history after %.0f s more".formatted(figure("seconds.history-rows")));
                for (var column : BRANCHES.entrySet()) {
                    execute(
                            connection,
                            column.getKey() + " set default "
                                    + column.getValue().after());
                }
                numbers(connection, plan, next);
                long indexes = System.nanoTime();
                aside.back(database);
                measured("indexes", indexes);
                say.accept("the indexes after %.0f s more".formatted(figure("seconds.indexes")));
                long analyzed = System.nanoTime();
                execute(database, "analyze");
                measured("analyze", analyzed);
            }
            execute(database, "alter system reset all", "checkpoint");
        });
        long words = System.nanoTime();
        start(Map.of("THROUGHLINE_DATABASE_TEST", "true"), say).stop();
        measured("words", words);
        measured("all", began);
        marker.setProperty("seed", String.valueOf(plan.seed()));
        marker.setProperty("units", String.valueOf(plan.units()));
        marker.setProperty("orders", String.valueOf(plan.orders()));
        marker.setProperty("until", plan.until().toString());
        marker.setProperty("schema", String.join(",", schema));
        try (var out = Files.newOutputStream(folder.resolve(MARKER))) {
            marker.store(out, "A company made from a seed; remove the folder to have it made again.");
        }
        say.accept("made in %.0f s, %.2f GB".formatted(figure("seconds.all"), figure("bytes") / 1e9));
    }

    private void measured(String what, long since) {
        marker.setProperty("seconds." + what.replace(' ', '-'), String.valueOf((System.nanoTime() - since) / 1e9));
    }

    private void mustFit(Plan plan) throws IOException {
        FileStore disk = Files.getFileStore(folder);
        long needed = plan.units() * BYTES_A_UNIT + plan.orders() * BYTES_AN_ORDER;
        if (disk.getUsableSpace() < needed * 3 / 2) {
            throw new IllegalStateException(
                    "A company of this size needs about %.0f GB and as much again for a while, and %s has %.0f GB left."
                            .formatted(needed / 1e9, folder, disk.getUsableSpace() / 1e9));
        }
    }

    private interface Work {
        void with(CopyRows.Database database)
                throws IOException, SQLException, InterruptedException, ExecutionException;
    }

    /** Without waiting for the disk: a home that is cut off in the making is made again. */
    private void withDatabase(Work work) throws IOException, SQLException, InterruptedException, ExecutionException {
        try (var postgres = EmbeddedPostgres.start(
                folder.resolve("database"), Checkout.root().resolve("scenario/target/postgres"), false)) {
            work.with(() -> postgres.connect(DATABASE));
        }
    }

    /** What the set-up left behind, except who works here and what they agreed on. */
    private static void clear(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select name from unnest('{customer.customer,asset.site,dispatch.technician,dispatch.search,dispatch.offer,work.work_order,
                               request.request,request.given_key,contact.contact,notify.text,
                               finder.entry,finder.label,finder.warm,finder.word,finder.written}'::text[]) name
                         where to_regclass(name) is not null
                        union all
                        select n.nspname || '.event' from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relname = 'event' and c.relkind = 'p' and n.nspname not in ('people', 'routing', 'telephony')
                        """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        execute(connection, "truncate " + String.join(", ", tables) + " cascade");
    }

    private static void partitions(Connection connection, Plan plan) throws SQLException {
        var first = plan.until().minusYears(2).withDayOfMonth(1);
        execute(connection, """
                select kernel.add_event_partitions(n.nspname::text, date '%s', 26)
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relname = 'event' and c.relkind = 'p'
                """.formatted(first));
    }

    /** Whatever comes next gets a number of its own. */
    private static void numbers(Connection connection, Plan plan, long[] next) throws SQLException {
        long directory = 20_001L + plan.units() * 2L;
        var sequences = Map.of(
                "contact.number",
                next[0],
                "request.number",
                next[1],
                "work.number",
                next[2],
                "customer.customer_number",
                directory,
                "customer.agreement_number",
                directory,
                "asset.site_number",
                directory);
        for (var each : sequences.entrySet()) {
            execute(
                    connection,
                    "select setval(to_regclass('%1$s'), %2$d) where to_regclass('%1$s') is not null"
                            .formatted(each.getKey(), each.getValue()));
        }
    }

    private static long size(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_database_size(current_database())")) {
            row.next();
            return row.getLong(1);
        }
    }

    static void execute(CopyRows.Database database, String... all) throws SQLException {
        try (var connection = database.connect()) {
            for (var sql : all) {
                execute(connection, sql);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The migrations by which the schema came about. */
    private static List<String> schema() throws IOException {
        try (var files = Files.walk(Checkout.root().resolve("server/src/main/resources/migrations"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    private static void deleteAll(@Nullable Path all) throws IOException {
        if (all == null || !Files.exists(all)) {
            return;
        }
        List<Path> files;
        try (var found = Files.walk(all)) {
            files = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (var file : files) {
            Files.delete(file);
        }
    }

    /** The first steps of every company, through its front doors: who works there, and how an order of it looks. */
    static final class SetUp {
        private SetUp() {}

        static Templates of(Path home) throws Exception {
            var server = RunningServer.launch(home, Ports.free(), Map.of()).awaitReady();
            try {
                return Templates.raised(server, Company.founded(server, 1));
            } finally {
                server.stop();
            }
        }
    }
}
