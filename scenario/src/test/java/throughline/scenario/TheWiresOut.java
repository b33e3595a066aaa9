package throughline.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.scenario.phone.Sipp;
import throughline.scenario.sound.Tone;

/** The test buttons of the set-up: "call this number" and "text this technician" on the wires that the real ones take. */
class TheWiresOut {
    private static final int CARRIER_PORT = Ports.free().sip();

    private static RunningServer server;
    private static Desk administrator;

    @BeforeAll
    static void aCompanyIsFounded() {
        server = RunningServer.start();
        administrator = Company.founded(server, 0).administrator();
    }

    @AfterAll
    static void itCloses() {
        administrator.close();
        server.close();
    }

    @Test
    void theTestCallIsAnsweredAndItsSentenceHeard() throws Exception {
        administrator.put(
                "/api/trunk",
                Map.of(
                        "address",
                        "127.0.0.1:" + CARRIER_PORT,
                        "callerNumber",
                        "+442079460100",
                        "allowedCountryCodes",
                        List.of("+44"),
                        "version",
                        0));
        try (var carrier = Sipp.answers(CARRIER_PORT, "udp", Tone.steady(500))) {
            var call = administrator
                    .post("/api/trunk/test", Map.of("number", "020 7946 0155"))
                    .path("call")
                    .asString();
            await("the sentence is heard")
                    .atMost(ofSeconds(10))
                    .until(() -> Tone.rms(carrier.phone().heard(ofMillis(300))) > 300);
            carrier.wentAsPlanned(ofSeconds(10));
            await("the set-up says so")
                    .atMost(ofSeconds(5))
                    .until(() -> administrator
                            .get("/api/trunk/test/" + call)
                            .path("state")
                            .asString()
                            .equals("heard"));
        }
    }

    // ASVS 13.2.4
    @Test
    void aNumberOutsideTheAllowedCountriesIsNotDialled() {
        var answer = administrator.tryPost("/api/trunk/test", Map.of("number", "+1 202 555 0100"));
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"code\":\"telephony.");
    }

    @Test
    void theTestTextReachesTheGatewaySigned() throws Exception {
        var texts = new LinkedBlockingQueue<String>();
        var gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean signed = exchange.getRequestHeaders().keySet().stream().anyMatch(name -> name.contains("ignature"));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
            texts.add((signed ? "signed " : "unsigned ") + body);
        });
        gateway.start();
        try {
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
            administrator.post("/api/gateway/sms/test", Map.of("number", "+447700900188"));
            assertThat(texts.poll(10, TimeUnit.SECONDS)).startsWith("signed ").contains("+447700900188");
        } finally {
            gateway.stop(0);
        }
    }
}
