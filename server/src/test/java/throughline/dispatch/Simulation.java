package throughline.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Many callouts, a hundred for each seed. The same seed is the same hundred, wherever and whenever it plays. */
final class Simulation {
    static final int CALLOUTS = 100;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Simulation() {}

    /**
     * What came of them.
     *
     * @param withdrawn callouts that ended in neither way, because they were cancelled
     * @param overMillis the most that one took beyond its ladder
     * @param wentOnAlone so often one of several fell through while another kept going
     * @param bothFell callouts in which two seats or more fell through, and somebody kept going beside one of them
     */
    record Tally(
            long callouts,
            long steps,
            long accepted,
            long onAList,
            long withdrawn,
            long overMillis,
            long wentOnAlone,
            long bothFell) {
        static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0);

        Tally and(Tally other) {
            return new Tally(
                    callouts + other.callouts,
                    steps + other.steps,
                    accepted + other.accepted,
                    onAList + other.onAList,
                    withdrawn + other.withdrawn,
                    Math.max(overMillis, other.overMillis),
                    wentOnAlone + other.wentOnAlone,
                    bothFell + other.bothFell);
        }

        private static Tally of(SimulatedCallout.End end) {
            boolean neither = !end.accepted() && !end.onAList();
            return new Tally(
                    1,
                    end.steps(),
                    end.accepted() ? 1 : 0,
                    end.onAList() ? 1 : 0,
                    neither ? 1 : 0,
                    end.overMillis(),
                    end.wentOnAlone(),
                    end.wentOnAlone() > 0 && end.fellThrough() > 1 ? 1 : 0);
        }
    }

    /** A promise was broken: by which seed, in which of its callouts. */
    static final class Broken extends AssertionError {
        private static final long serialVersionUID = 1L;

        final long seed;
        final int callout;

        Broken(long seed, int callout, Throwable how) {
            super("seed %d, callout %d: %s".formatted(seed, callout, how.getMessage()), how);
            this.seed = seed;
            this.callout = callout;
        }
    }

    static Tally of(long firstSeed, long seeds) {
        return LongStream.range(firstSeed, firstSeed + seeds)
                .parallel()
                .mapToObj(Simulation::of)
                .reduce(Tally.NONE, Tally::and);
    }

    private static Tally of(long seed) {
        var tally = Tally.NONE;
        for (int callout = 0; callout < CALLOUTS; callout++) {
            tally = tally.and(play(seed, callout, _ -> {}));
        }
        return tally;
    }

    /** The story of one callout, also when it goes wrong at its end. */
    static List<String> story(long seed, int callout) {
        var lines = new ArrayList<String>();
        try {
            play(seed, callout, line -> lines.add(line.get()));
        } catch (Broken broken) {
            lines.add("BROKEN: " + broken.getMessage());
        }
        return lines;
    }

    private static Tally play(long seed, int callout, Consumer<Supplier<String>> story) {
        try {
            return Tally.of(new SimulatedCallout(seed * GOLDEN + callout, story).plays());
        } catch (AssertionError | RuntimeException how) {
            throw new Broken(seed, callout, how);
        }
    }
}
