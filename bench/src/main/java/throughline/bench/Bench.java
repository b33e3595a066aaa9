package throughline.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./throughline bench NAME [--json] [options of that bench]}: measures and prints. */
public final class Bench {
    private static final Map<String, Measured> BENCHES = new TreeMap<>(Map.of(
            "audit", plain(AuditBench::run),
            "call", plain(Bench::call),
            "directory", DirectoryBench::run,
            "dispatch", plain(DispatchBench::run),
            "import", plain(() -> ImportBench.run(100_000)),
            "import-all", plain(() -> ImportBench.run(2_400_000)),
            "line", plain(LineBench::run),
            "memory", plain(MemoryBench::run),
            "rights", plain(RightsBench::run),
            "start", plain(HouseBench::run)));

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
