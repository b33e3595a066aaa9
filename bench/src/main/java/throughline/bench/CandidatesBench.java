package throughline.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import throughline.scenario.Company;
import throughline.scenario.Desk;
import throughline.scenario.RunningServer;

/**
 * How long a dispatcher waits for those who could go: an order's page with its ranked candidates, and who is on call for a unit, among
 * fifty thousand technicians who work in the areas of a large company.
 */
final class CandidatesBench {
    private static final String HELP = "./throughline bench candidates [--units N] [--json]; 100000 unless given";
    private static final long SEED = 20_261_127;
    private static final int TECHNICIANS = 50_000;
    private static final int WARM_UP = 200;
    private static final int MEASURED = 400;

    private CandidatesBench() {}

    static List<Figure> run(List<String> options) throws Exception {
        int units = 100_000;
        if (!options.isEmpty()) {
            if (options.size() != 2 || !options.getFirst().equals("--units")) {
                throw new IllegalArgumentException(HELP);
            }
            units = Integer.parseInt(options.get(1));
        }
        var home = GeneratedHome.of(units, SEED, false, System.err::println);
        var server = home.start(System.err::println);
        try (var owner = OwnersConnection.to(server.home())) {
            try {
                work(owner);
                return measured(server, owner, units);
            } finally {
                leave(owner);
            }
        } finally {
            server.stop();
        }
    }

    /** As many in each area as in the others; three of an area are on call, and everybody was seen somewhere an hour ago. */
    private static void work(Connection owner) throws SQLException {
        leave(owner);
        try (var statement = owner.createStatement()) {
            statement.execute("""
                    insert into dispatch.technician (id, name, phone, language, area)
                    select md5('candidate ' || n)::uuid, 'Candidate ' || n, '+4477012' || lpad(n::text, 5, '0'), 'en', areas.area[1 + n %% areas.many]
                    from generate_series(0, %d - 1) n,
                         (select array_agg(area order by area) area, count(*)::int many from (select distinct area from asset.site) each) areas
                    """.formatted(TECHNICIANS));
            statement.execute("""
                    insert into dispatch.position (technician, latitude, longitude, at)
                    select id, 51 + random() * 3, -2 + random() * 3, now() - interval '1 hour' from dispatch.technician
                    where name like 'Candidate %'
                    """);
            statement.execute("""
                    insert into dispatch.turn (id, area, technician, begins, ends, rank)
                    select gen_random_uuid(), area, id, now() - interval '1 hour', now() + interval '1 day', place
                    from (select id, area, row_number() over (partition by area order by id) place from dispatch.technician
                          where name like 'Candidate %') each
                    where place <= 3
                    """);
            statement.execute("analyze dispatch.technician, dispatch.position, dispatch.turn");
        }
    }

    private static void leave(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            for (var table : List.of("position", "turn")) {
                statement.execute("""
                        delete from dispatch.%s where technician in (select id from dispatch.technician where name like 'Candidate %%')
                        """.formatted(table));
            }
            statement.execute("delete from dispatch.technician where name like 'Candidate %'");
        }
    }

    private static List<Figure> measured(RunningServer server, Connection owner, int units) throws Exception {
        var size = " · %,d units, %,d technicians".formatted(units, TECHNICIANS);
        var orders = column(
                owner,
                "select id from work.work_order where state not in ('closed', 'cancelled') order by raised_at desc limit 200");
        var lifts = column(owner, "select id from asset.unit tablesample system (1) limit 200");
        var figures = new ArrayList<Figure>();
        try (var desk = Desk.signIn(server.url(), Company.SUPERVISOR, Company.PASSWORD);
                var wire = new Wire(server.url(), desk)) {
            figures.addAll(asked(
                    server,
                    wire,
                    "an open order with its candidates" + size,
                    orders.stream().map(id -> "/api/orders/" + id).toList(),
                    "<= 50"));
            figures.addAll(asked(
                    server,
                    wire,
                    "who is on call for a unit" + size,
                    lifts.stream().map(lift -> "/api/on-call/at?unit=" + lift).toList(),
                    "<= 5"));
        }
        return figures;
    }

    private static List<Figure> asked(
            RunningServer server, Wire wire, String name, List<String> addresses, String target) throws IOException {
        var samples = new Samples();
        for (int i = 0; i < WARM_UP; i++) {
            wire.ask("GET", addresses.get(i % addresses.size()), new byte[0]);
        }
        var before = ProcessorTime.of(server);
        for (int i = 0; i < MEASURED; i++) {
            long began = System.nanoTime();
            wire.ask("GET", addresses.get(i % addresses.size()), new byte[0]);
            samples.add(System.nanoTime() - began);
        }
        var used = ProcessorTime.of(server).since(before);
        double each = used.server().plus(used.database()).toNanos() / 1e6 / MEASURED;
        return List.of(
                new Figure(name + ", p50", samples.percentile(50), "ms", "", ""),
                new Figure(name + ", p99", samples.percentile(99), "ms", target, ""),
                new Figure(name + ", processor", each, "ms", "", ""));
    }

    private static List<String> column(Connection owner, String question) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery(question)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
