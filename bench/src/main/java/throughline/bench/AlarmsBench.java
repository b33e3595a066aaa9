package throughline.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import throughline.scenario.Company;
import throughline.scenario.RunningServer;
import throughline.scenario.SilentDatabase;

/**
 * How soon an alarm is acknowledged and on an agent's screen, fifty a second over real connections; the same while the database is silent,
 * and how fast it catches up; test calls in a burst; and how long it takes to find who did not call among as many lifts as the largest
 * maker has. {@code -Dthroughline.watched=N} in {@code JAVA_TOOL_OPTIONS} for fewer of these.
 */
final class AlarmsBench {
    private static final int A_SECOND = 50;
    private static final int WARM_UP = 250;
    private static final int MEASURED = 1_000;
    private static final int WHILE_AWAY = 500;
    private static final int TESTS = 1_000;
    private static final int TESTS_A_SECOND = 100;
    private static final int LATE = 500;
    private static final int WATCHED = Integer.getInteger("throughline.watched", 2_400_000);
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int LIFTS = WARM_UP + MEASURED + WHILE_AWAY + TESTS + LATE;

    private final RunningServer server;
    private final LiftsWithDevices lifts;
    private final AlarmScreen screen;
    private final List<Figure> figures = new ArrayList<>();

    private AlarmsBench(RunningServer server, LiftsWithDevices lifts, AlarmScreen screen) {
        this.server = server;
        this.lifts = lifts;
        this.screen = screen;
    }

    static List<Figure> run() throws Exception {
        try (var server = RunningServer.start()) {
            var company = Company.founded(server, 1);
            try (var lifts = new LiftsWithDevices(server, company, LIFTS);
                    var agent = company.signsIn(1);
                    var screen = new AlarmScreen(agent)) {
                var bench = new AlarmsBench(server, lifts, screen);
                bench.said(1, WARM_UP, A_SECOND, AlarmDevice.PRESSED);
                bench.alarms(WARM_UP + 1);
                bench.whileAway(WARM_UP + MEASURED + 1);
                bench.tests(WARM_UP + MEASURED + WHILE_AWAY + 1);
                bench.memory();
                bench.watchdog(LIFTS - LATE + 1);
                return bench.figures;
            }
        }
    }

    /** @param begun when each was sent, by the nanosecond counter */
    private record Sent(long[] begun, Samples acknowledged, int unanswered) {}

    private void alarms(int first) throws InterruptedException {
        var processor = ProcessorTime.of(server);
        var sent = said(first, MEASURED, A_SECOND, AlarmDevice.PRESSED);
        var used = ProcessorTime.of(server).since(processor);
        acknowledged("frame in to ACK, %d/s of %,d alarms".formatted(A_SECOND, MEASURED), sent, "<= 50", "<= 250");
        var drawn = new Samples();
        int never = 0;
        for (int i = 0; i < MEASURED; i++) {
            Long at = awaitDrawn(first + i);
            if (at == null) {
                never++;
            } else {
                drawn.add(at - sent.begun()[i]);
            }
        }
        figures.add(new Figure("frame in to drawn on an agent's screen, p50", drawn.percentile(50), "ms", "<= 50", ""));
        figures.add(new Figure("the same, p99", drawn.percentile(99), "ms", "<= 250", ""));
        figures.add(new Figure("the same, never", never, "", "0", ""));
        figures.add(new Figure(
                "processor time of an alarm: server", (double) used.server().toMillis() / MEASURED, "ms", "", ""));
        figures.add(new Figure("the same: database", (double) used.database().toMillis() / MEASURED, "ms", "", ""));
        figures.add(new Figure(
                "the same: this bench and its screen", (double) used.bench().toMillis() / MEASURED, "ms", "", ""));
    }

    private @Nullable Long awaitDrawn(int lift) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        var at = screen.drawn(LiftsWithDevices.number(lift));
        while (at == null && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(20);
            at = screen.drawn(LiftsWithDevices.number(lift));
        }
        return at;
    }

    private void whileAway(int first) throws InterruptedException {
        Sent sent;
        try (var _ = new SilentDatabase(server)) {
            sent = said(first, WHILE_AWAY, A_SECOND, AlarmDevice.PRESSED);
        }
        long back = System.nanoTime();
        acknowledged("database silent: frame in to ACK, %,d alarms".formatted(WHILE_AWAY), sent, "", "");
        var told = new Samples();
        for (int i = 0; i < WHILE_AWAY; i++) {
            var at = screen.spooled(LiftsWithDevices.account(first + i));
            if (at != null) {
                told.add(at - sent.begun()[i]);
            }
        }
        figures.add(new Figure(
                "database silent: told on the screen, of %,d".formatted(WHILE_AWAY), told.count(), "", "", ""));
        figures.add(new Figure("database silent: told on the screen, p99", told.percentile(99), "ms", "", ""));
        while (server.figure("throughline_alarm_spooled") > 0) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        double took = (System.nanoTime() - back) / 1e9;
        figures.add(new Figure("taken in after it is back", WHILE_AWAY / took, "/s", ">= 500", ""));
    }

    private void tests(int first) throws InterruptedException {
        var sent = said(first, TESTS, TESTS_A_SECOND, AlarmDevice.TEST);
        acknowledged("test calls, %d/s of %,d: frame in to ACK".formatted(TESTS_A_SECOND, TESTS), sent, "", "");
    }

    private void memory() throws Exception {
        var memory = ProcessMemory.of(server.process());
        figures.add(new Figure("server: heap in use after a collection", memory.heap() / (1 << 20), "MiB", "", ""));
        figures.add(
                new Figure("server: all that it holds outside of it", memory.outsideHeap() / (1 << 20), "MiB", "", ""));
    }

    /** Rows of lifts that are in time, and some that are not; the server looks once a minute. */
    private void watchdog(int firstLate) throws SQLException, InterruptedException {
        try (var owner = OwnersConnection.to(server.home());
                var statement = owner.createStatement()) {
            statement.execute("""
                    insert into alarm.watch (unit, every_hours, good_at, due_at, state, since)
                    select md5('watched ' || n)::uuid, 72, now(), now() + interval '1 day' + n * interval '1 millisecond', 'ok', now()
                    from generate_series(1, %d) n
                    """.formatted(WATCHED));
            statement.execute("analyze alarm.watch");
            statement.execute("""
                    insert into alarm.watch (unit, every_hours, good_at, due_at, state, since)
                    select md5('lift ' || n)::uuid, 72, now() - interval '73 hours', now(), 'ok', now() - interval '73 hours'
                    from generate_series(%1$d, %2$d) n
                    on conflict (unit) do update set due_at = excluded.due_at, state = 'ok', good_at = excluded.good_at
                    """.formatted(firstLate, firstLate + LATE - 1));
            double took = Double.NaN;
            int found = 0;
            long until = System.nanoTime() + Duration.ofMinutes(3).toNanos();
            while (found < LATE && System.nanoTime() < until) {
                TimeUnit.SECONDS.sleep(1);
                try (var rows = statement.executeQuery("""
                        select count(*), extract(epoch from max(e.at) - min(w.since)) from alarm.watch w
                        join alarm.event e on e.subject = w.unit and e.kind = 'test-call-late' where w.state = 'late'
                        """)) {
                    rows.next();
                    found = rows.getInt(1);
                    took = rows.getDouble(2);
                }
            }
            figures.add(
                    new Figure("late among %,d watched, of %,d".formatted(WATCHED, LATE), found, "", "" + LATE, ""));
            figures.add(new Figure("one look at all of them", took, "s", "<= 10", ""));
        }
    }

    private void acknowledged(String name, Sent sent, String p50, String p99) {
        figures.add(new Figure(name + ", p50", sent.acknowledged().percentile(50), "ms", p50, ""));
        figures.add(new Figure("the same, p99", sent.acknowledged().percentile(99), "ms", p99, ""));
        figures.add(new Figure("the same, without an answer", sent.unanswered(), "", "0", ""));
    }

    /** Each of these lifts says it once, so many a second, whether or not the one before was answered. */
    private Sent said(int first, int count, int aSecond, String event) throws InterruptedException {
        var begun = new long[count];
        var samples = new Samples();
        var done = new CountDownLatch(count);
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                long due = start + i * TimeUnit.SECONDS.toNanos(1) / aSecond;
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                int which = i;
                threads.execute(() -> {
                    begun[which] = System.nanoTime();
                    if (lifts.device(first + which).says(1, event, PATIENCE_MILLIS)) {
                        samples.add(System.nanoTime() - begun[which]);
                    }
                    done.countDown();
                });
            }
            done.await();
        }
        return new Sent(begun, samples, count - samples.count());
    }
}
