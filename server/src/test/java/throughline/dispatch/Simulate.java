package throughline.dispatch;

import java.lang.management.ManagementFactory;
import java.util.List;

/** {@code ./throughline prove simulate [SEEDS]}, or {@code --seed N} for the story of that one; the exit code is 1 when a promise is broken. */
public final class Simulate {
    private static final String LINE = "%-42s %14s %14s%n";
    private static final long SEEDS = 10_000;
    private static final long AT_ONCE = 100;
    private static final double NANOS = 1e9;
    private static final double MILLION = 1e6;

    private Simulate() {}

    public static void main(String[] arguments) {
        try {
            var words = List.of(arguments);
            if (words.size() == 2 && words.getFirst().equals("--seed")) {
                replay(Long.parseLong(words.getLast()));
            } else if (words.size() <= 1) {
                prove(words.isEmpty() ? SEEDS : Long.parseLong(words.getFirst().replace(",", "")));
            } else {
                throw new NumberFormatException();
            }
        } catch (NumberFormatException _) {
            System.err.println("How many seeds? ./throughline prove simulate [SEEDS], or --seed N to see one of them.");
            System.exit(1);
        } catch (Simulation.Broken broken) {
            System.err.println("Not proven: " + broken.getMessage());
            System.err.printf("Its story: ./throughline prove simulate --seed %d%n", broken.seed);
            System.exit(1);
        }
    }

    private static void prove(long seeds) {
        long began = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
        var tally = Simulation.Tally.NONE;
        for (long seed = 0; seed < seeds; seed += AT_ONCE) {
            tally = tally.and(Simulation.of(seed, Math.min(AT_ONCE, seeds - seed)));
        }
        long took = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getProcessCpuTime()
                - began;
        System.out.printf(LINE, "", "here", "wanted");
        line("seeds", "%,d".formatted(seeds), "%,d".formatted(SEEDS));
        line("callouts", "%,d".formatted(tally.callouts()), "%,d".formatted(SEEDS * Simulation.CALLOUTS));
        line("steps", "%,d".formatted(tally.steps()), "");
        line("accepted", "%,d".formatted(tally.accepted()), "");
        line("on a person's list", "%,d".formatted(tally.onAList()), "");
        line("one of several kept going alone", "%,d".formatted(tally.wentOnAlone()), "");
        line("two seats fell through in one callout", "%,d".formatted(tally.bothFell()), "");
        line("cancelled or on hold before either", "%,d".formatted(tally.withdrawn()), "");
        line("ended nowhere", "0", "0");
        line("worst time over the ladder's", "%.3f s".formatted(tally.overMillis() / 1e3), "≤ 5 s");
        line("processor for a million steps", "%.1f s".formatted(took / NANOS / (tally.steps() / MILLION)), "≤ 60 s");
        System.out.println("Proven.");
    }

    private static void line(String what, String here, String wanted) {
        System.out.printf(LINE, what, here, wanted);
    }

    /** The callout of this seed that goes wrong; when none does, all of them. */
    private static void replay(long seed) {
        try {
            Simulation.of(seed, 1);
            for (int callout = 0; callout < Simulation.CALLOUTS; callout++) {
                tell(seed, callout);
            }
        } catch (Simulation.Broken broken) {
            tell(seed, broken.callout);
            throw broken;
        }
    }

    private static void tell(long seed, int callout) {
        System.out.printf("%nSeed %d, callout %d%n", seed, callout);
        Simulation.story(seed, callout).forEach(System.out::println);
    }
}
