package throughline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import throughline.bench.DirectoryVisitor.Question;
import throughline.bench.world.Plan;
import throughline.scenario.Company;
import throughline.scenario.Desk;
import throughline.scenario.RunningServer;

/**
 * What it costs to find and to read things in a small company and in a large one: the same questions at each size, and how much dearer
 * they are in the largest. A company that was made once is kept in {@code var/bench}.
 */
final class DirectoryBench {
    private static final String HELP = """
            ./throughline bench directory [--units N[,N…]] [--seed N] [--full] [--make] [--json]
              --units   sizes, each %,d to %,d; 10000,100000 unless given. 2400000 takes some 20 GB and the best part of an hour to make, once.
              --seed    another company
              --full    every visit is kept: ten times the orders
              --make    only make the companies, for a bench to come""".formatted(Plan.FEWEST_UNITS, Plan.MOST_UNITS);

    private static final long SEED = 20_261_127;
    private static final int WARM_UP = 100;
    private static final int MEASURED = 200;
    private static final int SEARCHES = 400;
    private static final int SEARCHES_EACH_SECOND = 20;
    private static final int SEARCHERS = 4;
    private static final Duration IDLE = Duration.ofSeconds(4);

    private DirectoryBench() {}

    static List<Figure> run(List<String> options) throws Exception {
        var sizes = List.of(10_000, 100_000);
        long seed = SEED;
        boolean full = false;
        boolean onlyMake = false;
        for (var option = options.iterator(); option.hasNext(); ) {
            switch (option.next()) {
                case "--units" ->
                    sizes = Arrays.stream(value(option).split(","))
                            .map(DirectoryBench::units)
                            .sorted()
                            .toList();
                case "--seed" -> seed = number(value(option));
                case "--full" -> full = true;
                case "--make" -> onlyMake = true;
                default -> throw new IllegalArgumentException(HELP);
            }
        }
        var figures = new ArrayList<Figure>();
        var bySize = new ArrayList<Map<String, Double>>();
        for (int units : sizes) {
            var home = GeneratedHome.of(units, seed, full, System.err::println);
            var measured = onlyMake ? made(home, units) : measured(home, units);
            figures.addAll(measured);
            var values = new LinkedHashMap<String, Double>();
            measured.forEach(figure -> values.put(figure.name(), figure.value()));
            bySize.add(values);
        }
        figures.addAll(ratios(sizes, bySize));
        return figures;
    }

    private static String value(java.util.Iterator<String> options) {
        if (!options.hasNext()) {
            throw new IllegalArgumentException(HELP);
        }
        return options.next();
    }

    private static int units(String units) {
        long size = number(units.replace("_", ""));
        if (size < Plan.FEWEST_UNITS || size > Plan.MOST_UNITS) {
            throw new IllegalArgumentException(HELP);
        }
        return (int) size;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(HELP);
        }
    }

    private static List<Figure> made(GeneratedHome home, int units) {
        var size = size(units);
        return List.of(
                new Figure("make it, all" + size, home.figure("seconds.all"), "s", "", ""),
                new Figure("make it, rows of the directory" + size, home.figure("seconds.directory-rows"), "s", "", ""),
                new Figure("make it, rows of two years" + size, home.figure("seconds.history-rows"), "s", "", ""),
                new Figure("make it, indexes" + size, home.figure("seconds.indexes"), "s", "", ""),
                new Figure("make it, words to find things by" + size, home.figure("seconds.words"), "s", "", ""),
                new Figure("database on disk" + size, home.figure("bytes") / 1e9, "GB", "", ""));
    }

    private static String size(int units) {
        return " · %,d".formatted(units);
    }

    private static List<Figure> measured(GeneratedHome home, int units) throws Exception {
        var figures = new ArrayList<>(made(home, units));
        var size = size(units);
        var server = home.start(System.err::println);
        try (var desk = Desk.signIn(server.url(), Company.SUPERVISOR, Company.PASSWORD);
                var wire = new Wire(server.url(), desk)) {
            var visitor = DirectoryVisitor.of(home.folder());
            double idle = idleStatements(server);
            for (var question : visitor.questions()) {
                figures.addAll(asked(server, wire, question, idle, size));
            }
            figures.addAll(searches(server, desk, visitor, idle, size));
        } finally {
            server.stop();
        }
        return figures;
    }

    /** What the server asks its database for without being asked, each second. */
    private static double idleStatements(RunningServer server) throws InterruptedException {
        double before = server.figure("throughline_database_statements_total");
        TimeUnit.NANOSECONDS.sleep(IDLE.toNanos());
        return (server.figure("throughline_database_statements_total") - before) / IDLE.toSeconds();
    }

    private static List<Figure> asked(RunningServer server, Wire wire, Question question, double idle, String size)
            throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            wire.ask("GET", question.path(i), new byte[0]);
        }
        var samples = new Samples();
        double statements = server.figure("throughline_database_statements_total");
        var before = ProcessorTime.of(server);
        long began = System.nanoTime();
        for (int i = 0; i < MEASURED; i++) {
            long asked = System.nanoTime();
            wire.ask("GET", question.path(WARM_UP + i), new byte[0]);
            samples.add(System.nanoTime() - asked);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        var used = ProcessorTime.of(server).since(before);
        statements = server.figure("throughline_database_statements_total") - statements - idle * seconds;
        return List.of(
                new Figure(question.name() + ", p50" + size, samples.percentile(50), "ms", "", ""),
                new Figure(
                        question.name() + ", p99" + size,
                        samples.percentile(99),
                        "ms",
                        "<= " + question.mostMillis(),
                        question.peer()),
                new Figure(question.name() + ", statements" + size, statements / MEASURED, "", "<= 6", ""),
                processor(question.name(), used, MEASURED, size, question.peer().isEmpty() ? "" : "20–24"));
    }

    private static Figure processor(String name, ProcessorTime used, int times, String size, String peer) {
        return new Figure(
                name + ", processor of server and database" + size,
                used.server().plus(used.database()).toNanos() / 1e6 / times,
                "ms",
                "",
                peer);
    }

    /** At a steady pace, each counted from the moment when it was due, so that a slow one does not spare those behind it. */
    private static List<Figure> searches(
            RunningServer server, Desk desk, DirectoryVisitor visitor, double idle, String size) throws Exception {
        var wires = new ArrayList<Wire>();
        for (int i = 0; i < SEARCHERS; i++) {
            wires.add(new Wire(server.url(), desk));
        }
        try {
            var typed = visitor.typed(WARM_UP + SEARCHES);
            int found = 0;
            for (int i = 0; i < WARM_UP; i++) {
                var answer = wires.getFirst().ask("GET", path(typed.get(i)), new byte[0]);
                found += new String(answer, StandardCharsets.UTF_8).contains("\"items\":[]") ? 0 : 1;
            }
            var samples = new Samples();
            double statements = server.figure("throughline_database_statements_total");
            var before = ProcessorTime.of(server);
            try (var threads = Executors.newFixedThreadPool(SEARCHERS)) {
                var all = new ArrayList<Future<?>>();
                long start = System.nanoTime();
                for (int i = 0; i < SEARCHES; i++) {
                    long due = start + i * TimeUnit.SECONDS.toNanos(1) / SEARCHES_EACH_SECOND;
                    for (long rest = due - System.nanoTime(); rest > 0; rest = due - System.nanoTime()) {
                        LockSupport.parkNanos(rest);
                    }
                    var wire = wires.get(i % SEARCHERS);
                    var words = typed.get(WARM_UP + i);
                    all.add(threads.submit(() -> {
                        synchronized (wire) {
                            wire.ask("GET", path(words), new byte[0]);
                        }
                        samples.add(System.nanoTime() - due);
                        return null;
                    }));
                }
                for (var each : all) {
                    each.get();
                }
            }
            var used = ProcessorTime.of(server).since(before);
            double seconds = (double) SEARCHES / SEARCHES_EACH_SECOND;
            statements = server.figure("throughline_database_statements_total") - statements - idle * seconds;
            return List.of(
                    new Figure("search as one types, at 20/s, p50" + size, samples.percentile(50), "ms", "", ""),
                    new Figure(
                            "search as one types, at 20/s, p99" + size,
                            samples.percentile(99),
                            "ms",
                            "<= 50",
                            "Request Tracker 5, 10 thousand tickets: 99/s"),
                    new Figure("search, statements" + size, statements / SEARCHES, "", "<= 6", ""),
                    processor("search", used, SEARCHES, size, "Request Tracker 5: 20–24"),
                    new Figure("search, of 100 that found something" + size, found * 100.0 / WARM_UP, "", "", ""));
        } finally {
            for (var wire : wires) {
                wire.close();
            }
        }
    }

    private static String path(String words) {
        return "/api/search?q=" + java.net.URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /** How much dearer in the largest than in the smallest. */
    private static List<Figure> ratios(List<Integer> sizes, List<Map<String, Double>> bySize) {
        if (bySize.size() < 2) {
            return List.of();
        }
        var small = bySize.getFirst();
        var large = bySize.getLast();
        var figures = new ArrayList<Figure>();
        large.forEach((name, value) -> {
            var plain = name.substring(0, name.indexOf(" · "));
            var before = small.get(plain + " · " + "%,d".formatted(sizes.getFirst()));
            if (before != null && before > 0 && (plain.endsWith("p99") || plain.contains("processor"))) {
                figures.add(new Figure(
                        "%s, %,d / %,d".formatted(plain, sizes.getLast(), sizes.getFirst()),
                        value / before,
                        "×",
                        "",
                        ""));
            }
        });
        return figures;
    }
}
