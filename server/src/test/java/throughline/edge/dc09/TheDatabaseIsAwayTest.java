package throughline.edge.dc09;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static throughline.alarm.db.Tables.ALARM_;
import static throughline.alarm.db.Tables.DEVICE;
import static throughline.alarm.db.Tables.SIGNAL;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.event.EventListener;
import throughline.alarm.AlarmsSpooled;
import throughline.alarm.DeviceKeyForm;
import throughline.alarm.DeviceKeys;
import throughline.alarm.Spooled;
import throughline.testing.AlarmHouse;
import throughline.testing.SomeRooms;
import throughline.testing.TestDatabase;
import throughline.testing.TestSettings;
import throughline.voice.VoiceUnderTest;

/** A lift calls for help while the database does not answer: it is acknowledged, people hear of it, and it is on record once. */
class TheDatabaseIsAwayTest {
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:14Z");
    private static final Duration LONGEST_WAIT_OF_A_DEVICE = Duration.ofSeconds(5);

    @TempDir
    static Path home;

    private static final Desk DESK = new Desk();

    private static SomeRooms rooms;
    private static DSLContext database;

    @BeforeAll
    static void aHouse() {
        rooms = AlarmHouse.heardBy(
                List.of(DESK), TestSettings.withCalls(home, VoiceUnderTest.freeBlock()), NOW, "edge.dc09");
        database = rooms.owner();
    }

    @AfterAll
    static void close() {
        rooms.close();
    }

    /** What the desks are told. */
    public static final class Desk {
        private volatile List<Spooled> alarms = List.of();

        @EventListener
        public void on(AlarmsSpooled spooled) {
            alarms = spooled.alarms();
        }

        List<String> idents() {
            return alarms.stream().map(one -> one.signal().ident()).toList();
        }
    }

    @Test
    void anAlarmIsAcknowledgedShownAndOnRecordOnce() throws Exception {
        try (var lift = new Device("A1B001");
                var other = new Device("A1B002")) {
            try (var _ = TestDatabase.silent()) {
                assertThat(lift.says("0001", "1140 01 001")).isEqualTo(lift.acknowledged("0001"));
                assertThat(DESK.idents()).containsExactly("A1B001");
                assertThat(lift.says("0001", "1140 01 001")).as("said again").isEqualTo(lift.acknowledged("0001"));
                assertThat(other.says("0001", "1602 01 001")).as("a test").isEqualTo(other.acknowledged("0001"));
                assertThat(lift.says("0002", "3140 01 001")).as("its end").isEqualTo(lift.acknowledged("0002"));
                assertThat(spooled()).isPositive();
                rooms.clock().passes(Duration.ofSeconds(40));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> spooled() == 0);
        }
        assertThat(said("A1B001"))
                .as("kind and repeats")
                .isEqualTo(List.of(Map.entry("alarm.raised", 1), Map.entry("alarm.ended", 0)));
        assertThat(said("A1B002")).isEqualTo(List.of(Map.entry("test.ok", 0)));
        var alarms = database.select(ALARM_.fields())
                .from(ALARM_)
                .join(DEVICE)
                .on(DEVICE.ID.eq(ALARM_.DEVICE))
                .where(DEVICE.IDENT.eq("A1B001"))
                .fetchInto(ALARM_);
        assertThat(alarms).singleElement().satisfies(alarm -> {
            assertThat(alarm.getRaisedAt().toInstant())
                    .as("when it was pressed")
                    .isEqualTo(NOW);
            assertThat(alarm.getPresses()).isEqualTo(1);
        });
        await().untilAsserted(() -> assertThat(DESK.idents()).isEmpty());
        rooms.clock().passes(Duration.ofSeconds(-40));
    }

    @Test
    void aDeviceThatHasAKeyIsUnderstoodWhenItWasHeardBefore() throws Exception {
        var key = new SecretKeySpec(HexFormat.of().parseHex("000102030405060708090A0B0C0D0E0F"), "AES");
        rooms.door(DeviceKeys.class)
                .set("dc-09", "A1B003", new DeviceKeyForm("000102030405060708090A0B0C0D0E0F", null), null);
        try (var lift = new Device("A1B003")) {
            assertThat(lift.saysSealed("0001", "1602 01 001", key)).contains("\"*ACK\"0001");
            try (var _ = TestDatabase.silent()) {
                assertThat(lift.saysSealed("0002", "1140 01 001", key)).contains("\"*ACK\"0002");
            }
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(said("A1B003"))
                        .containsExactly(Map.entry("test.ok", 0), Map.entry("alarm.raised", 0)));
    }

    private static List<Map.Entry<String, Integer>> said(String ident) {
        return database.select(SIGNAL.KIND, SIGNAL.REPEATS)
                .from(SIGNAL)
                .join(DEVICE)
                .on(DEVICE.ID.eq(SIGNAL.DEVICE))
                .where(DEVICE.IDENT.eq(ident))
                .orderBy(SIGNAL.ID)
                .fetch(TheDatabaseIsAwayTest::kindAndRepeats);
    }

    private static Map.Entry<String, Integer> kindAndRepeats(Record2<String, Integer> row) {
        return Map.entry(row.value1(), row.value2());
    }

    private static long spooled() throws IOException {
        try (var files = Files.list(home.resolve("alarm-spool"))) {
            return files.count();
        }
    }

    private static final class Device implements AutoCloseable {
        private final String account;
        private final Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), rooms.door(Ports.class).number());

        Device(String account) throws IOException {
            this.account = account;
            socket.setSoTimeout((int) LONGEST_WAIT_OF_A_DEVICE.toMillis());
        }

        String says(String number, String event) throws IOException {
            return exchanged("\"ADM-CID\"%sL0#%s[#%s|%s]".formatted(number, account, account, event));
        }

        String saysSealed(String number, String event, SecretKeySpec key) throws IOException {
            return exchanged("\"*ADM-CID\"%sL0#%s[".formatted(number, account)
                    + Cbc.seal("|#%s|%s]_02:00:13,11-21-2026".formatted(account, event), key));
        }

        String acknowledged(String number) {
            return new String(Frame.written("\"ACK\"%sL0#%s[]".formatted(number, account)), ISO_8859_1);
        }

        /** @throws java.net.SocketTimeoutException when nothing comes while a device would wait */
        private String exchanged(String body) throws IOException {
            socket.getOutputStream().write(Frame.written(body));
            var frame = new StringBuilder();
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                frame.append((char) next);
                if (next == '\r') {
                    break;
                }
            }
            return frame.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
