package throughline.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import throughline.scenario.RunningServer;

/**
 * The server dies at every {@link CrashPoint} once, in the middle of what it does there, while callouts come in and technicians answer.
 * Afterwards nothing that was acknowledged is missing, and nothing is doubled. A point that is not reached fails the proof.
 */
final class CrashPointsProof {
    private static final int CALLOUTS_A_SECOND = 2;
    private static final int LATEST_TIME = 8;
    private static final Duration REACHED_WITHIN = Duration.ofMinutes(3);

    private CrashPointsProof() {}

    static void run(RunningServer server) throws Exception {
        long seed = Long.getLong("throughline.seed", System.nanoTime());
        System.out.println("seed " + seed);
        var chance = new Random(seed);
        var points = CrashPoint.values();
        try (var outside = new Outside(server, seed)) {
            outside.callouts().beginsRaising(CALLOUTS_A_SECOND);
            server.kill();
            for (var point : points) {
                int times = 1 + chance.nextInt(LATEST_TIME);
                int exit = server.restartUntilItEnds(agent(point, times), REACHED_WITHIN);
                if (exit != CrashAgent.KILLED) {
                    throw new AssertionError("The server ended otherwise before it came to %s.".formatted(point));
                }
                System.out.printf(
                        "died at %s, the %d. time: %d of %d, %d callouts%n",
                        point,
                        times,
                        point.ordinal() + 1,
                        points.length,
                        outside.callouts().begun());
            }
            var died = Instant.now();
            server.restart();
            outside.isBack(died);
            outside.compares();
        }
    }

    private static Map<String, String> agent(CrashPoint point, int times) {
        var jar = Path.of("bench/target/throughline-bench-0.1.0.jar").toAbsolutePath();
        return Map.of("JAVA_OPTS", "-javaagent:%s=%s:%d".formatted(jar, point, times));
    }
}
