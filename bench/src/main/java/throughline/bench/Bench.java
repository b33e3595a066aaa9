package throughline.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./throughline bench NAME [--json]}: measures and prints. */
public final class Bench {
    private static final Map<String, Callable<List<Figure>>> BENCHES = new TreeMap<>(Map.of(
            "call", Bench::call,
            "import", () -> ImportBench.run(100_000),
            "import-all", () -> ImportBench.run(2_400_000),
            "line", LineBench::run,
            "memory", MemoryBench::run,
            "start", HouseBench::run));

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var words = new ArrayList<>(List.of(arguments));
        boolean json = words.remove("--json");
        var bench = words.size() == 1 ? BENCHES.get(words.getFirst()) : null;
        if (bench == null) {
            System.err.println("Which bench? ./throughline bench NAME [--json], where NAME is one of: "
                    + String.join(", ", BENCHES.keySet()));
            System.exit(1);
            return;
        }
        var figures = new ArrayList<Figure>();
        figures.add(load("before"));
        figures.addAll(bench.call());
        figures.add(load("after"));
        if (json) {
            System.out.println(
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(figures));
        } else {
            Figure.print(figures);
        }
        System.exit(0);
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
