package throughline.edge.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import throughline.people.Branch;
import throughline.people.Branches;
import throughline.people.Role;
import throughline.people.SetUp;
import throughline.people.Users;
import throughline.testing.ServerTest;

/** An administrator connects another system in both directions, over the addresses that the screens use. */
@ServerTest
@TestPropertySource(properties = "throughline.egress.this-machine=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhooksOverHttpTest {
    private static final String BODY = "{\"type\":\"erp.invoice.paid\"}";

    @LocalServerPort
    int port;

    @Autowired
    SetUp setUp;

    @Autowired
    Users users;

    @Autowired
    Branches branches;

    private Browser administrator;
    private HttpServer receiver;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    void aHouseAndAnotherSystem() throws IOException {
        Browser.setsUp(port, setUp);
        administrator = Browser.of(port, users, "Admin", Set.of(Role.ADMINISTRATOR));
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterAll
    void close() {
        receiver.stop(0);
        http.close();
    }

    @Test
    void whatHappensAtTheDeskReachesTheOtherSystem() {
        var made = administrator.post("/api/webhook-subscriptions", form("ERP"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/secret")).startsWith("whsec_");
        var id = made.text("/subscription/id");
        assertThat(administrator
                        .get("/api/webhook-subscriptions/" + id)
                        .response()
                        .body())
                .doesNotContain(made.text("/secret"));
        assertThat(administrator
                        .post("/api/webhook-subscriptions/" + id + "/test", Map.of())
                        .json()
                        .path("arrived")
                        .asBoolean())
                .isTrue();
        await().until(() -> {
            administrator.post("/api/customers", Map.of("name", "Majakivi KÜ", "language", "et"));
            return received.stream().anyMatch(each -> each.contains("throughline.customer.added"));
        });

        var deliveries = await().until(
                        () -> administrator.get("/api/webhook-deliveries?state=delivered&subscription=" + id),
                        answer -> answer.text("/items/0/kind").equals("throughline.customer.added"));
        var delivery = deliveries.text("/items/0/id");
        int before = received.size();
        assertThat(administrator
                        .post("/api/webhook-deliveries/" + delivery + "/replay", Map.of())
                        .status())
                .isEqualTo(204);
        await().until(() -> received.size() > before);
        assertThat(administrator
                        .post("/api/webhook-subscriptions/" + id + "/replay", Map.of())
                        .json()
                        .path("many")
                        .asInt())
                .isZero();
        assertThat(administrator
                        .post("/api/webhook-subscriptions/" + id + "/secret", Map.of())
                        .text("/secret"))
                .startsWith("whsec_")
                .isNotEqualTo(made.text("/secret"));

        var changed = administrator.get("/api/webhook-subscriptions/" + id).json();
        assertThat(administrator
                        .put(
                                "/api/webhook-subscriptions/" + id,
                                Map.of(
                                        "name", "ERP 2",
                                        "url", url(),
                                        "kinds", List.of("throughline.unit.added"),
                                        "on", false,
                                        "version", changed.path("version").asInt()))
                        .text("/state"))
                .isEqualTo("off");
        assertThat(administrator.delete("/api/webhook-subscriptions/" + id).status())
                .isEqualTo(204);
        assertThat(administrator.get("/api/webhook-subscriptions/" + id).status())
                .isEqualTo(404);
        assertThat(administrator.get("/api/webhook-deliveries?state=lost").status())
                .isEqualTo(404);
        assertThat(administrator.get("/api/webhook-kinds").json().size()).isGreaterThan(40);
    }

    @Test
    void anAddressInsideIsRefusedBesideItsField() {
        var answer = administrator.post(
                "/api/webhook-subscriptions",
                Map.of(
                        "name",
                        "Inside",
                        "url",
                        "https://169.254.169.254/latest",
                        "kinds",
                        List.of("throughline.unit.added")));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/fields/url/code")).isEqualTo("egress.not-public");
    }

    @Test
    void nobodyOfABranchAndNobodyElseSeesToIt() {
        var tartu = branches.add(new Branches.Wanted(Branch.COMPANY, "Tartu", null), null)
                .id();
        var ofTartu = Browser.of(port, users, "Tartu", Set.of(Role.ADMINISTRATOR), tartu);
        var leads = Browser.of(port, users, "Leads", Set.of(Role.SUPERVISOR));
        for (var who : List.of(ofTartu, leads)) {
            assertThat(who.get("/api/webhook-subscriptions").status()).isEqualTo(403);
            assertThat(who.get("/api/webhook-messages").status()).isEqualTo(403);
            assertThat(who.post("/api/webhook-senders", Map.of("name", "erp")).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void anotherSystemTellsUsAndWeAnswerAfterTheCommit() throws Exception {
        var made = administrator.post("/api/webhook-senders", Map.of("name", "erp", "perMinute", 600));
        assertThat(made.status()).isEqualTo(201);
        var secret = made.text("/secret");
        var id = made.text("/sender/id");
        assertThat(tells("erp", secret, "m1", BODY).statusCode()).isEqualTo(204);
        assertThat(administrator.get("/api/webhook-messages?sender=" + id).text("/items/0/theirId"))
                .isEqualTo("m1");
        assertThat(tells("erp", secret, "m1", BODY).statusCode()).isEqualTo(204);
        assertThat(tells("erp", secret, "m1", BODY + " ").statusCode()).isEqualTo(409);
        assertThat(tells("erp", secret, "m2", "a poem").statusCode()).isEqualTo(422);
        var stranger = tells("erp", "whsec_" + "A".repeat(43) + "=", "m3", BODY);
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.body()).isEmpty();
        assertThat(tells("nobody", secret, "m3", BODY).statusCode()).isEqualTo(401);
        assertThat(tells("erp", secret, "m4", "x".repeat(300_000)).statusCode()).isEqualTo(413);

        var quarantine = administrator
                .get("/api/webhook-messages?quarantine=true&sender=" + id)
                .json()
                .path("items");
        assertThat(quarantine.size()).isEqualTo(1);
        assertThat(quarantine.get(0).path("body").asString()).isEqualTo("a poem");
        var off = administrator.put(
                "/api/webhook-senders/" + id, Map.of("name", "erp", "enabled", false, "perMinute", 600, "version", 1));
        assertThat(off.json().path("enabled").asBoolean()).isFalse();
        assertThat(tells("erp", secret, "m5", BODY).statusCode()).isEqualTo(401);
        assertThat(administrator
                        .post("/api/webhook-senders/" + id + "/secret", Map.of())
                        .text("/secret"))
                .startsWith("whsec_");
        assertThat(administrator.get("/api/webhook-senders").text("/items/0/name"))
                .isEqualTo("erp");
        assertThat(administrator.delete("/api/webhook-senders/" + id).status()).isEqualTo(204);
        assertThat(administrator.get("/api/webhook-senders/" + id).status()).isEqualTo(404);
    }

    @Test
    void whoFloodsIsToldToComeAgainInAMinute() throws Exception {
        var secret = administrator
                .post("/api/webhook-senders", Map.of("name", "flood", "perMinute", 1))
                .text("/secret");
        assertThat(tells("flood", secret, "m1", BODY).statusCode()).isEqualTo(204);
        var again = tells("flood", secret, "m2", BODY);
        assertThat(again.statusCode()).isEqualTo(429);
        assertThat(again.headers().firstValue("Retry-After")).contains("60");
    }

    private HttpResponse<String> tells(String name, String secret, String id, String body) throws Exception {
        long now = Instant.now().getEpochSecond();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
        var signature = Base64.getEncoder().encodeToString(mac.doFinal((id + "." + now + "." + body).getBytes(UTF_8)));
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:%d/api/webhooks/%s".formatted(port, name)))
                        .header("Content-Type", "application/json")
                        .header("webhook-id", id)
                        .header("webhook-timestamp", "" + now)
                        .header("webhook-signature", "v1," + signature)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private Map<String, ?> form(String name) {
        return Map.of("name", name, "url", url(), "kinds", List.of("throughline.customer.added"));
    }

    private String url() {
        return "http://127.0.0.1:%d/hooks".formatted(receiver.getAddress().getPort());
    }
}
