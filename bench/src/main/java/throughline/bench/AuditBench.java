package throughline.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import throughline.scenario.RunningServer;

/**
 * How many entries of the audit a second are written and tied to the chain. Each is a transaction of its own that waits for the disk, as a
 * change does, while the server ties them; and as many in one transaction, as an import brings them.
 */
final class AuditBench {
    private static final int ENTRIES = 40_000;
    private static final int WRITERS = 8;
    private static final int AT_ONCE = 200_000;
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final String ENTRY = """
            insert into audit.entry (id, at, nature, who, roles, act, kind, subject, deed, way)
            select uuidv7(), clock_timestamp(), 'person', '019a0000-0000-7000-8000-00000000a11a', 'agent,supervisor', 'changed', 'order',
                   gen_random_uuid()::text, 'held', 'POST /api/orders/{id}/hold'
              from generate_series(1, ?)""";

    private final RunningServer server;

    private AuditBench(RunningServer server) {
        this.server = server;
    }

    static List<Figure> run() throws Exception {
        try (var server = RunningServer.start()) {
            var bench = new AuditBench(server);
            bench.write(ENTRIES / 10, 1, 1); // the first ones wait for classes to be loaded
            bench.untilAllAreTied();
            var figures = new ArrayList<Figure>();
            bench.one(figures);
            bench.manyAtOnce(figures);
            bench.verified(figures);
            return figures;
        }
    }

    private void one(List<Figure> figures) throws Exception {
        var processor = ProcessorTime.of(server);
        long began = System.nanoTime();
        write(ENTRIES / WRITERS, 1, WRITERS);
        double written = seconds(began);
        untilAllAreTied();
        double tied = seconds(began);
        var used = ProcessorTime.of(server).since(processor);
        figures.add(new Figure("entries a second, written and tied", ENTRIES / tied, "", ">= 1000", ""));
        figures.add(
                new Figure("the last one is tied after it is written", (tied - written) * 1000, "ms", "<= 1000", ""));
        figures.add(
                new Figure("processor time of an entry, server (ties)", micros(used.server()) / ENTRIES, "µs", "", ""));
        figures.add(new Figure(
                "processor time of an entry, database (writes, ties)",
                micros(used.database()) / ENTRIES,
                "µs",
                "",
                ""));
    }

    private void manyAtOnce(List<Figure> figures) throws Exception {
        write(1, AT_ONCE, 1);
        long began = System.nanoTime();
        untilAllAreTied();
        figures.add(new Figure(
                "%,d entries of one transaction, tied a second".formatted(AT_ONCE),
                AT_ONCE / seconds(began),
                "",
                "",
                ""));
    }

    private void verified(List<Figure> figures) throws SQLException, InterruptedException {
        long links;
        try (var connection = OwnersConnection.to(server.home());
                var answer = connection.createStatement().executeQuery("select count(*) from audit.link")) {
            answer.next();
            links = answer.getLong(1);
        }
        long began = System.nanoTime();
        if (server.console("audit", "verify").exitCode() != 0) {
            throw new IllegalStateException("The audit of the bench is not as it was written.");
        }
        figures.add(new Figure(
                "entries verified a second, start of the command included", links / seconds(began), "", "", ""));
    }

    private void write(int transactions, int entries, int writers) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<Void>>();
            for (int i = 0; i < writers; i++) {
                work.add(() -> {
                    write(transactions, entries);
                    return null;
                });
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
    }

    private void write(int transactions, int entries) throws SQLException {
        try (var connection = OwnersConnection.to(server.home());
                var insert = connection.prepareStatement(ENTRY)) {
            for (int i = 0; i < transactions; i++) {
                insert.setInt(1, entries);
                insert.executeUpdate();
            }
        }
    }

    private void untilAllAreTied() throws SQLException {
        try (var connection = OwnersConnection.to(server.home());
                var ask = connection.prepareStatement("""
                        select exists (select from audit.entry e, audit.follower f where (e.tx, e.id) > (f.tx, f.entry))
                        """)) {
            while (true) {
                try (var answer = ask.executeQuery()) {
                    answer.next();
                    if (!answer.getBoolean(1)) {
                        return;
                    }
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static double micros(Duration time) {
        return time.toNanos() / 1e3;
    }
}
