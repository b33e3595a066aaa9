package throughline.bench;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import throughline.scenario.Company;
import throughline.scenario.Desk;
import throughline.scenario.RunningServer;

/** A running server with agents at their desks, lifts, and a technician on call for them; texts go to the outbox file. */
final class ServiceCentre implements AutoCloseable {
    private static final int PLACES = 220;
    private static final int TECHNICIANS = 9;

    private final RunningServer server = RunningServer.start();
    private final List<Client> clients = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    ServiceCentre(int agents) {
        var company = Company.founded(server, agents);
        var office = company.administrator();
        var customer = office.post("/api/customers", Map.of("name", "Bench Street", "language", "en"))
                .path("id")
                .asString();
        for (int i = 0; i < PLACES; i++) {
            places.add(place(office, customer, i));
        }
        technicianOnCall(office);
        for (int number = 1; number <= agents; number++) {
            clients.add(new Client(
                    new Wire(server.url(), company.signsIn(number)),
                    places.get(number - 1).unit()));
        }
    }

    record Place(String unit, String street) {}

    private static Place place(Desk office, String customer, int number) {
        var street = "Bench Street %d".formatted(1_000 + number);
        var site = office.post(
                        "/api/sites",
                        Map.of(
                                "customer",
                                customer,
                                "name",
                                street,
                                "street",
                                street,
                                "city",
                                "Leeds",
                                "country",
                                "GB"))
                .path("id")
                .asString();
        var unit = office.post(
                        "/api/units",
                        Map.of(
                                "number",
                                "LDS-%05d".formatted(number),
                                "site",
                                site,
                                "name",
                                "Lift 1",
                                "kind",
                                "traction"))
                .path("id")
                .asString();
        return new Place(unit, street);
    }

    private static void technicianOnCall(Desk office) {
        for (int i = 0; i < TECHNICIANS; i++) {
            var technician = office.post(
                            "/api/technicians",
                            Map.of(
                                    "name",
                                    "Technician " + i,
                                    "phone",
                                    "+44770090080" + i,
                                    "area",
                                    "Leeds",
                                    "language",
                                    "en",
                                    "skills",
                                    List.of("traction", "doors", "release")))
                    .path("id")
                    .asString();
            var now = Instant.now();
            office.post(
                    "/api/on-call",
                    Map.of(
                            "area",
                            "Leeds",
                            "technician",
                            technician,
                            "from",
                            now.minusSeconds(3_600),
                            "to",
                            now.plusSeconds(86_400),
                            "rank",
                            i + 1));
        }
    }

    List<Client> clients() {
        return clients;
    }

    /** One of the lifts that nothing was reported for yet. */
    Place ownPlace(int number) {
        return places.get(clients.size() + number);
    }

    double statements() {
        return server.figure("throughline_database_statements_total");
    }

    /** The processor time used so far, by the server, its database and the bench that drives them. */
    ProcessorTime processorTime() {
        return ProcessorTime.of(server);
    }

    CarriedTexts carriedTexts() throws IOException {
        return new CarriedTexts(server.home());
    }

    /** Reads the carrier's file whenever it grows, and knows when the text about each street was in it. */
    static final class CarriedTexts implements AutoCloseable {
        /** Enough for a street's name that one reading ends within. */
        private static final int KEPT = 200;

        private final Path file;
        private final WatchService folder;
        private final Map<String, Long> asked = new ConcurrentHashMap<>();
        private final Map<String, Long> took = new ConcurrentHashMap<>();

        CarriedTexts(Path home) throws IOException {
            this.file = home.resolve("outbox.txt");
            this.folder = FileSystems.getDefault().newWatchService();
            home.register(folder, ENTRY_CREATE, ENTRY_MODIFY);
            Thread.ofPlatform().daemon().name("outbox-reader").start(this::read);
        }

        /** From this moment, as {@link System#nanoTime} tells it, the time until its text is counted. */
        void expect(String street, long since) {
            asked.put(street, since);
        }

        /** How long each took that has come when all have, or after that time. */
        List<Long> await(int all, Duration most) {
            try {
                Awaitility.await("every offer is with its carrier")
                        .pollInterval(Duration.ofMillis(20))
                        .atMost(most)
                        .until(() -> took.size() >= all);
            } catch (ConditionTimeoutException missing) {
                System.err.println("Without a text after " + most + ": " + (all - took.size()));
            }
            return List.copyOf(took.values());
        }

        private void read() {
            long position = 0;
            var pending = "";
            try {
                while (true) {
                    var grown = folder.take();
                    grown.pollEvents();
                    var news = Files.exists(file) ? from(position) : new byte[0];
                    long now = System.nanoTime();
                    position += news.length;
                    pending += new String(news, StandardCharsets.UTF_8);
                    for (var each : asked.entrySet()) {
                        if (!took.containsKey(each.getKey()) && pending.contains(each.getKey())) {
                            took.put(each.getKey(), now - each.getValue());
                        }
                    }
                    pending = pending.substring(Math.max(0, pending.length() - KEPT));
                    grown.reset();
                }
            } catch (ClosedWatchServiceException | InterruptedException over) {
                Thread.currentThread().interrupt();
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }

        private byte[] from(long position) throws IOException {
            try (var in = Files.newInputStream(file)) {
                in.skipNBytes(position);
                return in.readAllBytes();
            }
        }

        @Override
        public void close() throws IOException {
            folder.close();
        }
    }

    /** One agent at her desk. */
    static final class Client {
        private final Wire wire;
        private final String unit;

        Client(Wire wire, String unit) {
            this.wire = wire;
            this.unit = unit;
        }

        String newRequest() throws IOException {
            return wire.json("POST", "/api/requests", Map.of()).path("id").asString();
        }

        void saves(String request, int round) throws IOException {
            wire.ask("PUT", "/api/requests/" + request + "/draft", LineBench.bytes(LineBench.form(unit, round)));
        }

        long reported() throws IOException {
            var request = newRequest();
            long began = System.nanoTime();
            wire.ask("GET", "/api/requests/" + request + "/reported?unit=" + unit + "&code=D-12", new byte[0]);
            return System.nanoTime() - began;
        }

        long raises() throws IOException {
            var request = newRequest();
            long began = System.nanoTime();
            raises(request, unit);
            return System.nanoTime() - began;
        }

        synchronized void raises(String request, String where) throws IOException {
            wire.ask("POST", "/api/requests/" + request + "/raise", LineBench.bytes(LineBench.form(where, 3)));
        }

        void close() throws IOException {
            wire.close();
        }
    }

    @Override
    public void close() throws IOException {
        for (var client : clients) {
            client.close();
        }
        server.close();
    }
}
