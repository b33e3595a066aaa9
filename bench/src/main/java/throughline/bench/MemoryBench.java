package throughline.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import org.awaitility.core.ConditionTimeoutException;
import throughline.scenario.line.AgentLine;

/**
 * What one talk costs in memory: the caller's sound, the agent's line, the recording and everything that is known about them. The
 * server is measured with a few talks, with half of them and with all; the cost is the slope, so what the server needs anyway is not
 * in it. Sound goes both ways on every leg, from ports of its own.
 */
final class MemoryBench {
    private static final int TALKS = 200;
    private static final int WARM_UP = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(50);
    private static final double MEBIBYTE = 1024 * 1024;

    private final CallCentre centre;
    private final List<ProcessMemory> measured = new ArrayList<>();
    private final List<Long> talks = new ArrayList<>();

    private MemoryBench(CallCentre centre) {
        this.centre = centre;
    }

    static List<Figure> run() throws IOException, InterruptedException {
        try (var centre = new CallCentre(0, WARM_UP + TALKS)) {
            var bench = new MemoryBench(centre);
            bench.addTalks(WARM_UP);
            bench.measure();
            bench.addTalks(TALKS / 2);
            bench.measure();
            bench.addTalks(TALKS / 2);
            bench.measure();
            return bench.figures();
        }
    }

    /** A machine that is too slow for all of them carries fewer; what it carries is what is counted. */
    private void addTalks(int more) {
        centre.onRing(AgentLine::answersAtOnce);
        centre.startShift(more).forEach(AgentLine::isReady);
        for (int i = 0; i < more; i++) {
            centre.callWithSound(centre.newNumber());
            LockSupport.parkNanos(BETWEEN_CALLS.toNanos());
        }
        try {
            await("all talk")
                    .atMost(PATIENCE)
                    .until(() -> talking() == centre.agents().size());
        } catch (ConditionTimeoutException slow) {
            System.err.println("This machine carries only " + talking() + " of "
                    + centre.agents().size() + " talks at the same time.");
        }
    }

    private long talking() {
        return centre.agents().stream()
                .filter(agent -> agent.state().equals("talking"))
                .count();
    }

    private void measure() throws IOException, InterruptedException {
        measured.add(centre.memory());
        talks.add(talking());
    }

    private List<Figure> figures() {
        double heap = perTalk(ProcessMemory::heap);
        double outside = perTalk(ProcessMemory::outsideHeap);
        var last = measured.getLast();
        return List.of(
                new Figure("memory per bridged and recorded call", heap + outside, "MiB", "<= 0.45", "Asterisk 0.45"),
                new Figure("of it on the heap", heap, "MiB", "", ""),
                new Figure("heap in use, %d calls".formatted(talks.getFirst()), heapAt(0), "MiB", "", ""),
                new Figure("heap in use, %d calls".formatted(talks.get(1)), heapAt(1), "MiB", "", ""),
                new Figure("heap in use, %d calls".formatted(talks.getLast()), heapAt(2), "MiB", "", ""),
                new Figure(
                        "memory of the process, %d calls".formatted(talks.getLast()),
                        last.resident() / MEBIBYTE,
                        "MiB",
                        "",
                        ""));
    }

    private double heapAt(int measurement) {
        return measured.get(measurement).heap() / MEBIBYTE;
    }

    /** The slope of the straight line that fits the measurements best, in MiB. */
    private double perTalk(ToDoubleFunction<ProcessMemory> part) {
        double meanTalks = talks.stream().mapToLong(Long::longValue).average().orElseThrow();
        double meanPart = measured.stream().mapToDouble(part).average().orElseThrow();
        double together = 0;
        double spread = 0;
        for (int i = 0; i < talks.size(); i++) {
            double away = talks.get(i) - meanTalks;
            together += away * (part.applyAsDouble(measured.get(i)) - meanPart);
            spread += away * away;
        }
        return together / spread / MEBIBYTE;
    }
}
