package throughline.edge.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.alarm.AlarmBook;
import throughline.alarm.AlarmDevices;
import throughline.alarm.DeviceEvent;
import throughline.alarm.Signal.Kind;
import throughline.alarm.Signal.Spot;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.testing.AlarmHouse;
import throughline.testing.TestSettings;
import throughline.voice.VoiceUnderTest;
import throughline.webhook.MessageReceived;
import tools.jackson.databind.json.JsonMapper;

/** A gateway speaks for lifts over HTTPS; how it proves who it is stands with the webhooks. */
class GatewayEventTest {
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:14Z");
    private static final String PRESSED = """
            {"specversion": "1.0", "id": "7", "source": "/gateways/4", "type": "alarm.raised", "time": "2026-11-21T04:00:13+02:00",
             "data": {"unitIdent": {"scheme": "scaip", "value": "00012345"}, "position": "machine-room", "code": "0010"}}
            """;

    @Test
    void whatAGatewaySaysOfADevice() {
        assertThat(read(PRESSED, "alarm.raised"))
                .isEqualTo(new DeviceEvent(
                        "scaip",
                        "00012345",
                        Kind.ALARM_RAISED,
                        Spot.MACHINE_ROOM,
                        "0010",
                        "",
                        Instant.parse("2026-11-21T02:00:13Z"),
                        "7"));
        assertThat(read(PRESSED, "alarm.repeated").kind()).as("another press").isEqualTo(Kind.ALARM_RAISED);
        assertThat(read("{\"id\": \"8\", \"data\": {\"unitIdent\": {\"value\": \"9\"}}}", "test.failed"))
                .isEqualTo(new DeviceEvent("gateway", "9", Kind.TEST_FAILED, Spot.UNKNOWN, "", "", null, "8"));
    }

    /** No database keeps a zero in a text. */
    @Test
    void whatNobodyCanReadInItIsMarked() {
        assertThat(read(
                                "{\"id\": \"8\", \"data\": {\"unitIdent\": {\"value\": \"9\"}, \"words\": \"a\\u0000b\"}}",
                                "test.ok")
                        .words())
                .isEqualTo("a?b");
    }

    @Test
    void aBodyOfCpcSaysAllByItself() {
        assertThat(read("{\"id\": \"1\", \"data\": {\"cpc\": \"0427123456\"}}", "alarm.raised"))
                .returns(Kind.ALARM_RAISED, DeviceEvent::kind)
                .returns("123456", DeviceEvent::ident)
                .returns("cpc", DeviceEvent::wire);
        assertThat(read(
                        "{\"id\": \"1\", \"data\": {\"cpc\": \"0490000000000000187654321\", \"dialect\": \"KONE\"}}",
                        "fault.cleared"))
                .returns(Kind.FAULT_CLEARED, DeviceEvent::kind)
                .returns("87654321", DeviceEvent::ident);
        refused("{\"id\": \"1\", \"data\": {\"cpc\": \"0499123456\"}}");
        refused("{\"id\": \"1\", \"data\": {\"cpc\": \"0427123456\", \"dialect\": \"OTHER\"}}");
    }

    @Test
    void whatIsMissingIsSaid() {
        refused("{\"data\": {\"unitIdent\": {\"value\": \"9\"}}}");
        refused("{\"id\": \"1\", \"data\": {}}");
        refused("{\"id\": \"1\", \"data\": {\"unitIdent\": {\"value\": \"%s\"}}}".formatted("9".repeat(65)));
        refused("{\"id\": \"1\", \"time\": \"yesterday\", \"data\": {\"unitIdent\": {\"value\": \"9\"}}}");
        refused(
                "{\"id\": \"1\", \"time\": \"+500000-01-01T00:00:00Z\", \"data\": {\"unitIdent\": {\"value\": \"9\"}}}");
        refused("{\"id\": 1, \"data\": [\"9\"]}");
    }

    @Test
    void itIsAnAlarmLikeAnyOtherAndWhatIsOfSomethingElseIsLeftToOthers() {
        var settings = TestSettings.withCalls(Path.of("target"), VoiceUnderTest.freeBlock());
        try (var rooms = AlarmHouse.with(settings, NOW, "edge.gateway")) {
            var gateway = rooms.door(GatewayEvents.class);
            gateway.on(received("order.closed"));
            assertThat(rooms.door(AlarmDevices.class).unknown(Slice.first(9)).items())
                    .isEmpty();
            gateway.on(received("alarm.raised"));
            gateway.on(received("alarm.raised"));
            assertThat(rooms.door(AlarmBook.class).open())
                    .as("the same event again is the same")
                    .singleElement()
                    .matches(alarm -> alarm.presses() == 1 && alarm.signalsEnd());
            gateway.on(received("alarm.ended"));
            assertThat(rooms.door(AlarmBook.class).open())
                    .as("its id says that this was said before")
                    .hasSize(1);
        }
    }

    private static MessageReceived received(String type) {
        return new MessageReceived(new UUID(1, 1), "gateway-4", type, PRESSED.getBytes(UTF_8), NOW);
    }

    private static DeviceEvent read(String json, String type) {
        return DeviceEvent.read(new JsonMapper().readTree(json), type);
    }

    private static void refused(String json) {
        assertThatThrownBy(() -> read(json, "alarm.raised"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("alarm.gateway-event"));
    }
}
