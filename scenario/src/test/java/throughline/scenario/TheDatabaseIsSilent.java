package throughline.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.scenario.line.AgentLine;
import throughline.scenario.phone.PlainCall;
import throughline.scenario.phone.RtpPhone;
import throughline.scenario.phone.Switchboard;
import throughline.scenario.sound.Tone;
import tools.jackson.databind.JsonNode;

/** The database gives no answer while somebody rings: they are rung and greeted all the same, and are on record once. */
@Tag("long")
class TheDatabaseIsSilent {
    private static final Tone CALLER = Tone.steady(700);
    private static final Tone AGENT = Tone.steady(1300);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static RunningServer server;
    private static Company company;
    private static Switchboard board;

    @BeforeAll
    static void aCompanyIsFounded() {
        server = RunningServer.start();
        company = Company.founded(server, 1);
        board = new Switchboard(server.ports().sip());
    }

    @AfterAll
    static void itCloses() {
        board.close();
        server.close();
    }

    // ASVS 16.5.2
    @Test
    void theCallerIsRungAndReachesAnAgentWhenItIsBack() throws Exception {
        var from = "+447700900601";
        try (var phone = new RtpPhone(CALLER);
                var agent = new AgentLine(company.signsIn(1), AGENT, AgentLine::answersAtOnce)) {
            agent.isReady();
            PlainCall call;
            try (var _ = new SilentDatabase(server)) {
                call = board.calls(from, Company.NUMBER, phone.port());
                call.ringing().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                call.answered().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                await("the notice is heard")
                        .atMost(PATIENCE)
                        .until(() -> Tone.rms(phone.heard(Duration.ofMillis(300))) > 100);
                assertThat(spooled()).as("arrivals that are kept on the disk").isEqualTo(1);
            }
            await("they talk").atMost(PATIENCE).until(() -> agent.state().equals("talking"));
            await("the arrival has done its work").atMost(PATIENCE).until(() -> spooled() == 0);
            call.leave();
            isOnRecordOnce(from, "caller-hung-up");
            var contact =
                    agent.desk().get("/api/desk").path("contact").path("id").asString();
            agent.desk().post("/api/contacts/" + contact + "/finish", Map.of("outcome", "test-call", "note", ""));
        }
    }

    @Test
    void whoeverLeavesMeanwhileIsOnRecordOnce() throws Exception {
        var from = "+447700900602";
        try (var phone = new RtpPhone(CALLER)) {
            try (var _ = new SilentDatabase(server)) {
                var call = board.calls(from, Company.NUMBER, phone.port());
                call.answered().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                call.leave();
                call.ended().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            isOnRecordOnce(from, "caller-left");
            await("the arrival has done its work").atMost(PATIENCE).until(() -> spooled() == 0);
        }
    }

    @Test
    void whoeverRingsBeforeTheServerIsKilledIsOnRecordOnce() throws Exception {
        var from = "+447700900603";
        try (var phone = new RtpPhone(CALLER)) {
            try (var _ = new SilentDatabase(server)) {
                var call = board.calls(from, Company.NUMBER, phone.port());
                call.answered().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                server.kill();
            }
            server.restart();
            isOnRecordOnce(from, "server-stopped");
            assertThat(spooled()).isZero();
        }
    }

    private static void isOnRecordOnce(String from, String reason) {
        await("the contact is over")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(company.contacts())
                        .filteredOn(row -> row.get("from").asString().equals(from))
                        .singleElement()
                        .extracting(row -> ((JsonNode) row).path("endReason").asString(""))
                        .isEqualTo(reason));
    }

    private static long spooled() throws IOException {
        try (var files = Files.list(server.home().resolve("spool"))) {
            return files.count();
        }
    }
}
