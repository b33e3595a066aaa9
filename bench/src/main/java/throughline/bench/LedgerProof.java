package throughline.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import throughline.scenario.RunningServer;

/**
 * Nothing that was acknowledged is lost, and nothing is doubled, whatever is killed: twenty callouts a second come in over the wires and
 * technicians answer them, while the server is killed at random, and then its database alone. Those outside keep a ledger of what they
 * were told, which is compared with the database in the end.
 *
 * <p>First the comparison itself is proved: with a database that acknowledges before it has written, it must find what was lost.
 */
final class LedgerProof {
    private static final int KILLS = Integer.getInteger("throughline.kills", 20);
    private static final int DATABASE_KILLS = Math.max(1, KILLS / 2);
    private static final int MOST_BLIND_KILLS = 8;
    private static final int CALLOUTS_A_SECOND = 20;
    private static final String DATABASE = "throughline";

    private final RunningServer server;
    private final Outside outside;

    private LedgerProof(RunningServer server, Outside outside) {
        this.server = server;
        this.outside = outside;
    }

    static void run(RunningServer server) throws Exception {
        long seed = Long.getLong("throughline.seed", System.nanoTime());
        System.out.println("seed " + seed);
        losesAreSeen(seed);
        try (var outside = new Outside(server, seed)) {
            new LedgerProof(server, outside).kills();
        }
    }

    /** A database that says yes before it has written loses something when it is killed, and the comparison must say so. */
    private static void losesAreSeen(long seed) throws Exception {
        try (var server = RunningServer.start()) {
            try (var outside = new Outside(server, seed)) {
                new LedgerProof(server, outside).mustLose();
            } finally {
                server.kill(); // what it has lost must not be checked
            }
        }
    }

    private void mustLose() throws Exception {
        try (var connection = OwnersConnection.to(server.home());
                var statement = connection.createStatement()) {
            statement.execute("alter database " + DATABASE + " set synchronous_commit = off");
        }
        databaseDies();
        outside.callouts().beginsRaising(CALLOUTS_A_SECOND);
        for (int kill = 1; kill <= MOST_BLIND_KILLS; kill++) {
            outside.someTime();
            databaseDies();
            var wrong = outside.missing();
            if (!wrong.isEmpty()) {
                System.out.printf(
                        "a database that acknowledges too early: %d lost after %d kills, such as %s%n",
                        wrong.size(), kill, wrong.getFirst());
                return;
            }
        }
        throw new AssertionError(
                "The comparison sees nothing, also where something must be lost; of %d callouts %d were acknowledged, and the last no was: %s"
                        .formatted(
                                outside.callouts().begun(),
                                outside.ledger().told().raised().size(),
                                outside.callouts().lastNo()));
    }

    private void kills() throws Exception {
        outside.callouts().beginsRaising(CALLOUTS_A_SECOND);
        for (int kill = 1; kill <= KILLS; kill++) {
            outside.someTime();
            server.kill();
            var died = Instant.now();
            server.restart();
            outside.isBack(died);
            System.out.printf(
                    "server killed and back: %d of %d, %d callouts%n",
                    kill, KILLS, outside.callouts().begun());
        }
        for (int kill = 1; kill <= DATABASE_KILLS; kill++) {
            outside.someTime();
            databaseDies();
            outside.isBack(null);
            System.out.printf("database killed and back: %d of %d%n", kill, DATABASE_KILLS);
        }
        outside.compares();
    }

    /** {@code kill -9} of the database alone; the server starts it again by itself. */
    private void databaseDies() throws IOException, InterruptedException {
        var pid = Long.parseLong(
                Files.readAllLines(data().resolve("postmaster.pid")).getFirst().strip());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < until) {
            try (var connection = OwnersConnection.to(server.home())) {
                return;
            } catch (SQLException | RuntimeException away) { // not yet
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new AssertionError("The database does not come back.");
    }

    private Path data() throws IOException {
        try (var files = Files.walk(server.home().resolve("database"), 3)) {
            return requireNonNull(files.filter(file -> file.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow()
                    .getParent());
        }
    }
}
