package throughline.bench;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import throughline.scenario.Company;
import throughline.scenario.Desk;
import throughline.scenario.RunningServer;
import throughline.scenario.phone.RtpPhone;
import throughline.scenario.phone.Switchboard;
import throughline.scenario.sound.Tone;

/**
 * Half an hour of a storm in three minutes: three hundred lifts call for help over DC-09, some of which nobody entered and some of which say it
 * twice, nine hundred people ring in, two agents take one alarm after the other, and the server is killed in the middle. In the end each
 * alarm that was acknowledged is there once, taken by a person or in its place among those that wait, the oldest first, and nothing that was
 * due is left undone.
 */
final class StormProof {
    private static final int ALARMS = 300;
    private static final int UNKNOWN = ALARMS / 50;
    private static final int SAID_TWICE = 60;
    private static final int CALLS = 900;
    private static final int AGENTS = 2;
    private static final Duration STORM = Duration.ofSeconds(Integer.getInteger("throughline.seconds", 180));
    private static final int PATIENCE_MILLIS = 8_000;
    private static final Duration BETWEEN_TWO = Duration.ofMillis(1_500);
    private static final Duration OVERDUE = Duration.ofSeconds(10);

    private final RunningServer server;
    private final Company company;
    private final LiftsWithDevices lifts;
    private final Random chance;
    /** What those outside were told, by whom: accounts of devices, numbers of callers, ids of alarms. */
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    private final Set<String> rung = ConcurrentHashMap.newKeySet();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger repetitions = new AtomicInteger();
    private volatile boolean blows = true;

    private StormProof(RunningServer server, Company company, LiftsWithDevices lifts, long seed) {
        this.server = server;
        this.company = company;
        this.lifts = lifts;
        this.chance = new Random(seed);
    }

    static void run(RunningServer server) throws Exception {
        long seed = Long.getLong("throughline.seed", System.nanoTime());
        System.out.println("seed " + seed);
        var company = Company.founded(server, AGENTS);
        try (var lifts = new LiftsWithDevices(server, company, ALARMS - UNKNOWN)) {
            var storm = new StormProof(server, company, lifts, seed);
            storm.blows();
            storm.compares();
        }
    }

    private void blows() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var board = new Switchboard(server.ports().sip());
                var phone = new RtpPhone(Tone.steady(700))) {
            for (int lift = 1; lift <= ALARMS; lift++) {
                int which = lift;
                long after = moment();
                boolean twice = lift <= SAID_TWICE;
                threads.execute(() -> calls(which, after, twice));
            }
            for (int caller = 1; caller <= CALLS; caller++) {
                var number = "+4477009%05d".formatted(caller);
                long after = moment();
                threads.execute(() -> rings(board, phone, number, after));
            }
            for (int agent = 1; agent <= AGENTS; agent++) {
                int which = agent;
                threads.execute(() -> takes(which));
            }
            MILLISECONDS.sleep(STORM.toMillis() / 2);
            var died = Instant.now();
            server.kill();
            server.restart();
            System.out.printf(
                    "server killed and back after %.1f s%n",
                    Duration.between(died, Instant.now()).toMillis() / 1e3);
            MILLISECONDS.sleep(STORM.toMillis() / 2);
            long until = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (acknowledged.size() < ALARMS && System.nanoTime() < until) {
                MILLISECONDS.sleep(100);
            }
            blows = false;
        }
    }

    private long moment() {
        return (long) (chance.nextDouble() * STORM.toMillis());
    }

    /** A device says it until it is acknowledged. Some did not hear the answer, and say it once more. */
    private void calls(int lift, long afterMillis, boolean twice) {
        try {
            MILLISECONDS.sleep(afterMillis);
            var device = lifts.device(lift);
            while (blows && !device.says(1, AlarmDevice.PRESSED, PATIENCE_MILLIS)) {
                MILLISECONDS.sleep(500);
            }
            if (blows) {
                acknowledged.add(device.account());
            }
            if (twice && device.says(1, AlarmDevice.PRESSED, PATIENCE_MILLIS)) {
                repetitions.incrementAndGet();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** Somebody rings, hears it ring or a greeting, and gives up after a while. */
    private void rings(Switchboard board, RtpPhone phone, String from, long afterMillis) {
        try {
            MILLISECONDS.sleep(afterMillis);
            var call = board.calls(from, Company.NUMBER, phone.port());
            call.ringing().get(10, SECONDS);
            rung.add(from);
            SECONDS.sleep(5);
            call.leave();
        } catch (ExecutionException | TimeoutException nobodyThere) {
            // the server is away; people ring again, as others of these do
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** An agent takes whatever stands first, again and again. */
    private void takes(int number) {
        Desk desk = null;
        while (blows) {
            try {
                desk = desk == null ? company.signsIn(number) : desk;
                var first = desk.get("/api/alarms/open").path("items").path(0);
                if (first.path("state").asString("").equals("raised")) {
                    var id = first.path("id").asString();
                    desk.post("/api/alarms/" + id + "/take", Map.of());
                    taken.add(id);
                }
                MILLISECONDS.sleep(BETWEEN_TWO.toMillis());
            } catch (IllegalStateException | AssertionError away) {
                desk = null; // she signs in again
            } catch (InterruptedException over) {
                return;
            }
        }
    }

    private void compares() throws Exception {
        SECONDS.sleep(OVERDUE.toSeconds());
        var wrong = new ArrayList<String>();
        try (var owner = OwnersConnection.to(server.home())) {
            var there = words(owner, """
                    select d.ident from alarm.alarm a join alarm.device d on d.id = a.device where d.wire = 'dc-09'
                    """);
            for (var account : acknowledged) {
                if (!there.contains(account)) {
                    wrong.add("acknowledged and not there: device " + account);
                }
            }
            if (new HashSet<>(there).size() != there.size()) {
                wrong.add("%d alarms of %d devices".formatted(there.size(), new HashSet<>(there).size()));
            }
            var takenThere = Set.copyOf(words(owner, "select id::text from alarm.alarm where taken_by is not null"));
            taken.stream().filter(id -> !takenThere.contains(id)).forEach(id -> wrong.add("taken and not so: " + id));
            words(owner, """
                    select number from alarm.alarm where ended_at is null and (next_at < now() - interval '%d seconds'
                        or state = 'raised' and next_at is null)
                    """.formatted(OVERDUE.toSeconds()))
                    .forEach(number -> wrong.add("nothing happens any more: " + number));
            var contacts = Set.copyOf(words(owner, "select distinct from_number from contact.contact"));
            rung.stream()
                    .filter(number -> !contacts.contains(number))
                    .forEach(number -> wrong.add("rung and not on record: " + number));
            places(wrong, there.size());
        }
        System.out.printf(
                "%d of %d alarms acknowledged, %d said twice, %d taken by a person; %d of %d callers heard it ring; missing or doubled: %d (target 0)%n",
                acknowledged.size(), ALARMS, repetitions.get(), taken.size(), rung.size(), CALLS, wrong.size());
        wrong.stream().limit(20).forEach(System.out::println);
        if (!wrong.isEmpty() || acknowledged.size() < ALARMS) {
            throw new AssertionError("What was acknowledged is not what is there.");
        }
    }

    /** Whoever looks sees all of them: what nobody has first, and of these the oldest. */
    private void places(List<String> wrong, int alarms) {
        var open = company.signsIn(1).get("/api/alarms/open").path("items");
        if (open.size() != alarms) {
            wrong.add("%d alarms are there and %d on the screen".formatted(alarms, open.size()));
        }
        Instant before = Instant.EPOCH;
        boolean someoneHasIt = false;
        for (var alarm : open) {
            boolean nobodyHasIt = alarm.path("state").asString("").equals("raised");
            var raised = Instant.parse(alarm.path("raisedAt").asString());
            if (nobodyHasIt && (someoneHasIt || raised.isBefore(before))) {
                wrong.add("not in its place: " + alarm.path("number").asString());
            }
            if (!nobodyHasIt && alarm.path("takenBy").path("id").asString("").isEmpty()) {
                wrong.add("nobody's: " + alarm.path("number").asString());
            }
            someoneHasIt |= !nobodyHasIt;
            before = raised;
        }
    }

    private static List<String> words(Connection connection, String question) throws SQLException {
        var all = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }
}
