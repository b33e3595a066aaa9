package throughline.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import throughline.scenario.Company;
import throughline.scenario.RunningServer;

/**
 * How soon somebody is asked, and whether a step is ever late: twenty callouts a second, come up to step by step on a server that has
 * been at work for some minutes, whose first attempt must reach its carrier; then a hundred thousand offers that are open at the same time, whose steps come due one after the other; and the server killed in the middle.
 */
final class DispatchBench {
    private static final int CALLOUTS_A_SECOND = 20;
    private static final List<Integer> UP_TO_IT = List.of(2, 5, 10, 15);
    private static final Duration EACH_STEP = Duration.ofSeconds(60);
    private static final Duration MEASURED = Duration.ofSeconds(60);
    private static final int AREAS = 100;
    private static final int OPEN_OFFERS = 100_000;
    private static final int DUE_A_SECOND = 15;
    private static final int TECHNICIANS = 5_000;

    /** Nobody needs a record of what was said here. */
    private static final Callouts.Witness NOBODY = new Callouts.Witness() {
        @Override
        public void raised(UUID order, String number, Instant askedAt) {}

        @Override
        public void accepted(String number, String phone) {}

        @Override
        public void onSite(String number, String phone) {}
    };

    private final RunningServer server;
    private final List<Figure> figures = new ArrayList<>();

    private DispatchBench(RunningServer server) {
        this.server = server;
    }

    static List<Figure> run() throws Exception {
        try (var server = RunningServer.start();
                var callouts = new Callouts(server, Company.founded(server, 0), AREAS, NOBODY, 1)) {
            var bench = new DispatchBench(server);
            bench.firstAttempts(callouts);
            bench.steps();
            bench.comesBack();
            server.kill(); // in the middle of a hundred thousand steps
            return bench.figures;
        }
    }

    private void firstAttempts(Callouts callouts) throws Exception {
        for (int aSecond : UP_TO_IT) {
            callouts.beginsRaising(aSecond);
            TimeUnit.MILLISECONDS.sleep(EACH_STEP.toMillis());
        }
        callouts.beginsRaising(CALLOUTS_A_SECOND);
        var began = Instant.now();
        int before = callouts.begun();
        var processor = ProcessorTime.of(server);
        TimeUnit.MILLISECONDS.sleep(MEASURED.toMillis());
        var used = ProcessorTime.of(server).since(processor);
        int raised = callouts.begun() - before;
        var ended = Instant.now();
        callouts.stopsRaising();
        percentiles("raised to handed to its carrier", """
                select w.raised_at, min(o.sent_at) from work.work_order w left join dispatch.offer o on o.work_order = w.id
                where w.raised_at between ? and ? group by w.id
                """, began, ended, "<= 500");
        figures.add(
                new Figure("processor time of a callout, until answered", milliseconds(used) / raised, "ms", "", ""));
        figures.add(new Figure("of which the database", (double) used.database().toMillis() / raised, "ms", "", ""));
    }

    private void steps() throws Exception {
        try (var owner = OwnersConnection.to(server.home())) {
            opens(owner);
        }
        var began = Instant.now();
        var processor = ProcessorTime.of(server);
        TimeUnit.MILLISECONDS.sleep(MEASURED.toMillis());
        var used = ProcessorTime.of(server).since(processor);
        var ended = Instant.now();
        TimeUnit.SECONDS.sleep(5); // those that are late come too
        percentiles("a step after it is due, of %,d open offers".formatted(OPEN_OFFERS), """
                select answer_by, settled_at from dispatch.offer
                where answer_by between ? and ? and (state = 'expired' or settled_at is null)
                """, began, ended, "<= 1000");
        figures.add(new Figure(
                "processor time of a step", milliseconds(used) / (DUE_A_SECOND * MEASURED.toSeconds()), "ms", "", ""));
    }

    private static double milliseconds(ProcessorTime used) {
        return used.server().plus(used.database()).toMillis();
    }

    private void comesBack() throws InterruptedException {
        server.kill();
        long killed = System.nanoTime();
        server.restart();
        figures.add(new Figure("ready again after kill -9", (System.nanoTime() - killed) / 1e9, "s", "<= 15", ""));
    }

    private void percentiles(String name, String question, Instant from, Instant to, String target)
            throws SQLException {
        var samples = new Samples();
        int never = 0;
        try (var owner = OwnersConnection.to(server.home());
                var asked = owner.prepareStatement(question)) {
            asked.setObject(1, from.atOffset(ZoneOffset.UTC));
            asked.setObject(2, to.atOffset(ZoneOffset.UTC));
            try (var rows = asked.executeQuery()) {
                while (rows.next()) {
                    var happened = rows.getTimestamp(2);
                    if (happened == null) {
                        never++;
                    } else {
                        samples.add(Duration.between(rows.getTimestamp(1).toInstant(), happened.toInstant())
                                .toNanos());
                    }
                }
            }
        }
        figures.add(new Figure(name + ", p50 of %,d".formatted(samples.count()), samples.percentile(50), "ms", "", ""));
        figures.add(new Figure(name + ", p99", samples.percentile(99), "ms", target, ""));
        figures.add(new Figure(name + ", never", never, "", "0", ""));
    }

    /** Copies of an order that somebody is asked about, each at one of all lifts and with a technician of many. */
    private static void opens(Connection owner) throws SQLException {
        owner.setAutoCommit(false);
        var due = "now() + interval '2 seconds' + n * interval '%d microseconds'"
                .formatted(TimeUnit.SECONDS.toMicros(1) / DUE_A_SECOND);
        var order = "md5('order ' || n)::uuid";
        var technician = "md5('technician ' || n %% %d)::uuid".formatted(TECHNICIANS);
        try (var statement = owner.createStatement()) {
            statement.execute("""
                    create temporary table pattern on commit drop as
                    select o.id as offer, s.work_order, o.technician from dispatch.search s
                    join dispatch.offer o on o.work_order = s.work_order and o.settled_at is null
                    where s.state = 'asking' limit 1
                    """);
            statement.execute("""
                    create temporary table place on commit drop as
                    select u.id as unit, s.id as site, s.area, row_number() over (order by u.id) - 1 as k
                    from asset.unit u join asset.site s on s.id = u.site
                    """);
            statement.execute("alter table place add primary key (k)");
        }
        copies(
                owner,
                "dispatch.technician",
                "technician",
                TECHNICIANS,
                Map.of(
                        "id", "md5('technician ' || n)::uuid",
                        "user_id", "null::uuid",
                        "name", "'Technician far away ' || n",
                        "phone", "'+4477011' || lpad(n::text, 5, '0')",
                        "area", "'Far away'"));
        copies(
                owner,
                "work.work_order",
                "work_order",
                OPEN_OFFERS,
                Map.of(
                        "id",
                        order,
                        "number",
                        "'WO-B' || n",
                        "state",
                        "'offering'",
                        "raised_at",
                        "now()",
                        "unit",
                        ofItsPlace("unit"),
                        "site",
                        ofItsPlace("site"),
                        "area",
                        ofItsPlace("area")));
        copies(
                owner,
                "dispatch.search",
                "work_order",
                OPEN_OFFERS,
                Map.of(
                        "work_order",
                        order,
                        "state",
                        "'asking'",
                        "next_at",
                        due,
                        "owner",
                        technician,
                        "technician", // the pattern may have been accepted a moment ago
                        "null::uuid",
                        "arrives_at",
                        "null::timestamptz"));
        copies(
                owner,
                "dispatch.offer",
                "offer",
                OPEN_OFFERS,
                Map.of(
                        "id",
                        "md5('offer ' || n)::uuid",
                        "work_order",
                        order,
                        "technician",
                        technician,
                        "state",
                        "'sent'",
                        "answer_by",
                        due,
                        "sent_at",
                        "now()",
                        "settled_at",
                        "null::timestamptz",
                        "reason",
                        "null::text",
                        "arrives_at",
                        "null::timestamptz"));
        owner.commit();
        owner.setAutoCommit(true);
        try (var statement = owner.createStatement()) {
            statement.execute("analyze dispatch.offer, dispatch.search, work.work_order, dispatch.technician");
        }
    }

    private static String ofItsPlace(String column) {
        return "(select %s from place where k = n %% (select count(*) from place))".formatted(column);
    }

    /**
     * @param by the column of the pattern that says which row is copied
     * @param with what is different in each, in terms of {@code n} from 0
     */
    private static void copies(Connection owner, String table, String by, int times, Map<String, String> with)
            throws SQLException {
        var columns = new ArrayList<String>();
        try (var asked = owner.prepareStatement("""
                select attname from pg_attribute
                where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum
                """)) {
            asked.setString(1, table);
            try (var rows = asked.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
        }
        var key = table.endsWith(".search") ? "work_order" : "id";
        try (var statement = owner.createStatement()) {
            statement.execute(
                    "insert into %1$s (%2$s) select %3$s from %1$s t, pattern p, generate_series(0, %4$d) n where t.%5$s = p.%6$s"
                            .formatted(
                                    table,
                                    String.join(", ", columns),
                                    columns.stream()
                                            .map(column -> with.getOrDefault(column, "t." + column))
                                            .collect(Collectors.joining(", ")),
                                    times - 1,
                                    key,
                                    by));
        }
    }
}
