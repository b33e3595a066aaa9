package throughline.edge.scaip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static throughline.alarm.db.Tables.ALARM_;
import static throughline.alarm.db.Tables.DEVICE;
import static throughline.alarm.db.Tables.SIGNAL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.alarm.AnsweredWithin;
import throughline.alarm.PollForm;
import throughline.alarm.Polls;
import throughline.alarm.UnreadFrame;
import throughline.alarm.UnreadFrames;
import throughline.alarm.db.tables.records.SignalRecord;
import throughline.asset.SiteForm;
import throughline.asset.Sites;
import throughline.asset.UnitForm;
import throughline.asset.Units;
import throughline.customer.CustomerForm;
import throughline.customer.Customers;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.testing.AlarmHouse;
import throughline.testing.SomeRooms;
import throughline.testing.TestSettings;
import throughline.voice.VoiceUnderTest;
import throughline.voice.sip.Phone;

/** Devices report by SIP MESSAGE over real sockets: nothing is acknowledged before it is kept, and whatever else comes harms nobody. */
@Tag("in-real-time")
class DevicesWriteTest {
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:14Z");
    private static final Path SIPP = Path.of("/usr/bin/sipp");
    private static final AtomicInteger IDENTS = new AtomicInteger(100_000);
    private static final int PORT = VoiceUnderTest.freeBlock();
    private static final SomeRooms ROOMS =
            AlarmHouse.with(TestSettings.withCalls(Path.of("target"), PORT), NOW, "edge.scaip");
    private static final DSLContext DATABASE = ROOMS.owner();

    /** Nobody else's in this class. */
    private final String ident = String.valueOf(IDENTS.incrementAndGet());

    private final String pressed = document("a1b2c3d4e5f6g7h8", "<did>001d940cb800</did><dco>002</dco><stc>0010</stc>");
    private final String acknowledged = answer("a1b2c3d4e5f6g7h8", 0);

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void anAlarmIsAcknowledgedOnceItIsKept(String transport) throws IOException {
        try (var device = device(transport)) {
            DATABASE.transaction(held -> {
                held.dsl().execute("lock table alarm.signal in exclusive mode");
                device.writes(pressed).hearsNothing();
            });
            assertThat(Device.body(device.isAnswered(200))).isEmpty();
            assertThat(device.isWrittenTo()).isEqualTo(acknowledged);
            assertThat(kinds()).containsExactly("alarm.raised");
        }
    }

    @Test
    void whatCannotBeKeptIsNotAcknowledgedAndIsTakenWhenTheWireRepeatsIt() throws IOException {
        try (var device = device("udp")) {
            withoutADatabase(() -> device.writes(pressed).hearsNothing());
            device.repeats();
            device.isAnswered(200);
            assertThat(device.isWrittenTo()).isEqualTo(acknowledged);
            assertThat(kinds()).containsExactly("alarm.raised");
        }
    }

    @Test
    void whereNoWireRepeatsItTheDeviceLearnsAtOnceThatItIsNotKept() throws IOException {
        try (var device = device("tcp")) {
            withoutADatabase(() -> {
                assertThat(device.writes(pressed).isAnswered(503)).contains("Retry-After: 2");
                device.hearsNothing();
            });
            device.writes(pressed).isAnswered(200);
            assertThat(device.isWrittenTo()).isEqualTo(acknowledged);
            assertThat(kinds()).containsExactly("alarm.raised");
        }
    }

    @Test
    void theAnswerIsRepeatedUntilTheDeviceTakesIt() throws IOException {
        try (var device = device("udp")) {
            device.writes(pressed).isAnswered(200);
            var first = device.hears();
            var again = device.hears();
            assertThat(again).isEqualTo(first);
            device.takes(again);
            device.hearsNothingFor(1_500); // it would have come after a second
        }
    }

    @Test
    void theSameSaidAgainIsOneSignalAndAnsweredAgain() throws IOException {
        try (var device = device("udp")) {
            device.writes(pressed).isAnswered(200);
            assertThat(device.isWrittenTo()).isEqualTo(acknowledged);
            device.repeats();
            device.isAnswered(200);
            device.hearsNothing();
            device.writes(pressed).isAnswered(200);
            assertThat(device.isWrittenTo()).isEqualTo(acknowledged);
        }
        assertThat(signals().getValues(SIGNAL.REPEATS)).containsExactly(1);
    }

    @Test
    void aPeerThatExpectsTheAnswerWithinTheResponseGetsItThere() throws IOException {
        var styles = ROOMS.door(AnsweredWithin.class);
        assertThatThrownBy(() -> styles.set("lift.example", true, null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("alarm.peer-address"));
        styles.set(" 127.0.0.1 ", true, null);
        assertThat(styles.peers()).containsExactly("127.0.0.1");
        try (var proxy = device("udp")) {
            var ok = proxy.writes(pressed.replace("mrq>", "scaip>"), "application/xml")
                    .isAnswered(200);
            assertThat(ok).contains("Content-Type: application/xml");
            assertThat(Device.body(ok)).isEqualTo(acknowledged.replace("mrs>", "scaip>"));
            proxy.hearsNothing();
        } finally {
            styles.set("127.0.0.1", false, null);
        }
        assertThat(styles.peers()).isEmpty();
    }

    @Test
    void anAlarmInSeveralDocumentsCountsWithTheFirst() throws IOException {
        try (var device = device("tcp")) {
            device.writes(document("s1", "<stc>0009</stc><ame>1</ame>")).isAnswered(200);
            assertThat(device.isWrittenTo()).isEqualTo(answer("s1", 0));
            assertThat(alarms()).isOne();
            device.writes(document("s1", "<ite>the door is open</ite><ame>0</ame>"))
                    .isAnswered(200);
            assertThat(device.isWrittenTo()).isEqualTo(answer("s1", 0));
        }
        assertThat(alarms()).isOne();
        assertThat(signals().getValues(SIGNAL.WORDS)).containsExactly("", "the door is open");
    }

    @Test
    void aDeviceThatIsSilentForTooLongIsMissedOnceUntilItIsHeard() throws IOException {
        var heartbeat = document("h1", "<mty>PI</mty><hbo>001</hbo>");
        try (var device = device("udp")) {
            device.writes(heartbeat).isAnswered(200);
            assertThat(device.isWrittenTo()).isEqualTo(answer("h1", 0));
            assertThat(kinds()).as("a heartbeat has no row").isEmpty();
            ROOMS.door(Polls.class).expect("scaip", ident, new PollForm(600), null);

            ROOMS.clock().passes(Duration.ofSeconds(610));
            await().untilAsserted(() -> assertThat(kinds()).containsExactly("fault.raised"));
            ROOMS.clock().passes(Duration.ofSeconds(10));
            device.writes(heartbeat).isAnswered(200);
            assertThat(device.isWrittenTo()).contains("<snu>0</snu><hbi>5</hbi>");
            ROOMS.clock().passes(Duration.ofSeconds(6));
            await().untilAsserted(() -> assertThat(kinds()).containsExactly("fault.raised", "fault.cleared"));
        } finally {
            ROOMS.clock().passes(Duration.between(ROOMS.clock().instant(), NOW));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void whatNobodyCanReadIsAnsweredAndKeptAndTheNextOneCounts(String transport) throws IOException {
        var torn = pressed.substring(0, 60);
        var chat = "hello " + ident;
        try (var device = device(transport)) {
            device.writes(torn).isAnswered(200);
            assertThat(device.isWrittenTo()).isEqualTo(answer("a1b2c3d4e5f6g7h8", 2));
            assertThat(device.writes(chat, "text/plain").isAnswered(415))
                    .contains("Accept: application/scaip+xml,application/xml");
            device.writes("", "").isAnswered(415);
            device.hearsNothing();
            device.writes(pressed, "text/plain").isAnswered(200);
            assertThat(device.isWrittenTo()).as("whatever it calls it").isEqualTo(acknowledged);
        }
        assertThat(unread(torn)).returns("malformed", UnreadFrame::why).returns("127.0.0.1", UnreadFrame::side);
        assertThat(unread(chat)).returns("malformed", UnreadFrame::why).returns("scaip", UnreadFrame::wire);
        assertThat(kinds()).containsExactly("alarm.raised");
    }

    /** SIPp is a SIP implementation that is not ours. */
    @ParameterizedTest
    @ValueSource(strings = {"u1", "t1"})
    @EnabledIf("sippIsInstalled")
    void theDevicesOfAnotherAreAllAnswered(String transport) throws IOException, InterruptedException {
        var styles = ROOMS.door(AnsweredWithin.class);
        styles.set("127.0.0.1", true, null);
        try {
            var sipp = new ProcessBuilder(
                            SIPP.toString(),
                            "127.0.0.1:" + PORT,
                            "-sf",
                            Path.of("src/test/resources/sip/alarm-device.xml").toString(),
                            "-t",
                            transport,
                            "-i",
                            "127.0.0.1",
                            "-p",
                            String.valueOf(PORT + 90),
                            "-r",
                            "20",
                            "-m",
                            "20",
                            "-timeout",
                            "40",
                            "-nostdin")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(sipp.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(sipp.exitValue()).as("each with snu 0 in its 200").isZero();
        } finally {
            styles.set("127.0.0.1", false, null);
        }
        assertThat(DATABASE.fetchCount(DEVICE, DEVICE.IDENT.like("777%"))).isEqualTo(20);
    }

    static boolean sippIsInstalled() {
        return Files.isExecutable(SIPP);
    }

    @Test
    void theCallThatItMakesAfterwardsBelongsToItsAlarm() throws IOException {
        var phone = "+447700900123"; // of the phone in these tests
        var unit = lift(phone);
        try (var device = device("udp");
                var voice = new Phone(PORT)) {
            device.writes(pressed).isAnswered(200);
            assertThat(device.isWrittenTo()).isEqualTo(acknowledged);
            voice.invites("1001");
            voice.isAnswered();
            voice.hangsUp();
        }
        await().untilAsserted(() -> assertThat(
                        DATABASE.fetch("select unit, phone, contact is not null from alarm.alarm where unit = ?", unit))
                .singleElement()
                .satisfies(row -> assertThat(row.intoArray()).containsExactly(unit, phone, true)));
    }

    private UUID lift(String phone) {
        var customer = ROOMS.door(Customers.class)
                .add(new CustomerForm("Kivi tn 4 korteriühistu", "et", null, null, null, null), null);
        var site = ROOMS.door(Sites.class)
                .add(
                        new SiteForm(
                                customer.id(), "Kivi 4", "Tartu mnt 80", "10112", "Tallinn", "EE", null, "", "", null),
                        null);
        var unit = new UnitForm(
                "U-" + ident,
                site.id(),
                "Lift 2",
                null,
                "traction",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "scaip",
                ident,
                72,
                List.of(phone),
                null,
                null);
        return ROOMS.door(Units.class).add(unit, null).id();
    }

    private Device device(String transport) throws IOException {
        return Device.over(transport, PORT);
    }

    private interface Doing {
        void run() throws IOException;
    }

    private static void withoutADatabase(Doing what) throws IOException {
        DATABASE.execute("revoke insert on alarm.signal from throughline_program");
        try {
            what.run();
        } finally {
            DATABASE.execute("grant insert on alarm.signal to throughline_program");
        }
    }

    private String document(String ref, String more) {
        return "<mrq><ref>%s</ref><ver>01.00</ver><cid>%s</cid><dty>0046</dty>%s</mrq>".formatted(ref, ident, more);
    }

    private static String answer(String ref, int status) {
        return "<mrs><ref>%s</ref><snu>%d</snu></mrs>".formatted(ref, status);
    }

    private int alarms() {
        return DATABASE.fetchCount(DATABASE.selectFrom(ALARM_)
                .where(ALARM_.DEVICE.in(DATABASE.select(DEVICE.ID).from(DEVICE).where(DEVICE.IDENT.eq(ident)))));
    }

    private static UnreadFrame unread(String document) {
        return ROOMS.door(UnreadFrames.class).list(Slice.first(100)).items().stream()
                .filter(each -> new String(each.frame(), UTF_8).equals(document))
                .findFirst()
                .orElseThrow();
    }

    private List<String> kinds() {
        return signals().getValues(SIGNAL.KIND);
    }

    private Result<SignalRecord> signals() {
        return DATABASE.select(SIGNAL.fields())
                .from(SIGNAL)
                .join(DEVICE)
                .on(DEVICE.ID.eq(SIGNAL.DEVICE))
                .where(DEVICE.IDENT.eq(ident), DEVICE.WIRE.eq("scaip"))
                .orderBy(SIGNAL.RECEIVED_AT, SIGNAL.ID)
                .fetchInto(SIGNAL);
    }
}
