package throughline.edge.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static throughline.alarm.db.Tables.DEVICE;
import static throughline.alarm.db.Tables.DEVICE_SECRET;
import static throughline.alarm.db.Tables.SIGNAL;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.alarm.DeviceSecret;
import throughline.alarm.DeviceSecrets;
import throughline.alarm.UnreadFrame;
import throughline.alarm.UnreadFrames;
import throughline.alarm.db.tables.records.SignalRecord;
import throughline.house.Settings;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.testing.AlarmHouse;
import throughline.testing.OwnCertificate;
import throughline.testing.SomeRooms;
import throughline.testing.TestSettings;
import throughline.voice.VoiceUnderTest;

/**
 * Lifts report over MQTT on real sockets, with a program that is not ours: nothing is acknowledged before it is kept, nobody speaks for
 * another, and what cannot be read holds up nothing.
 */
class LiftsReportOverMqttTest {
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:14Z");
    private static final Duration NO_ANSWER = Duration.ofMillis(400);
    private static final AtomicInteger NAMES = new AtomicInteger(1_000);
    private static final SomeRooms ROOMS =
            AlarmHouse.with(TestSettings.withCalls(Path.of("target"), VoiceUnderTest.freeBlock()), NOW, "edge.mqtt");
    private static final DSLContext DATABASE = ROOMS.owner();
    private static final DeviceSecrets SECRETS = ROOMS.door(DeviceSecrets.class);

    /** Nobody else's in this class. */
    private final String lift = "L-" + NAMES.incrementAndGet();

    private final String secret = SECRETS.make("mqtt", lift, null).secret();

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @Test
    void anAlarmIsAcknowledgedOnceItIsKept() throws Exception {
        try (var program = new Program()) {
            var acknowledged = DATABASE.transactionResult(held -> {
                held.dsl().execute("lock table alarm.signal in exclusive mode");
                var said = program.says("alarm", event("1", "alarm.raised"));
                assertThatThrownBy(() -> said.get(NO_ANSWER.toMillis(), MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                return said;
            });
            assertThat(code(acknowledged)).isZero();
            assertThat(kinds()).containsExactly("alarm.raised");
        }
    }

    @Test
    void whatCannotBeKeptIsNotAcknowledgedAndIsSentAgainByTheProgramItself() throws Exception {
        try (var program = new Program()) {
            CompletableFuture<Mqtt5PublishResult> said;
            DATABASE.execute("revoke insert on alarm.signal from throughline_program");
            try {
                said = program.says("alarm", event("1", "alarm.raised"));
                assertThatThrownBy(() -> said.get(NO_ANSWER.toMillis(), MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                assertThat(kinds()).isEmpty();
            } finally {
                DATABASE.execute("grant insert on alarm.signal to throughline_program");
            }
            assertThat(code(said)).isZero();
            assertThat(kinds()).containsExactly("alarm.raised");
        }
    }

    /** The moment in which a connection breaks: kept, and the lift does not know. */
    @Test
    void whatIsSentAgainBecauseItsAcknowledgementWasLostCountsOnce() throws IOException {
        try (var raw = new RawLift(port(), lift)) {
            assertThat(raw.signsIn(secret, true))
                    .as("a new session")
                    .startsWith("20")
                    .contains("0000");
            raw.publishes("32", 1, topic("alarm"), event("1", "alarm.raised"));
            raw.publishes("32", 2, topic("alarm"), event("2", "alarm.ended"));
            await().untilAsserted(() -> assertThat(kinds()).containsExactly("alarm.raised", "alarm.ended"));
        }
        try (var raw = new RawLift(port(), lift)) {
            assertThat(raw.signsIn(secret, false).substring(4, 8))
                    .as("the session that it left: its program may send again what was not acknowledged")
                    .isEqualTo("0100");
            raw.publishes("3a", 1, topic("alarm"), event("1", "alarm.raised"));
            assertThat(raw.hears()).isEqualTo("40020001");
            raw.publishes("3a", 2, topic("alarm"), event("2", "alarm.ended"));
            assertThat(raw.hears()).isEqualTo("40020002");
        }
        assertThat(kinds()).containsExactly("alarm.raised", "alarm.ended");
        assertThat(signals().getValues(SIGNAL.REPEATS)).containsExactly(1, 1);
        try (var raw = new RawLift(port(), lift)) {
            assertThat(raw.signsIn(secret, true).substring(4, 8))
                    .as("a clean start")
                    .isEqualTo("0000");
        }
    }

    @Test
    void aSessionIsThereUntilItsTimeIsOver() throws IOException {
        try (var raw = new RawLift(port(), lift)) {
            assertThat(raw.signsIn(secret, false).substring(4, 8)).isEqualTo("0000");
            raw.says("e000");
            assertThat(raw.hears()).isEmpty();
        }
        await().until(() ->
                DATABASE.fetchExists(DEVICE_SECRET, DEVICE_SECRET.IDENT.eq(lift), DEVICE_SECRET.LEFT_AT.isNotNull()));
        ROOMS.clock().passes(Duration.ofSeconds(3_601));
        try (var raw = new RawLift(port(), lift)) {
            assertThat(raw.signsIn(secret, false).substring(4, 8)).isEqualTo("0000");
        } finally {
            ROOMS.clock().passes(Duration.between(ROOMS.clock().instant(), NOW));
        }
    }

    @Test
    void whatALiftMaySay() throws Exception {
        try (var program = new Program()) {
            for (var kind : List.of("alarm.raised", "alarm.ended")) {
                assertThat(code(program.says("alarm", event(kind, kind)))).isZero();
            }
            assertThat(code(program.says("test", event("3", "test.ok")))).isZero();
            assertThat(code(program.says("test", event("4", "test.failed")))).isZero();
            assertThat(code(program.says("fault", event("5", "fault.raised")))).isZero();
            assertThat(code(program.says("fault", event("6", "fault.cleared")))).isZero();
            assertThat(code(program.says("power", event("7", "power.lost")))).isZero();
            assertThat(code(program.says("fault", event("8", "power.restored"))))
                    .as("the type says what it is")
                    .isZero();
            assertThat(code(program.says("door", "{\"openings\": 41}")))
                    .as("taken, and nobody reads it yet")
                    .isEqualTo(0x10);
            assertThat(code(program.says("heartbeat", ""))).isZero();
        }
        assertThat(kinds())
                .containsExactly(
                        "alarm.raised",
                        "alarm.ended",
                        "test.ok",
                        "test.failed",
                        "fault.raised",
                        "fault.cleared",
                        "power.lost",
                        "power.restored");
        assertThat(signals().getFirst())
                .returns("140", SignalRecord::getCode)
                .returns("car", SignalRecord::getSpot)
                .returns(
                        Instant.parse("2026-11-21T02:00:13Z"),
                        row -> row.getOccurredAt().toInstant())
                .matches(row -> row.getRaw().startsWith(topic("alarm")));
    }

    @Test
    void nobodySpeaksForAnother() throws Exception {
        try (var program = new Program()) {
            assertThat(code(program.publishes("lift/L-1/alarm", event("1", "alarm.raised"))))
                    .isEqualTo(0x87);
            assertThat(code(program.publishes("lift/" + lift, event("1", "alarm.raised"))))
                    .isEqualTo(0x87);
            assertThat(code(program.says("alarm", event("2", "alarm.raised")))).isZero();
        }
        assertThat(kinds()).containsExactly("alarm.raised");
        assertThat(unread(lift)).extracting(UnreadFrame::why).containsOnly("foreign");
        assertThat(DATABASE.fetchExists(DEVICE, DEVICE.IDENT.eq("L-1"))).isFalse();
    }

    @Test
    void whatCannotBeReadIsRefusedAndKeptAndTheNextOneCounts() throws Exception {
        try (var program = new Program()) {
            assertThat(code(program.says("test", "{\"id\": "))).isEqualTo(0x99);
            assertThat(code(program.says("test", event("1", "door.opened")))).isEqualTo(0x99);
            assertThat(kinds()).isEmpty();
            assertThat(code(program.says("test", event("2", "test.ok")))).isZero();
        }
        assertThat(kinds()).containsExactly("test.ok");
        assertThat(unread(lift))
                .hasSize(2)
                .anyMatch(frame -> new String(frame.frame(), UTF_8).equals(topic("test") + "\n{\"id\": "));
    }

    /** Whoever pressed has nobody else. */
    @Test
    void anAlarmThatCannotBeReadIsAnAlarm() throws Exception {
        try (var program = new Program()) {
            assertThat(code(program.says("alarm", "pressed!"))).isEqualTo(0x99);
        }
        assertThat(signals().getFirst())
                .returns("alarm.raised", SignalRecord::getKind)
                .returns("unreadable", SignalRecord::getCode);
        assertThat(unread(lift)).hasSize(1);
    }

    @Test
    void onlyWhoeverShowsTheSecretOfALiftComesInAsIt() throws IOException {
        assertThat(answer(lift, secret + "x")).isEqualTo("20030086" + "00");
        assertThat(answer("nobody", secret)).isEqualTo("2003008600");
        assertThat(unread("127.0.0.1"))
                .anyMatch(frame -> new String(frame.frame(), UTF_8).equals("CONNECT " + lift)
                        && frame.why().equals("wrong-key"));
        assertThat(unread("127.0.0.1"))
                .as("who knows no name leaves nothing here")
                .noneMatch(frame -> new String(frame.frame(), UTF_8).contains("nobody"));

        assertThat(answer(lift, "guess")).isEqualTo("2003008600");
        assertThat(answer(lift, "guess")).isEqualTo("2003008600");
        assertThat(answer(lift, "guess")).isEqualTo("2003008600");
        assertThat(answer(lift, secret)).as("too fast").isEqualTo("2003009f00");
        ROOMS.clock().passes(Duration.ofSeconds(11));
        assertThat(answer(lift, secret)).startsWith("20").contains("0000");
        ROOMS.clock().passes(Duration.between(ROOMS.clock().instant(), NOW));
    }

    @Test
    void aSecretCountsUntilThereIsAnotherOrNone() throws IOException {
        try (var raw = new RawLift(port(), lift)) {
            raw.signsIn(secret, true);
            var another = SECRETS.replace("mqtt", lift, null).secret();
            assertThat(raw.hears()).as("cut").isEqualTo("e00198");
            assertThat(answer(lift, another).substring(4, 8)).isEqualTo("0000");
        }
        SECRETS.revoke("mqtt", lift, null);
        assertThat(answer(lift, secret)).isEqualTo("2003008600");
        assertThat(SECRETS.list(Slice.first(200)).items())
                .extracting(DeviceSecret::ident)
                .doesNotContain(lift);
        assertThatThrownBy(() -> SECRETS.revoke("mqtt", lift, null)).isInstanceOf(Refused.class);
        for (var name : List.of("a/b", "a+", "#", " ", "a\u0000", "x".repeat(65))) {
            assertThatThrownBy(() -> SECRETS.make("mqtt", name, null)).isInstanceOf(Refused.class);
        }
        assertThatThrownBy(() -> SECRETS.make("dc-09", lift, null)).isInstanceOf(Refused.class);
    }

    @Test
    void theSecretIsNowhereInTheDatabase() {
        var kept = DATABASE.selectFrom(DEVICE_SECRET)
                .where(DEVICE_SECRET.IDENT.eq(lift))
                .fetchSingle();
        assertThat(new String(kept.getDigest(), UTF_8)).doesNotContain(secret);
        assertThat(kept.getDigest()).hasSize(32);
    }

    @Test
    void aLiftThatHasGoneWithoutAWordIsMissedUntilItIsBack() throws IOException {
        try (var raw = new RawLift(port(), lift)) {
            raw.signsIn(secret, 0xCE, 60, willOn("link"));
        }
        await().untilAsserted(() -> assertThat(kinds()).containsExactly("fault.raised"));
        assertThat(signals().getFirst().getCode()).isEqualTo("path");
        ROOMS.clock().passes(Duration.ofSeconds(6));
        try (var raw = new RawLift(port(), lift)) {
            raw.signsIn(secret, 0xCE, 60, willOn("link"));
            ROOMS.clock().passes(Duration.ofSeconds(6));
            await().untilAsserted(() -> assertThat(kinds()).containsExactly("fault.raised", "fault.cleared"));
            raw.says("e000");
            assertThat(raw.hears()).isEmpty();
        } finally {
            ROOMS.clock().passes(Duration.between(ROOMS.clock().instant(), NOW));
        }
        await().during(Duration.ofMillis(1_500))
                .untilAsserted(() ->
                        assertThat(kinds()).as("it said good-bye").containsExactly("fault.raised", "fault.cleared"));
    }

    @Test
    void nobodyLeavesBehindWhatItMayNotSay() throws IOException {
        try (var raw = new RawLift(port(), lift)) {
            var will = RawLift.concat(
                    RawLift.hex("00"), RawLift.text("lift/L-1/alarm"), RawLift.text(event("1", "alarm.raised")));
            assertThat(raw.signsIn(secret, 0xCE, 60, will)).isEqualTo("2003008700");
        }
    }

    @Test
    void whatNoLiftMayDo() throws IOException {
        try (var raw = new RawLift(port(), lift)) {
            raw.signsIn(secret, true);
            raw.says(0x82, RawLift.concat(RawLift.hex("000700"), RawLift.text("lift/#"), RawLift.hex("01")));
            assertThat(raw.hears()).as("to listen").isEqualTo("9004000700" + "87");
            raw.says("c000");
            assertThat(raw.hears()).isEqualTo("d000");
            raw.publishes("34", 1, topic("alarm"), event("1", "alarm.raised"));
            assertThat(raw.hears()).as("QoS 2").isEqualTo("e0019b");
            assertThat(raw.hears()).isEmpty();
        }
        try (var raw = new RawLift(port(), lift)) {
            raw.signsIn(secret, true);
            raw.says(0x32, new byte[Intake.LARGEST + 1]);
            assertThat(raw.hears()).isEqualTo("e00195");
        }
        try (var raw = new RawLift(port(), lift)) {
            raw.signsIn(secret, true);
            for (int id = 1; id <= 20; id++) {
                raw.publishes("32", id, "lift/L-1/alarm", "again and again");
                assertThat(raw.hears()).endsWith("87");
            }
            assertThat(raw.hears()).as("nonsense for too long").isEqualTo("e00197");
        }
        try (var stranger = new RawLift(port(), lift)) {
            stranger.says(HexFormat.of().formatHex(("GET / HTTP/1.1\r\nHost: " + "x".repeat(60)).getBytes(UTF_8)));
            assertThat(stranger.hears()).as("a browser").isEqualTo("2003008200");
        }
        assertThat(unread(lift)).extracting(UnreadFrame::why).contains("too-long", "malformed", "foreign");
    }

    @Test
    void aLiftIsHereOnceAndOnlyItselfTakesItsPlace() throws IOException {
        try (var first = new RawLift(port(), lift);
                var second = new RawLift(port(), lift)) {
            first.signsIn(secret, true);
            assertThat(answer(lift, "guess")).isEqualTo("2003008600");
            assertThat(first.hearsNothing()).as("somebody without its secret").isTrue();
            second.signsIn(secret, true);
            assertThat(first.hears()).isEqualTo("e0018e");
            second.publishes("32", 1, topic("test"), event("1", "test.ok"));
            assertThat(second.hears()).isEqualTo("40020001");
        }
    }

    @Test
    void whoPromisesToSpeakAndDoesNotIsHungUpOn() throws IOException {
        try (var raw = new RawLift(port(), lift)) {
            raw.signsIn(secret, 0xC2, 1, new byte[0]);
            assertThat(raw.hears()).isEqualTo("e0018d");
            assertThat(raw.hears()).isEmpty();
        }
        try (var raw = new RawLift(port(), lift)) {
            assertThat(raw.signsIn(secret, 0xC2, 0, new byte[0]))
                    .as("who promises nothing is told: 1200 s")
                    .contains("1304b0");
        }
    }

    @Test
    void theSameUnderTls(@TempDir Path folder) throws Exception {
        var pem = OwnCertificate.pem("localhost", folder);
        var settings = TestSettings.withMqtt(
                TestSettings.AT_LIFT_EXAMPLE, new Settings.Mqtt(true, 0, 0), pem.certificate(), pem.key());
        var port = new TlsPort(settings, ROOMS.door(Doors.class));
        port.start();
        try (var program = new Program(MqttClient.builder()
                .useMqttVersion5()
                .serverHost("localhost")
                .serverPort(port.number())
                .sslConfig(MqttClientSslConfig.builder()
                        .trustManagerFactory(pem.trust())
                        .build()))) {
            assertThat(code(program.says("alarm", event("1", "alarm.raised")))).isZero();
        } finally {
            port.stop();
        }
        assertThat(kinds()).containsExactly("alarm.raised");
    }

    @Test
    void whoTurnsItOffHasNoPort() {
        var off = TestSettings.withMqtt(TestSettings.AT_LIFT_EXAMPLE, new Settings.Mqtt(false, 0, 0), null, null);
        var port = new PlainPort(off, ROOMS.door(Doors.class), ROOMS.door(Connected.class), new SimpleMeterRegistry());
        port.start();
        assertThat(port.number()).isZero();
        assertThat(port.lines()).isEmpty();
        port.stop();
    }

    private String event(String id, String type) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "/lifts/%s", "type": "%s", "time": "2026-11-21T02:00:13Z",
                 "data": {"position": "car", "code": "140"}}""".formatted(id, lift, type);
    }

    private String topic(String about) {
        return "lift/" + lift + "/" + about;
    }

    private byte[] willOn(String about) {
        return RawLift.concat(RawLift.hex("00"), RawLift.text(topic(about)), RawLift.text("gone"));
    }

    /** To a lift that signs in and hangs up. */
    private static String answer(String name, String secret) throws IOException {
        try (var raw = new RawLift(port(), name)) {
            return raw.signsIn(secret, true);
        }
    }

    private List<String> kinds() {
        return signals().getValues(SIGNAL.KIND);
    }

    private Result<SignalRecord> signals() {
        return DATABASE.select(SIGNAL.fields())
                .from(SIGNAL)
                .join(DEVICE)
                .on(DEVICE.ID.eq(SIGNAL.DEVICE))
                .where(DEVICE.IDENT.eq(lift), DEVICE.WIRE.eq("mqtt"))
                .orderBy(SIGNAL.RECEIVED_AT, SIGNAL.ID)
                .fetchInto(SIGNAL);
    }

    private static List<UnreadFrame> unread(String side) {
        return ROOMS.door(UnreadFrames.class).list(Slice.first(200)).items().stream()
                .filter(frame -> frame.side().equals(side))
                .toList();
    }

    private static int port() {
        return ROOMS.door(PlainPort.class).number();
    }

    /** The reason code of the acknowledgement. */
    private static int code(CompletableFuture<Mqtt5PublishResult> said) throws Exception {
        try {
            return ((Mqtt5PublishResult.Mqtt5Qos1Result) said.get(20, SECONDS))
                    .getPubAck()
                    .getReasonCode()
                    .getCode();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Mqtt5PubAckException refused) {
                return refused.getMqttMessage().getReasonCode().getCode();
            }
            throw failed;
        }
    }

    /** A lift's program as makers write it: it keeps its session, comes again by itself, and sends again what was not acknowledged. */
    private final class Program implements AutoCloseable {
        private final Mqtt5AsyncClient client;

        Program() {
            this(MqttClient.builder().useMqttVersion5().serverHost("127.0.0.1").serverPort(port()));
        }

        Program(Mqtt5ClientBuilder builder) {
            client = builder.identifier("program")
                    .simpleAuth()
                    .username(lift)
                    .password(secret.getBytes(UTF_8))
                    .applySimpleAuth()
                    .automaticReconnect()
                    .initialDelay(100, MILLISECONDS)
                    .maxDelay(200, MILLISECONDS)
                    .applyAutomaticReconnect()
                    .buildAsync();
            client.connectWith()
                    .cleanStart(false)
                    .sessionExpiryInterval(3_600)
                    .send()
                    .orTimeout(20, SECONDS)
                    .join();
        }

        CompletableFuture<Mqtt5PublishResult> says(String about, String payload) {
            return publishes(topic(about), payload);
        }

        CompletableFuture<Mqtt5PublishResult> publishes(String topic, String payload) {
            return client.publishWith()
                    .topic(topic)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(payload.getBytes(UTF_8))
                    .send();
        }

        @Override
        public void close() {
            client.disconnect().orTimeout(20, SECONDS).join();
        }
    }
}
