package throughline.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.scenario.RunningServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long a company waits for its own directory to come in: sheets of customers, sites and units are uploaded, checked and run, and
 * the units once more, when nothing has changed. About 1.4 sites to a customer and three units to a site.
 */
final class ImportBench {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int UNITS_TO_A_SITE = 3;
    private static final int UNITS_TO_A_CUSTOMER = 4;
    private static final double SECONDS_ALLOWED_FOR_ALL = 15 * 60;
    private static final int ALL = 2_400_000;

    private final RunningServer server;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Figure> figures = new ArrayList<>();

    private ImportBench(RunningServer server, String token) {
        this.server = server;
        this.token = token;
    }

    static List<Figure> run(int units) throws IOException, InterruptedException {
        try (var server = RunningServer.start()) {
            var token = server.console("token", "create", "bench").lines().getLast();
            var bench = new ImportBench(server, token.substring(token.lastIndexOf(' ') + 1));
            int customers = units / UNITS_TO_A_CUSTOMER;
            int sites = units / UNITS_TO_A_SITE;
            bench.takeIn(
                    "customer",
                    customers,
                    "Number,Name,Language,Phone",
                    number -> "B%07d,Owner %d,en,+4420794%05d".formatted(number, number, number % 100_000));
            bench.takeIn(
                    "site",
                    sites,
                    "Number,Customer,Name,Street,Postcode,Town,Country",
                    number -> "S%07d,B%07d,House %d,High Street %d,LS%d 1AA,Leeds,GB"
                            .formatted(number, number % customers, number, number % 400, number % 30));
            var file = bench.takeIn(
                    "unit",
                    units,
                    "Unit number,Site,Name,Type,Maker,Model,Floors,Capacity,Year built,Phone",
                    number -> "U%07d,S%07d,Lift %d,traction,Lodlinje,L2,%d,630,%d,+44113%07d"
                            .formatted(
                                    number,
                                    number % sites,
                                    number % 8 + 1,
                                    number % 20 + 2,
                                    1970 + number % 50,
                                    number % 10_000_000));
            bench.pass("unit", units, file, " again");
            return bench.figures;
        }
    }

    private interface Line {
        String of(int number);
    }

    private Path takeIn(String kind, int rows, String head, Line line) throws IOException, InterruptedException {
        var file = Files.createTempFile("bench", ".csv");
        file.toFile().deleteOnExit();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(head + "\n");
            for (int number = 0; number < rows; number++) {
                out.write(line.of(number) + "\n");
            }
        }
        pass(kind, rows, file, "");
        return file;
    }

    private void pass(String kind, int rows, Path file, String which) throws IOException, InterruptedException {
        var path = "/api/imports/"
                + ask(
                                "POST",
                                "/api/imports?kind=" + kind + "&name="
                                        + URLEncoder.encode("bench.csv", StandardCharsets.UTF_8),
                                file)
                        .path("id")
                        .asString();
        measure(kind + "s checked" + which, rows, path, "check", "checked");
        measure(kind + "s taken in" + which, rows, path, "run", "done");
        var sheet = ask("GET", path, null).path("sheet");
        if (sheet.path("refused").asLong() > 0) {
            throw new IllegalStateException("The bench's own sheet was refused: " + sheet);
        }
    }

    private void measure(String name, int rows, String path, String move, String end)
            throws IOException, InterruptedException {
        var processor = processorTime();
        long began = System.nanoTime();
        ask("POST", path + "/" + move, null);
        while (!ask("GET", path, null).path("sheet").path("state").asString().equals(end)) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        double used = processorTime().minus(processor).toNanos() / 1e9;
        boolean isPromised = name.equals("units taken in");
        figures.add(new Figure(
                "%,d %s".formatted(rows, name),
                seconds,
                "s",
                isPromised && rows == ALL ? "<= " + (int) SECONDS_ALLOWED_FOR_ALL : "",
                ""));
        figures.add(new Figure(
                name + ", rows a second",
                rows / seconds,
                "",
                isPromised ? ">= " + (int) (ALL / SECONDS_ALLOWED_FOR_ALL) : "",
                ""));
        figures.add(new Figure(name + ", processor time of a row", used * 1e6 / rows, "µs", "", ""));
    }

    /** Of the server and its database; a connection that ends takes its part along. */
    private Duration processorTime() {
        return Stream.concat(Stream.of(server.process()), server.process().descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private JsonNode ask(String method, String path, @Nullable Path file) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.url().resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "text/csv")
                .method(method, file == null ? BodyPublishers.noBody() : BodyPublishers.ofFile(file))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
