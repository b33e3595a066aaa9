package throughline.edge.dc09;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static throughline.alarm.db.Tables.DEVICE;
import static throughline.alarm.db.Tables.DEVICE_KEY;
import static throughline.alarm.db.Tables.SIGNAL;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import throughline.alarm.DeviceKeyForm;
import throughline.alarm.DeviceKeys;
import throughline.alarm.PollForm;
import throughline.alarm.Polls;
import throughline.alarm.UnreadFrame;
import throughline.alarm.UnreadFrames;
import throughline.alarm.db.tables.records.SignalRecord;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.testing.AlarmHouse;
import throughline.testing.SomeRooms;
import throughline.testing.TestSettings;
import throughline.voice.VoiceUnderTest;

/** Devices report over real sockets: nothing is acknowledged before it is kept, and nobody who talks nonsense holds up anybody. */
class DevicesReportTest {
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:14Z");
    private static final Duration LONG_ENOUGH_TO_BE_NO_ANSWER = Duration.ofMillis(400);
    private static final AtomicInteger ACCOUNTS = new AtomicInteger(0x10000);
    private static final SomeRooms ROOMS =
            AlarmHouse.with(TestSettings.withCalls(Path.of("target"), VoiceUnderTest.freeBlock()), NOW, "edge.dc09");
    private static final DSLContext DATABASE = ROOMS.owner();

    /** Nobody else's in this class. */
    private final String account =
            Integer.toHexString(ACCOUNTS.incrementAndGet()).toUpperCase(Locale.ROOT);

    private final String pressed = written("\"ADM-CID\"0001R1L0#%s[#%s|1140 01 001]".formatted(account, account));
    private final String acknowledged = written("\"ACK\"0001R1L0#%s[]".formatted(account));

    @AfterAll
    static void close() {
        ROOMS.close();
    }

    @Test
    void anAlarmIsAcknowledgedOnceItIsKept() throws IOException {
        try (var device = new Device()) {
            DATABASE.transaction(held -> {
                held.dsl().execute("lock table alarm.signal in exclusive mode");
                device.says(pressed);
                device.hearsNothing();
            });
            assertThat(device.hears()).isEqualTo(acknowledged);
            assertThat(kinds()).containsExactly("alarm.raised");
            assertThat(unitOf(account)).as("of a device that nobody entered").isNull();
        }
    }

    @Test
    void whatCannotBeKeptIsNotAcknowledgedAndIsTakenWhenItIsSaidAgain() throws IOException {
        try (var device = new Device()) {
            DATABASE.execute("revoke insert on alarm.signal from throughline_program");
            try {
                device.says(pressed);
                device.hearsNothing();
            } finally {
                DATABASE.execute("grant insert on alarm.signal to throughline_program");
            }
            device.says(pressed);
            assertThat(device.hears()).isEqualTo(acknowledged);
            assertThat(kinds()).containsExactly("alarm.raised");
        }
    }

    @Test
    void theSameSaidAgainIsAcknowledgedAndCounted() throws IOException {
        try (var device = new Device()) {
            for (int time = 0; time < 3; time++) {
                device.says(pressed);
                assertThat(device.hears()).isEqualTo(acknowledged);
            }
        }
        assertThat(DATABASE.select(SIGNAL.REPEATS)
                        .from(SIGNAL)
                        .join(DEVICE)
                        .on(DEVICE.ID.eq(SIGNAL.DEVICE))
                        .where(DEVICE.IDENT.eq(account))
                        .fetch(SIGNAL.REPEATS))
                .containsExactly(2);
    }

    @Test
    void aDamagedFrameHasNoAnswerAndTheNextOneHas() throws IOException {
        var damaged = pressed.replace("1140", "1141");
        try (var device = new Device()) {
            device.says("noise" + damaged + pressed.substring(0, 20));
            device.hearsNothing();
            device.says(pressed.substring(20));
            assertThat(device.hears()).isEqualTo(acknowledged);
        }
        assertThat(unread(damaged).why()).isEqualTo("checksum");
        assertThat(unread(damaged).side()).isEqualTo("127.0.0.1");
    }

    @Test
    void whatWeHaveNoWordForIsKeptAndAnsweredDuh() throws IOException {
        var closing = written("\"SIA-DCS\"0004L0#%s[#%s|NCL501]".formatted(account, account));
        try (var device = new Device()) {
            device.says(closing);
            assertThat(device.hears()).isEqualTo(written("\"DUH\"0004L0#%s[]".formatted(account)));
        }
        assertThat(unread(closing).why()).isEqualTo("unknown");
    }

    @Test
    void theSameOverUdp() throws IOException {
        try (var device = new DatagramSocket()) {
            device.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
            device.setSoTimeout(20_000);
            var said = (pressed + written("\"NULL\"0000L0#%s[]".formatted(account))).getBytes(ISO_8859_1);
            device.send(new DatagramPacket(said, said.length));
            var answer = new DatagramPacket(new byte[1_000], 1_000);
            device.receive(answer);
            assertThat(new String(answer.getData(), 0, answer.getLength(), ISO_8859_1))
                    .isEqualTo(acknowledged);
            assertThat(kinds()).containsExactly("alarm.raised");
            device.receive(answer);
            assertThat(new String(answer.getData(), 0, answer.getLength(), ISO_8859_1))
                    .startsWith("\n")
                    .contains("ACK");
        }
    }

    @Test
    void aKeyGoesInAndNeverComesOutAndCountsUntilItIsForgotten() throws IOException {
        var keys = ROOMS.door(DeviceKeys.class);
        var key = "000102030405060708090A0B0C0D0E0F";
        keys.set("dc-09", account.toLowerCase(Locale.ROOT), new DeviceKeyForm(key, null), null);
        var secret = new SecretKeySpec(HexFormat.of().parseHex(key), "AES");
        var sealed = DATABASE.selectFrom(DEVICE_KEY)
                .where(DEVICE_KEY.IDENT.eq(account))
                .fetchSingle()
                .getSealed();
        assertThat(new String(sealed, ISO_8859_1)).doesNotContain(new String(secret.getEncoded(), ISO_8859_1));

        try (var device = new Device()) {
            device.says(written("\"*ADM-CID\"0001L0#%s[".formatted(account)
                    + Cbc.seal("|#" + account + "|1140 01 001]_02:00:13,11-21-2026", secret)));
            var answer = device.hears();
            assertThat(answer).contains("\"*ACK\"0001L0#" + account + "[");
            var inside = answer.substring(answer.indexOf('[') + 1, answer.length() - 1);
            assertThat(Cbc.open(inside, secret)).isEqualTo("]_02:00:14,11-21-2026");

            device.says(written("\"ADM-CID\"0002L0#%s[#%s|3140 01 001]".formatted(account, account)));
            assertThat(device.hears()).as("the end of the alarm, in the clear").contains("DUH");
            assertThat(kinds()).containsExactly("alarm.raised");

            keys.forget("dc-09", account, null);
            device.says(written("\"ADM-CID\"0003L0#%s[#%s|3140 01 001]".formatted(account, account)));
            assertThat(device.hears()).contains("ACK");
            assertThat(kinds()).containsExactly("alarm.raised", "alarm.ended");
        }
        refused("alarm.no-such-key", () -> keys.forget("dc-09", account, null));
        assertThatThrownBy(() -> keys.set("dc-09", account, new DeviceKeyForm("0001", null), null))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.fields().get("key").code()).isEqualTo("alarm.key-length"));
    }

    @Test
    void aDeviceThatIsSilentForTooLongIsMissedOnceUntilItIsHeard() throws IOException {
        var poll = written("\"NULL\"0000L0#%s[]".formatted(account));
        var polls = ROOMS.door(Polls.class);
        refused("alarm.no-such-device", () -> polls.expect("dc-09", account, new PollForm(60), null));
        try (var device = new Device()) {
            device.says(poll);
            assertThat(device.hears()).contains("ACK");
            polls.expect("dc-09", account, new PollForm(60), null);
            assertThat(kinds()).isEmpty();

            ROOMS.clock().passes(Duration.ofSeconds(70));
            await().untilAsserted(() -> assertThat(kinds()).containsExactly("fault.raised"));
            ROOMS.clock().passes(Duration.ofSeconds(70));
            device.says(poll);
            assertThat(device.hears()).contains("ACK");
            ROOMS.clock().passes(Duration.ofSeconds(6));
            await().untilAsserted(() -> assertThat(kinds()).containsExactly("fault.raised", "fault.cleared"));
            assertThat(codes()).containsOnly("path");
        } finally {
            ROOMS.clock().passes(Duration.between(ROOMS.clock().instant(), NOW));
        }
    }

    @Test
    void whoTalksNonsenseIsHungUpOnAndNobodyWaitsForWhoeverIsSilent() throws IOException {
        try (var silent = new Device();
                var nonsense = new Device();
                var device = new Device()) {
            silent.says("\n");
            nonsense.says("\nGET / HTTP/1.1\r".repeat(20));
            assertThat(nonsense.isHungUpOn()).isTrue();
            device.says(pressed);
            assertThat(device.hears()).isEqualTo(acknowledged);
        }
    }

    @Test
    void aPortThatIsTakenIsSaidAndTakenAsSoonAsItIsFree() throws IOException {
        Ports late;
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            late = new Ports(
                    TestSettings.withDc09(other.getLocalPort()), ROOMS.door(Receiver.class), new SimpleMeterRegistry());
            late.start();
            assertThat(late.lines())
                    .singleElement()
                    .asString()
                    .contains("Port " + other.getLocalPort(), "THROUGHLINE_DC09_PORT");
        }
        try {
            await().until(() -> late.number() > 0);
            assertThat(late.lines()).isEmpty();
        } finally {
            late.stop();
        }
    }

    private List<String> kinds() {
        return signals().getValues(SIGNAL.KIND);
    }

    private List<String> codes() {
        return signals().getValues(SIGNAL.CODE);
    }

    private Result<SignalRecord> signals() {
        return DATABASE.select(SIGNAL.fields())
                .from(SIGNAL)
                .join(DEVICE)
                .on(DEVICE.ID.eq(SIGNAL.DEVICE))
                .where(DEVICE.IDENT.eq(account), DEVICE.WIRE.eq("dc-09"))
                .orderBy(SIGNAL.RECEIVED_AT, SIGNAL.ID)
                .fetchInto(SIGNAL);
    }

    private static @Nullable UUID unitOf(String ident) {
        return DATABASE.selectFrom(DEVICE)
                .where(DEVICE.IDENT.eq(ident))
                .fetchSingle()
                .getUnit();
    }

    /** The frame that stands in quarantine, without its LF and CR. */
    private static UnreadFrame unread(String frame) {
        return ROOMS.door(UnreadFrames.class).list(Slice.first(100)).items().stream()
                .filter(each -> new String(each.frame(), ISO_8859_1).equals(frame.strip()))
                .findFirst()
                .orElseThrow();
    }

    private static String written(String body) {
        return new String(Frame.written(body), ISO_8859_1);
    }

    private static int port() {
        return ROOMS.door(Ports.class).number();
    }

    private static void refused(String code, Runnable asked) {
        assertThatThrownBy(asked::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    /** One that is connected over TCP. */
    private static final class Device implements AutoCloseable {
        private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());

        Device() throws IOException {}

        void says(String bytes) throws IOException {
            socket.getOutputStream().write(bytes.getBytes(US_ASCII));
        }

        /** One frame. */
        String hears() throws IOException {
            socket.setSoTimeout(20_000);
            var frame = new StringBuilder();
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                frame.append((char) next);
                if (next == '\r') {
                    return frame.toString();
                }
            }
            throw new EOFException("hung up after (%s)".formatted(frame));
        }

        void hearsNothing() throws IOException {
            socket.setSoTimeout((int) LONG_ENOUGH_TO_BE_NO_ANSWER.toMillis());
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }

        boolean isHungUpOn() throws IOException {
            socket.setSoTimeout(20_000);
            return socket.getInputStream().read() < 0;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
