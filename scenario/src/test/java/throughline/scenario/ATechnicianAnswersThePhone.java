package throughline.scenario;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.scenario.phone.Baresip;
import throughline.scenario.sound.Tone;

/**
 * People are trapped at night and nobody reads the text: the usual ladder rings the technician's phone, says the job, and hears a key. The
 * phone is baresip, which sends its keys as RFC 4733 says.
 */
@Tag("long")
class ATechnicianAnswersThePhone {
    private static final int CARRIER_PORT = Ports.free().sip();

    @Test
    void andHasTheJobByPressingOne() throws Exception {
        try (var server = RunningServer.start()) {
            var office = Company.founded(server, 0).administrator();
            try (var town = new LiftTown(server, office);
                    var phone = Baresip.answersAt(CARRIER_PORT, "+37255500601", Tone.steady(300))) {
                var technicians = town.onCall(1);
                office.put(
                        "/api/trunk",
                        Map.of(
                                "address",
                                "127.0.0.1:" + CARRIER_PORT,
                                "callerNumber",
                                "+442079460100",
                                "allowedCountryCodes",
                                List.of("+372"),
                                "version",
                                0));
                office.put("/api/dispatch/settings", Map.of("answerSeconds", 10));
                var order = somebodyIsTrapped(office);
                technicians.getFirst().isAsked();
                await("it rings once the text was not answered")
                        .atMost(ofSeconds(40))
                        .until(() -> phone.says("Call established"));
                await("the phone was picked up, and nothing is accepted by that")
                        .atMost(ofSeconds(30))
                        .until(() -> calls(office, order), List.of("rings", "answered")::equals);
                assertThat(state(office, order)).isEqualTo("offering");

                phone.presses('1');
                await("Alma has it").atMost(ofSeconds(10)).until(() -> state(office, order), "accepted"::equals);
                await("she is told and hung up on")
                        .atMost(ofSeconds(30))
                        .until(() -> phone.says("terminated") || phone.says("closed"));
                assertThat(calls(office, order)).containsExactly("rings", "answered", "ended");
                assertThat(office.get("/api/orders/" + order)
                                .path("technician")
                                .path("name")
                                .asString())
                        .isEqualTo(LiftTown.name(1));
                assertThat(technicians.getFirst().texts().getLast()).contains("is yours");
                var heard = phone.heard();
                assertThat(heard.length).as("several seconds").isGreaterThan(3 * Tone.RATE);
                assertThat(Tone.rms(heard)).as("of speech").isGreaterThan(500);
                assertThat(server.console().complaints()).isEmpty();
            }
        }
    }

    private static String somebodyIsTrapped(Desk office) {
        var unit = office.get("/api/search?q=" + LiftTown.LIFT + "&kinds=unit")
                .path("items")
                .get(0)
                .path("id")
                .asString();
        var request = office.post("/api/requests", Map.of()).path("id").asString();
        return office.post(
                        "/api/requests/" + request + "/raise",
                        Map.of(
                                "kind",
                                "action",
                                "code",
                                "E-01",
                                "unit",
                                unit,
                                "safety",
                                Map.of("trapped", "yes", "hurt", "no", "fireOrWater", "no"),
                                "words",
                                "Two people are stuck",
                                "key",
                                UUID.randomUUID()))
                .at("/order/id")
                .asString();
    }

    private static String state(Desk office, String order) {
        return office.get("/api/orders/" + order).path("state").asString();
    }

    private static List<String> calls(Desk office, String order) {
        return StreamSupport.stream(
                        office.get("/api/orders/" + order).path("timeline").spliterator(), false)
                .filter(line -> line.path("room").asString().equals("offercall"))
                .map(line -> line.path("kind").asString())
                .toList();
    }
}
