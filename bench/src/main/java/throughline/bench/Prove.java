package throughline.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import throughline.scenario.Company;
import throughline.scenario.Crash;
import throughline.scenario.Departures;
import throughline.scenario.RunningServer;

/** {@code ./throughline prove NAME}: a long proof; the exit code is 1 when it fails. */
public final class Prove {
    private static final int CRASHES = 20;
    private static final int DEPARTURES = 2_000;

    /** What a server rightly warns of when it, or its database, was killed while people worked. */
    private static final Pattern AFTER_A_KILL =
            Pattern.compile("were cut off by the last stop|the database server ended by itself|could not (be )?look"
                    + "|was not carried|could not be (taken out|moved)|^.*Incident .* failed"
                    + "|what alarm devices say is kept on this disk|signals of alarm devices that came while");

    private static final Map<String, Proof> PROOFS = new TreeMap<>(Map.of(
            "abuse", AbuseProof::run,
            "crash", Prove::crash,
            "crash-points", CrashPointsProof::run,
            "callers-who-leave", Prove::callersWhoLeave,
            "ledger", LedgerProof::run,
            "races", RaceProof::run,
            "storm", StormProof::run));

    private Prove() {}

    public static void main(String[] arguments) {
        var proof = arguments.length == 1 ? PROOFS.get(arguments[0]) : null;
        if (proof == null) {
            System.err.println("Which proof? ./throughline prove NAME, where NAME is one of: "
                    + String.join(", ", PROOFS.keySet()) + ", fuzz, scenarios, simulate");
            System.exit(1);
            return;
        }
        try (var server = RunningServer.start()) {
            try {
                proof.run(server);
            } catch (AssertionError | Exception failure) {
                server.console().complaints().forEach(System.err::println);
                System.err.println("Everything it said is in " + server.home().resolve("log"));
                throw failure;
            }
            var complaints = server.console().complaints().stream()
                    .filter(line -> !AFTER_A_KILL.matcher(line).find())
                    .toList();
            if (!complaints.isEmpty()) {
                throw new AssertionError("The server complained:\n" + String.join("\n", complaints));
            }
            System.out.println("Proven.");
        } catch (AssertionError | Exception failure) {
            System.err.println("Not proven: " + failure.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private static void crash(RunningServer server) throws Exception {
        var company = Company.founded(server, 5);
        for (int times = 1; times <= CRASHES; times++) {
            new Crash(server, company).happens();
            System.out.printf("killed and back: %d of %d%n", times, CRASHES);
        }
    }

    private static void callersWhoLeave(RunningServer server) throws InterruptedException {
        long seed = Long.getLong("throughline.seed", System.nanoTime());
        System.out.println("seed " + seed);
        new Departures(server, Company.founded(server, 4), seed).happen(DEPARTURES);
    }

    private interface Proof {
        void run(RunningServer server) throws Exception;
    }
}
