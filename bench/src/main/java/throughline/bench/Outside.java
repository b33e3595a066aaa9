package throughline.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import throughline.scenario.Checkout;
import throughline.scenario.Company;
import throughline.scenario.RunningServer;

/**
 * Those outside of a server that is killed: they raise callouts and answer offers, keep a ledger of what they were told, and compare it
 * with the database in the end.
 */
final class Outside implements AutoCloseable {
    private static final int AREAS = 20;
    private static final Duration OVERDUE = Duration.ofSeconds(10);

    private final RunningServer server;
    private final Ledger ledger;
    private final Callouts callouts;
    private final Random chance;
    private Duration back = Duration.ZERO;
    private Duration late = Duration.ZERO;

    Outside(RunningServer server, long seed) throws IOException {
        this.server = server;
        this.ledger = new Ledger(Checkout.scratch("ledger").resolve("ledger.txt"));
        this.chance = new Random(seed);
        var witness = new Callouts.Witness() {
            @Override
            public void raised(UUID order, String number, Instant askedAt) {
                ledger.raised(order, number);
            }

            @Override
            public void accepted(String number, String phone) {
                ledger.accepted(number, phone);
            }

            @Override
            public void onSite(String number, String phone) {
                ledger.onSite(number, phone);
            }
        };
        this.callouts = new Callouts(server, Company.founded(server, 0), AREAS, witness, seed);
    }

    Callouts callouts() {
        return callouts;
    }

    Ledger ledger() {
        return ledger;
    }

    @Override
    public void close() throws IOException {
        callouts.close();
        ledger.close();
    }

    /** Waits until what came due meanwhile is done, and remembers the worst. @param died null when only the database did */
    void isBack(@Nullable Instant died) throws SQLException, InterruptedException {
        var ready = Instant.now();
        if (died != null) {
            back = longer(back, Duration.between(died, ready));
        }
        late = longer(late, untilNothingIsOverdue(ready));
    }

    /** Nobody calls any more; says what is there and what is not. @throws AssertionError when something is missing, doubled or late */
    void compares() throws SQLException, InterruptedException {
        someTime();
        callouts.stopsRaising();
        TimeUnit.SECONDS.sleep(2); // answers that are on their way
        var wrong = new ArrayList<>(missing());
        wrong.addAll(doubled());
        var told = ledger.told();
        System.out.printf(
                "%,d callouts begun, %,d acknowledged, %,d acceptances, %,d arrivals, %,d texts of which %,d came again with their reference%n",
                callouts.begun(),
                told.raised().size(),
                told.accepted().size(),
                told.onSite().size(),
                callouts.texts(),
                callouts.repeated());
        System.out.printf(
                "back after at most %.1f s (target 15); overdue steps done after at most %.1f s (target %d)%n",
                back.toMillis() / 1e3, late.toMillis() / 1e3, OVERDUE.toSeconds());
        System.out.printf("missing or doubled: %d (target 0)%n", wrong.size());
        wrong.stream().limit(20).forEach(System.out::println);
        if (!wrong.isEmpty()) {
            throw new AssertionError("What was acknowledged is not what is there.");
        }
        if (late.compareTo(OVERDUE) > 0) {
            throw new AssertionError("Overdue steps waited too long.");
        }
    }

    /** Until there is something new to lose. */
    void someTime() throws InterruptedException {
        int before = ledger.told().raised().size();
        TimeUnit.MILLISECONDS.sleep(2_000 + chance.nextInt(4_000));
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (ledger.told().raised().size() == before && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** @return how long after {@code since} every step is done that was due by then */
    private Duration untilNothingIsOverdue(Instant since) throws SQLException, InterruptedException {
        try (var connection = OwnersConnection.to(server.home());
                var overdue = connection.prepareStatement("select count(*) from dispatch.search where next_at < ?")) {
            overdue.setObject(1, since.atOffset(ZoneOffset.UTC));
            long until = System.nanoTime() + OVERDUE.multipliedBy(3).toNanos();
            while (System.nanoTime() < until) {
                var counted = overdue.executeQuery();
                counted.next();
                if (counted.getInt(1) == 0) {
                    return Duration.between(since, Instant.now());
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        return OVERDUE.multipliedBy(3);
    }

    /** What somebody was told and is not there. */
    List<String> missing() throws SQLException {
        var wrong = new ArrayList<String>();
        var told = ledger.told();
        try (var connection = OwnersConnection.to(server.home())) {
            var orders = new HashMap<UUID, String>();
            var arrived = new HashSet<String>();
            try (var rows = connection
                    .createStatement()
                    .executeQuery("select id, number, on_site_at is not null from work.work_order")) {
                while (rows.next()) {
                    orders.put(rows.getObject(1, UUID.class), rows.getString(2));
                    if (rows.getBoolean(3)) {
                        arrived.add(rows.getString(2));
                    }
                }
            }
            var accepted = new HashSet<String>();
            try (var rows = connection.createStatement().executeQuery("""
                            select w.number, t.phone from dispatch.offer o
                            join work.work_order w on w.id = o.work_order join dispatch.technician t on t.id = o.technician
                            where o.state = 'accepted'
                            """)) {
                while (rows.next()) {
                    accepted.add(rows.getString(1) + " " + rows.getString(2));
                }
            }
            told.raised().forEach((order, number) -> {
                if (!number.equals(orders.get(order))) {
                    wrong.add("raised and not there: " + number);
                }
            });
            told.accepted().forEach((number, phone) -> {
                if (!accepted.contains(number + " " + phone)) {
                    wrong.add("accepted and not there: " + number);
                }
            });
            told.onSite().keySet().forEach(number -> {
                if (!arrived.contains(number)) {
                    wrong.add("on site and not there: " + number);
                }
            });
        }
        return wrong;
    }

    /** When everybody has an answer there are as many orders as callouts, and nobody shares a seat. */
    private List<String> doubled() throws SQLException {
        var wrong = new ArrayList<String>();
        try (var connection = OwnersConnection.to(server.home())) {
            int orders = number(connection, "select count(*) from work.work_order");
            if (orders != callouts.begun()) {
                wrong.add("%d callouts became %d orders".formatted(callouts.begun(), orders));
            }
            int shared = number(
                    connection,
                    "select count(*) from (select 1 from dispatch.offer where state = 'accepted' group by work_order, seat having count(*) > 1) two");
            if (shared > 0) {
                wrong.add(shared + " seats are taken twice");
            }
            int forgotten = number(
                    connection,
                    "select count(*) from work.work_order w where w.closed_at is null and not exists (select 1 from dispatch.search s where s.work_order = w.id)");
            if (forgotten > 0) {
                wrong.add(forgotten + " open orders are on nobody's list");
            }
        }
        return wrong;
    }

    private static int number(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
