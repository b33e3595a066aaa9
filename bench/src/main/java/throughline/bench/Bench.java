package throughline.bench;

import static java.util.Map.entry;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./throughline bench NAME [--json] [options of that bench]}: measures and prints. */
public final class Bench {
    private static final Map<String, Measured> BENCHES = new TreeMap<>(Map.<String, Measured>ofEntries(
            entry("alarms", plain(AlarmsBench::run)),
            entry("audit", plain(AuditBench::run)),
            entry("call", plain(Bench::call)),
            entry("candidates", CandidatesBench::run),
            entry("directory", DirectoryBench::run),
            entry("dispatch", plain(DispatchBench::run)),
            entry("import", plain(() -> ImportBench.run(100_000))),
            entry("import-all", plain(() -> ImportBench.run(2_400_000))),
            entry("line", plain(LineBench::run)),
            entry("memory", plain(MemoryBench::run)),
            entry("rights", plain(RightsBench::run)),
            entry("start", plain(HouseBench::run))));

    private interface Measured {
        /** @throws IllegalArgumentException with a sentence when it does not understand an option */
        List<Figure> figures(List<String> options) throws Exception;
    }

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var words = new ArrayList<>(List.of(arguments));
        boolean json = words.remove("--json");
        var bench = words.isEmpty() ? null : BENCHES.get(words.removeFirst());
        if (bench == null) {
            System.err.println("Which bench? ./throughline bench NAME [--json], where NAME is one of: "
                    + String.join(", ", BENCHES.keySet()));
            System.exit(1);
            return;
        }
        var figures = new ArrayList<Figure>();
        figures.add(load("before"));
        try {
            figures.addAll(bench.figures(words));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(1);
            return;
        }
        figures.add(load("after"));
        if (json) {
            System.out.println(
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(figures));
        } else {
            Figure.print(figures);
        }
        System.exit(0);
    }

    private static Measured plain(Callable<List<Figure>> bench) {
        return options -> {
            if (!options.isEmpty()) {
                throw new IllegalArgumentException("This bench knows no option %s.".formatted(options.getFirst()));
            }
            return bench.call();
        };
    }

    /** Who else keeps this machine busy belongs to every result. */
    private static Figure load(String when) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return new Figure(
                "load of this machine's %d processors, %s".formatted(system.getAvailableProcessors(), when),
                system.getSystemLoadAverage(),
                "",
                "",
                "");
    }

    private static List<Figure> call() throws Exception {
        var figures = new ArrayList<>(CallBench.run());
        figures.addAll(MemoryBench.run());
        figures.addAll(HouseBench.run());
        return figures;
    }
}
