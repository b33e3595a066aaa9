package throughline.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.scenario.Company;
import throughline.scenario.Desk;
import throughline.scenario.RunningServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everybody outside of a centre that dispatches: agents who raise callouts so many times a second, a gateway that takes the texts, and
 * technicians who read them, accept most, refuse some and sleep through others. All of it goes over the real wires, and all of it is
 * patient: what got no answer is said again, with the same key, until there is one.
 */
final class Callouts implements AutoCloseable {
    private static final int LIFTS_OF_AN_AREA = 10;
    private static final int TECHNICIANS_OF_AN_AREA = 5;
    private static final int ANSWER_SECONDS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern LINK = Pattern.compile("/t/[\\w-]+");
    private static final Pattern NUMBER = Pattern.compile("WO-\\d+");
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Those who write down what they were told. */
    interface Witness {
        void raised(UUID order, String number, Instant askedAt);

        void accepted(String number, String phone);

        void onSite(String number, String phone);
    }

    private final RunningServer server;
    private final Desk office;
    private final Witness witness;
    private final Random chance;
    private final HttpServer gateway;
    private final List<String> lifts = new ArrayList<>();
    private final Map<String, HttpClient> phones = new ConcurrentHashMap<>();
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();
    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile String lastNo = "nothing was refused";
    private @Nullable ScheduledFuture<?> raising;
    private volatile boolean open = true;

    /** @param areas each with ten lifts and five technicians on call */
    Callouts(RunningServer server, Company company, int areas, Witness witness, long seed) throws IOException {
        this.server = server;
        this.office = company.administrator();
        this.witness = witness;
        this.chance = new Random(seed);
        this.gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.setExecutor(hands);
        gateway.createContext("/", exchange -> {
            var text = JSON.readTree(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
            arrives(text);
        });
        gateway.start();
        opens(areas);
    }

    /** How many callouts were begun, answered or not. */
    int begun() {
        return begun.get();
    }

    /** What the server said last instead of yes. */
    String lastNo() {
        return lastNo;
    }

    /** Texts that came more than once, with the same reference: allowed, and a gateway can tell. */
    long repeated() {
        return taken.values().stream().filter(times -> times > 1).count();
    }

    int texts() {
        return taken.size();
    }

    /** From now on so many, in place of so many before. */
    void beginsRaising(int aSecond) {
        if (raising != null) {
            raising.cancel(false);
        }
        long pause = TimeUnit.SECONDS.toMicros(1) / aSecond;
        raising = beat.scheduleAtFixedRate(() -> hands.execute(this::raises), 0, pause, TimeUnit.MICROSECONDS);
    }

    /** Nobody calls any more; returns when everybody who did has an answer. */
    void stopsRaising() throws InterruptedException {
        beat.shutdown();
        while (unanswered.get() > 0) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    @Override
    public void close() {
        open = false;
        beat.shutdownNow();
        hands.shutdownNow();
        gateway.stop(0);
        phones.values().forEach(HttpClient::shutdownNow);
        office.close();
    }

    private void opens(int areas) {
        office.put(
                "/api/gateway/sms",
                Map.of(
                        "url",
                        "http://127.0.0.1:" + gateway.getAddress().getPort() + "/texts",
                        "secret",
                        "between two floors, at night",
                        "sender",
                        "Lifts",
                        "enabled",
                        true,
                        "version",
                        0));
        office.put("/api/dispatch/settings", Map.of("answerSeconds", ANSWER_SECONDS));
        var customer = office.post("/api/customers", Map.of("name", "Ledger Street", "language", "en"));
        for (int area = 0; area < areas; area++) {
            opensArea("Area " + area, area, customer.path("id").asString());
        }
    }

    private void opensArea(String area, int number, String customer) {
        var site = office.post(
                "/api/sites",
                Map.of(
                        "customer",
                        customer,
                        "name",
                        area,
                        "street",
                        "Street " + number,
                        "city",
                        "Leeds",
                        "country",
                        "GB",
                        "area",
                        area));
        for (int lift = 0; lift < LIFTS_OF_AN_AREA; lift++) {
            var unit = Map.of(
                    "number",
                    "LDS-%02d%02d".formatted(number, lift),
                    "site",
                    site.path("id").asString(),
                    "name",
                    "Lift " + lift,
                    "kind",
                    "traction");
            lifts.add(office.post("/api/units", unit).path("id").asString());
        }
        for (int rank = 1; rank <= TECHNICIANS_OF_AN_AREA; rank++) {
            var technician = office.post(
                    "/api/technicians",
                    Map.of(
                            "name", "Technician %d of %s".formatted(rank, area),
                            "phone", "+44770090%02d%02d".formatted(number, rank),
                            "language", "en",
                            "skills", List.of(),
                            "area", area));
            office.post(
                    "/api/on-call",
                    Map.of(
                            "area", area,
                            "technician", technician.path("id").asString(),
                            "from", Instant.now().minusSeconds(3_600).toString(),
                            "to", Instant.now().plusSeconds(86_400).toString(),
                            "rank", rank));
        }
    }

    private void raises() {
        begun.incrementAndGet();
        unanswered.incrementAndGet();
        try {
            var asked = Instant.now();
            var request = untilAnswered(() -> office.tryPost("/api/requests", Map.of()));
            var body = Map.of(
                    "kind",
                    "action",
                    "code",
                    "D-12",
                    "unit",
                    lifts.get(pick(lifts.size())),
                    "safety",
                    Map.of("trapped", "no", "hurt", "no", "fireOrWater", "no"),
                    "words",
                    "The door does not close",
                    "key",
                    UUID.randomUUID());
            var address = "/api/requests/" + request.path("id").asString() + "/raise";
            var order = untilAnswered(() -> office.tryPost(address, body)).path("order");
            witness.raised(
                    UUID.fromString(order.path("id").asString()),
                    order.path("number").asString(),
                    asked);
            unanswered.decrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException strange) {
            lastNo = strange.toString();
            throw strange;
        }
    }

    private interface Try {
        HttpResponse<byte[]> go();
    }

    /** Says it again until the server says yes. */
    private JsonNode untilAnswered(Try one) throws InterruptedException {
        while (open) {
            try {
                var answer = one.go();
                if (answer.statusCode() < 300) {
                    return JSON.readTree(answer.body());
                }
                lastNo = "%d %s".formatted(answer.statusCode(), new String(answer.body(), UTF_8));
            } catch (IllegalStateException away) { // the server does not answer; it is said again
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
        throw new InterruptedException();
    }

    private void arrives(JsonNode text) {
        taken.merge(text.path("reference").asString(), 1, Integer::sum);
        var link = LINK.matcher(text.path("text").asString());
        if (link.find()) {
            var phone = text.path("to").asString();
            var address = server.url().resolve(link.group());
            hands.execute(() -> answers(phone, address));
        }
    }

    /** Most accept and go there, some refuse, some sleep. */
    private void answers(String phone, URI link) {
        int dice = pick(100);
        try {
            TimeUnit.MILLISECONDS.sleep(pick(1_500));
            if (dice < 70) {
                if (says(phone, link, "/accept", "minutes=30", "/on-the-way\"", witness::accepted) && dice < 50) {
                    says(phone, link, "/on-site", "", "/report\"", witness::onSite);
                }
            } else if (dice < 85) {
                says(phone, link, "/reject", "reason=too-far", "\0", (_, _) -> {});
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param yes what stands on the page when the server said yes */
    private boolean says(String phone, URI link, String act, String form, String yes, BiConsumer<String, String> told)
            throws InterruptedException {
        var http = phones.computeIfAbsent(
                phone,
                _ -> HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build());
        var request = HttpRequest.newBuilder(URI.create(link + act))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(form))
                .build();
        while (open) {
            try {
                var answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() < 500) {
                    var number = NUMBER.matcher(answer.body());
                    boolean said = answer.statusCode() == 200 && answer.body().contains(yes) && number.find();
                    if (said) {
                        told.accept(number.group(), phone);
                    }
                    return said;
                }
            } catch (IOException away) { // said again
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
        return false;
    }

    private synchronized int pick(int below) {
        return chance.nextInt(below);
    }
}
