package throughline.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.scenario.line.AgentLine;
import throughline.scenario.phone.Sipp;
import throughline.scenario.phone.Stranger;
import throughline.scenario.sound.Tone;

/** Whatever comes in on a wire, the next good call works, and nothing of it is a fault of ours. */
class BadInput {
    private static final Tone CALLER = Tone.steady(700);
    private static final Tone AGENT = Tone.steady(1300);
    private static final String NO_AUDIO = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + "m=video 40000 RTP/AVP 31\r\n";

    private static RunningServer server;
    private static AgentLine ana;

    @BeforeAll
    static void anaIsOnDuty() {
        server = RunningServer.start();
        var company = Company.founded(server, 1);
        ana = new AgentLine(company.signsIn(1), AGENT, AgentLine::answersAtOnce);
    }

    @AfterAll
    static void close() {
        ana.close();
        server.close();
    }

    @AfterEach
    void theNextGoodCallWorks() throws Exception {
        ana.isReady();
        try (var caller = Sipp.calls(server.ports().sip(), Company.CALLER, Company.NUMBER, CALLER)) {
            await("they hear each other")
                    .atMost(ofSeconds(15))
                    .until(() -> CALLER.isIn(ana.heard(ofSeconds(1)))
                            && AGENT.isIn(caller.phone().heard(ofSeconds(1))));
            ana.say("hang-up", ana.call());
            caller.wentAsPlanned(ofSeconds(5));
        }
        await("the agent may finish").until(() -> agentState().equals("finishing"));
        var contact = ana.desk().get("/api/desk").path("contact").path("id").asString();
        ana.desk().post("/api/contacts/" + contact + "/finish", Map.of("outcome", "test-call", "note", ""));
        assertThat(server.console().complaints()).isEmpty();
        assertThat(ana.call().isNull() || ana.call().isMissingNode()).isTrue();
    }

    @Test
    void noiseIsDroppedAndCounted() throws Exception {
        double before = server.figure("throughline_voice_malformed_dropped_total");
        var random = new Random(1);
        try (var stranger = stranger()) {
            for (int i = 0; i < 500; i++) {
                var noise = new byte[random.nextInt(1, 1400)];
                random.nextBytes(noise);
                stranger.sends(noise);
            }
            stranger.sends("INVITE sip: SIP/2.0\r\nVia: \r\nContent-Length: x\r\n\r\n".getBytes(UTF_8));
            stranger.sends(stranger.request(
                            "INVITE", Company.NUMBER, "Content-Type: application/sdp\r\nContent-Length: 9999", "v=0")
                    .getBytes(UTF_8));
        }
        await("it is counted")
                .untilAsserted(() -> assertThat(server.figure("throughline_voice_malformed_dropped_total"))
                        .isGreaterThan(before));
    }

    @Test
    void anOfferWithoutAudioIsNotAcceptable() throws Exception {
        try (var stranger = stranger()) {
            var headers = "Content-Type: application/sdp\r\nContent-Length: " + NO_AUDIO.length();
            assertThat(stranger.asks(stranger.request("INVITE", Company.NUMBER, headers, NO_AUDIO)))
                    .isEqualTo(488);
        }
    }

    @Test
    void anUnknownMethodIsNotAllowed() throws Exception {
        try (var stranger = stranger()) {
            assertThat(stranger.asks(stranger.request("DANCE", Company.NUMBER, "Content-Length: 0", "")))
                    .isEqualTo(405);
        }
    }

    @Test
    void aByeOfNoCallOfOursIsRefused() throws Exception {
        try (var stranger = stranger()) {
            assertThat(stranger.asks(stranger.request("BYE", Company.NUMBER, "Content-Length: 0", "")))
                    .isEqualTo(481);
        }
    }

    @Test
    void whoMayNotCallUsIsTurnedAwayAndCounted() throws Exception {
        try (var stranger = new Stranger("127.0.0.2", server.ports().sip())) {
            assertThat(stranger.asks(stranger.request("INVITE", Company.NUMBER, "Content-Length: 0", "")))
                    .isEqualTo(403);
        }
        assertThat(server.figure("throughline_voice_refused_forbidden_total")).isPositive();
    }

    @Test
    void anOversizedMessageOverTcpIsRefusedOrCutOff() throws Exception {
        try (var stranger = stranger()) {
            var headers = "X-Long: " + "x".repeat(2_000_000) + "\r\nContent-Length: 0";
            assertThat(stranger.asksOverTcp(stranger.request("INVITE", Company.NUMBER, headers, "")))
                    .isIn(0, 513);
        }
    }

    @Test
    void tenThousandRegistrationsDoNotKeepCallersOut() throws Exception {
        try (var stranger = stranger()) {
            for (int i = 0; i < 10_000; i++) {
                stranger.sends(stranger.request("REGISTER", "lifts", "Content-Length: 0", "")
                        .getBytes(UTF_8));
            }
        }
    }

    @Test
    void anUnknownWordOnTheLineIsRefusedAndTheLineStays() {
        var answers = new ArrayList<String>();
        var socket = ana.desk().socket("/ws/line", new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                synchronized (answers) {
                    answers.add(data.toString());
                }
                from.request(1);
                return null;
            }
        });
        for (var word : List.of(
                "{\"type\":\"hello\",\"tab\":\"another\"}", "{\"type\":\"dance\"}", "not even JSON", "[]", "{}")) {
            socket.sendText(word, true).join();
        }
        await("it is refused").untilAsserted(() -> {
            synchronized (answers) {
                assertThat(answers)
                        .filteredOn(answer -> answer.contains("\"refused\""))
                        .hasSizeGreaterThanOrEqualTo(4);
            }
        });
        assertThat(socket.isInputClosed()).isFalse();
        socket.abort();
    }

    private static Stranger stranger() throws Exception {
        return new Stranger("127.0.0.1", server.ports().sip());
    }

    private static String agentState() {
        return ana.desk().get("/api/desk").path("agent").path("state").asString("");
    }
}
