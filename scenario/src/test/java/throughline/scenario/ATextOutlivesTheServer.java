package throughline.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server is killed when the gateway has a text and before it could note so. The text is neither lost nor forgotten: it goes once
 * more, with the same reference, so that the gateway can tell.
 */
@Tag("long")
class ATextOutlivesTheServer {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(60);

    private final LinkedBlockingQueue<JsonNode> texts = new LinkedBlockingQueue<>();
    private volatile boolean answers;

    // ASVS 16.5.2
    @Test
    void theTextThatWasInTheAirIsRepeatedOnceWithItsReference() throws Exception {
        var gateway = gateway();
        try (var server = RunningServer.start();
                var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var administrator = Company.founded(server, 0).administrator();
            administrator.put(
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
            hands.submit(() -> administrator.tryPost("/api/gateway/sms/test", Map.of("number", "+447700900188")));
            var before = texts.poll(10, TimeUnit.SECONDS);
            assertThat(before).as("the gateway has the text").isNotNull();

            server.kill();
            answers = true;
            server.restart();

            var after = texts.poll(LONGER_THAN_A_LEASE.toSeconds(), TimeUnit.SECONDS);
            assertThat(after).as("the same text, with the same reference").isEqualTo(before);
            var row = await("it is on record as sent")
                    .until(
                            () -> administrator.get("/api/outbox").at("/items/0"),
                            text -> text.path("state").asString().equals("sent"));
            assertThat(row.path("id").asString())
                    .isEqualTo(before.path("reference").asString());
            assertThat(row.path("attempts").asInt()).isEqualTo(2);
            assertThat(texts).as("no third").isEmpty();
        } finally {
            gateway.stop(0);
        }
    }

    /** Takes every text; says so only when it may. */
    private HttpServer gateway() throws IOException {
        var gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        gateway.createContext("/", exchange -> {
            texts.add(JSON.readTree(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (answers) {
                exchange.sendResponseHeaders(202, -1);
                exchange.close();
            }
        });
        gateway.start();
        return gateway;
    }
}
