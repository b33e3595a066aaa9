package throughline.edge.dc09;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.alarm.DeviceKeys;
import throughline.alarm.FrameFault;
import throughline.alarm.Signal;
import throughline.alarm.Signal.Kind;

/** Frames as devices send them, what they mean, and what goes back, byte for byte. Add the next one that is seen in the field. */
class FramesSeenTest {
    private static final Instant TWO_AT_NIGHT = Instant.parse("2026-11-21T02:00:14Z");
    private static final SecretKey SIXTEEN_AS = new SecretKeySpec("A".repeat(16).getBytes(US_ASCII), "AES");
    private static final Map<String, SecretKey> KEYS =
            Map.of("AAAB", SIXTEEN_AS, "123F", SIXTEEN_AS, "5EA1ED", SIXTEEN_AS);

    private static final String PRESSED =
            "E6C60045\"ADM-CID\"0001R1L0#00012345[#00012345|1140 01 001]_02:00:13,11-21-2026";
    private static final String SEALED_PRESS = "1B60007C\"*ADM-CID\"0005R1L0#00012345["
            + "3B50630B3AE5D65B537C0AD7A5307E3CB5DC49B108FA08206CB7C5EB4E7F67D8FF947C787200AB10CD47E46C633EA69A";

    @Test
    void thePublishedCheckValueOfTheCrc() {
        var digits = "123456789".getBytes(US_ASCII);
        assertThat(Crc.of(digits, 0, digits.length)).isEqualTo(0xBB3D);
    }

    @Test
    void theButtonOfALift() {
        var verdict = at("2026-11-21T02:00:14Z", PRESSED);

        says(verdict, "\nF91F0018\"ACK\"0001R1L0#00012345[]\r", "00012345", Kind.ALARM_RAISED, "140", "");
        var signal = verdict.signals().getFirst();
        assertThat(signal.wire()).isEqualTo("dc-09");
        assertThat(signal.occurredAt()).isEqualTo("2026-11-21T02:00:13Z");
        assertThat(signal.raw()).isEqualTo("\"ADM-CID\"0001R1L0#00012345[#00012345|1140 01 001]_02:00:13,11-21-2026");
        assertThat(at("2026-11-21T02:00:19Z", PRESSED).signals().getFirst().key())
                .isEqualTo(signal.key());
    }

    @Test
    void theEndOfTheAlarmSaidAtTheLift() {
        says(
                at(
                        "2026-11-21T02:41:55Z",
                        "74430045\"ADM-CID\"0002R1L0#00012345[#00012345|3140 01 001]_02:41:55,11-21-2026"),
                answer("\"ACK\"0002R1L0#00012345[]"),
                "00012345",
                Kind.ALARM_ENDED,
                "140",
                "");
    }

    @Test
    void theTestOfEveryThreeDaysInBothWords() {
        says(
                at(
                        "2026-11-21T04:00:01Z",
                        "9F000045\"ADM-CID\"0003R1L0#00012345[#00012345|1602 00 000]_04:00:00,11-21-2026"),
                answer("\"ACK\"0003R1L0#00012345[]"),
                "00012345",
                Kind.TEST_OK,
                "602",
                "");
        says(
                at(
                        "2026-11-21T04:00:01Z",
                        "37F80040\"SIA-DCS\"0004R1L0#00012345[#00012345|NRP000]_04:00:00,11-21-2026"),
                answer("\"ACK\"0004R1L0#00012345[]"),
                "00012345",
                Kind.TEST_OK,
                "RP",
                "");
    }

    @Test
    void aPollSaysThatTheDeviceIsThere() {
        says(
                at("2026-11-21T04:00:30Z", "DA41002D\"NULL\"0000R1L0#00012345[]_04:00:30,11-21-2026"),
                answer("\"ACK\"0000R1L0#00012345[]"),
                "00012345",
                Kind.HEARTBEAT,
                "",
                "");
        says(
                at("2022-12-29T22:13:29Z", "CA2F0038\"NULL\"0000L0#7890[#0000|0000 00 000]_22:13:29,12-29-2022"),
                answer("\"ACK\"0000L0#7890[]"),
                "7890",
                Kind.HEARTBEAT,
                "",
                "");
    }

    @Test
    void aFrameWithoutATimeAndOneThatSaysNothing() {
        says(
                now("F4D20029\"SIA-DCS\"0001RF3L77#1234[#1234|NRR|Atest]"),
                answer("\"ACK\"0001RF3L77#1234[]"),
                "1234",
                Kind.POWER_RESTORED,
                "RR",
                "test");
        says(now("96ED0016\"SIA-DCS\"0001L0#1234[]"), answer("\"ACK\"0001L0#1234[]"), "1234", Kind.HEARTBEAT, "", "");
    }

    @Test
    void whenItHappenedAndTextForPeople() {
        var verdict =
                now("A88B0067\"SIA-DCS\"0007R1L0#00012345[#00012345|Nri1/PA001|Alift 2, car][H02:00:11,11-21-2026]"
                        + "_02:00:13,11-21-2026");

        says(verdict, answer("\"ACK\"0007R1L0#00012345[]"), "00012345", Kind.ALARM_RAISED, "PA", "lift 2, car");
        assertThat(verdict.signals().getFirst().occurredAt()).isEqualTo("2026-11-21T02:00:11Z");
        assertThat(now(made("\"SIA-DCS\"0007L0#1234[#1234|NPA01][Ikorg nr 2 ääs]"))
                        .signals()
                        .getFirst()
                        .words())
                .isEqualTo("korg nr 2 ääs");
    }

    @Test
    void moreThanOneThingInAFrame() {
        var verdict = now(made("\"SIA-DCS\"0008L0#1234[#1234|Nti02:00/PA001/YT000/JC12]"));

        assertThat(verdict.signals()).extracting(Signal::code).containsExactly("PA", "YT");
        assertThat(verdict.signals()).extracting(Signal::kind).containsExactly(Kind.ALARM_RAISED, Kind.FAULT_RAISED);
        assertThat(text(verdict.answer())).isEqualTo(answer("\"ACK\"0008L0#1234[]"));
    }

    @Test
    void aLengthInDecimalAndLengthsOfNothing() {
        unread(
                now("57150047\"ADM-CID\"0247R4F39L4F39#4F39[#4F39|3401 01 057]"),
                FrameFault.UNKNOWN,
                answer("\"DUH\"0247R4F39L4F39#4F39[]"));
        unread(
                at("2021-09-15T12:58:23Z", "97F90078\"SIA-DCS\"6002L0#AAA[|Nri2/JC12]_12:58:23,09-15-2021"),
                FrameFault.UNKNOWN,
                answer("\"DUH\"6002L0#AAA[]"));
        unread(
                at("2019-09-25T14:12:04Z", "E5D50078\"SIA-DCS\"6002L0#AAA[|Nri1/CL501]_14:12:04,09-25-2019"),
                FrameFault.UNKNOWN,
                answer("\"DUH\"6002L0#AAA[]"));
        says(
                now(made("\"ADM-CID\"0001R1L0#00012345[#00012345|1140 01 001]").replaceFirst("^(....)....", "$10999")),
                "\nF91F0018\"ACK\"0001R1L0#00012345[]\r",
                "00012345",
                Kind.ALARM_RAISED,
                "140",
                "");
    }

    @Test
    void aWrongCrcIsNotAnswered() {
        unread(
                at(
                        "2011-09-25T14:12:04Z",
                        "87CD0037\"ADM-CID\"9876R579BDFL789ABC#12345A[#12345A|1110 00 129]_14:12:04,09-25-2011"),
                FrameFault.CHECKSUM,
                null);
        assertThat(at(
                                "2011-09-25T14:12:04Z",
                                "96920037\"ADM-CID\"9876R579BDFL789ABC#12345A[#12345A|1110 00 129]_14:12:04,09-25-2011")
                        .signals())
                .extracting(Signal::ident)
                .containsExactly("12345A");
    }

    @Test
    void aPollThatCameEncryptedIsAnsweredEncrypted() {
        var verdict = at(
                "2020-07-05T18:24:52Z",
                "76D80055\"*NULL\"0000R0L0#AAAB[B4BC8B40D0E6D959D6BEA78E88CC0B2155741A3C44FBB96D476A3E557CAD64D9");

        assertThat(verdict.signals()).extracting(Signal::kind).containsExactly(Kind.HEARTBEAT);
        var answer = framed(verdict.answer());
        assertThat(answer).startsWith("\"*ACK\"0000R0L0#AAAB[");
        assertThat(Cbc.open(answer.substring(answer.indexOf('[') + 1), SIXTEEN_AS))
                .isEqualTo("]_18:24:52,07-05-2020");
    }

    @Test
    void theButtonOfALiftEncrypted() {
        var verdict = judge(Map.of("00012345", SIXTEEN_AS)).of(SEALED_PRESS.getBytes(US_ASCII), TWO_AT_NIGHT);

        assertThat(verdict.fault()).isNull();
        assertThat(verdict.signals()).extracting(Signal::kind).containsExactly(Kind.ALARM_RAISED);
        assertThat(verdict.signals().getFirst().raw())
                .isEqualTo("\"*ADM-CID\"0005R1L0#00012345[#00012345|1140 01 001]_02:00:13,11-21-2026");
        assertThat(framed(verdict.answer())).startsWith("\"*ACK\"0005R1L0#00012345[");
    }

    @Test
    void longerKeys() {
        for (int bytes : List.of(24, 32)) {
            var key = new SecretKeySpec("k".repeat(bytes).getBytes(US_ASCII), "AES");
            var sealed = "\"*SIA-DCS\"0009L0#1234[" + Cbc.seal("|#1234|NPA01]_02:00:13,11-21-2026", key);
            assertThat(judge(Map.of("1234", key))
                            .of(made(sealed).getBytes(US_ASCII), TWO_AT_NIGHT)
                            .signals())
                    .extracting(Signal::kind)
                    .containsExactly(Kind.ALARM_RAISED);
        }
    }

    @Test
    void whatNobodyHasTheKeyOfIsKeptAndPutsTheDeviceInTrouble() {
        var unknownKey =
                "D0850078\"*ADM-CID\"6879R0L0#123F[64F7ADD9BA9377DBF2C014BC709329BEEE345B5F20C60B7EB9D2C6B8C222666B13"
                        + "D0B4A114B448B0AC555FCC658DB6EE";
        for (var frame : List.of(unknownKey, SEALED_PRESS)) {
            var verdict = now(frame);
            assertThat(verdict.fault()).isEqualTo(FrameFault.WRONG_KEY);
            assertThat(framed(verdict.answer())).startsWith("\"DUH\"");
            assertThat(verdict.signals()).extracting(Signal::kind).containsExactly(Kind.FAULT_RAISED);
            assertThat(verdict.signals()).extracting(Signal::code).containsExactly("wrong-key");
        }
        assertThat(text(now(SEALED_PRESS).answer())).isEqualTo(answer("\"DUH\"0005R1L0#00012345[]"));
    }

    @Test
    void aDeviceWithAKeyThatSpeaksInTheClearMayBeAnotherButAnAlarmIsAnAlarm() {
        for (var said : List.of("3140 01 001", "1602 00 000", "1302 00 000")) {
            unread(
                    now(made("\"ADM-CID\"0001L0#5EA1ED[#5EA1ED|" + said + "]")),
                    FrameFault.WRONG_KEY,
                    answer("\"DUH\"0001L0#5EA1ED[]"));
        }
        unread(now(made("\"NULL\"0000L0#5ea1ed[]")), FrameFault.WRONG_KEY, answer("\"DUH\"0000L0#5ea1ed[]"));

        var pressed = now(made("\"ADM-CID\"0001L0#5EA1ED[#5EA1ED|1140 01 001]"));
        assertThat(pressed.fault()).isEqualTo(FrameFault.WRONG_KEY);
        assertThat(pressed.signals()).extracting(Signal::kind).containsExactly(Kind.ALARM_RAISED, Kind.FAULT_RAISED);
        assertThat(pressed.signals().getLast().code()).isEqualTo("in-the-clear");
        assertThat(text(pressed.answer())).isEqualTo(answer("\"ACK\"0001L0#5EA1ED[]"));
    }

    @Test
    void aWrongClockIsSetButAnAlarmIsAnAlarm() {
        var nak = "\n94C40025\"NAK\"0000R0L0A0[]_02:00:14,11-21-2026\r";
        var test = "\"ADM-CID\"0003R1L0#00012345[#00012345|1602 00 000]_";
        for (var wrong : List.of("01:59:33,11-21-2026", "02:00:35,11-21-2026", "25:00:00,11-21-2026", "02-00")) {
            unread(now(made(test + wrong)), FrameFault.OLD, nak);
        }
        for (var right : List.of("01:59:34,11-21-2026", "02:00:34,11-21-2026")) {
            assertThat(now(made(test + right)).fault()).as(right).isNull();
        }

        var pressed = now(made("\"ADM-CID\"0001R1L0#00012345[#00012345|1140 01 001]_00:00:13,01-01-2000"));
        assertThat(text(pressed.answer())).isEqualTo(nak);
        assertThat(pressed.fault()).isEqualTo(FrameFault.OLD);
        assertThat(pressed.signals()).extracting(Signal::kind).containsExactly(Kind.ALARM_RAISED);
    }

    @Test
    void whoEncryptsMustSayTheTime() {
        var verdict = now(made("\"*NULL\"0000L0#5EA1ED[" + Cbc.seal("]", SIXTEEN_AS)));
        assertThat(verdict.signals()).isEmpty();
        assertThat(verdict.fault()).isEqualTo(FrameFault.OLD);
        assertThat(framed(verdict.answer())).startsWith("\"NAK\"");
    }

    @Test
    void answersAreNotAnswered() {
        for (var said : List.of(
                "E4410025\"NAK\"0000R0L0A0[]_16:20:01,09-24-2025",
                "F91F0018\"ACK\"0001R1L0#00012345[]",
                "82240018\"DUH\"0001R1L0#00012345[]")) {
            assertThat(now(said)).as(said).isEqualTo(new Verdict(List.of(), null, null));
        }
    }

    @Test
    void anAlarmOfNobodyIsAnAlarmToo() {
        assertThat(now(made("\"ADM-CID\"0001L0[#4F39|1140 01 001]")).signals())
                .extracting(Signal::ident)
                .containsExactly("4F39");
        assertThat(now(made("\"ADM-CID\"0001L0[|1140 01 001]")).signals())
                .extracting(Signal::ident)
                .containsExactly("?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET / HTTP/1.1",
                "00000000",
                "ZZZZ0018\"ACK\"0001R1L0#00012345[]",
                "E6C6 0045\"ADM-CID\"0001R1L0#00012345[]"
            })
    void whatIsNoFrameIsNotAnswered(String text) {
        unread(now(text), FrameFault.MALFORMED, null);
    }

    @Test
    void aFrameThatNobodyCanTakeApart() {
        unread(now(made("\"ADM-CID\"01L0#1234[]")), FrameFault.MALFORMED, null);
        unread(now(made("\"ADM-CID\"0001L0#1234[|1140 01 001")), FrameFault.MALFORMED, answer("\"DUH\"0001L0#1234[]"));
        unread(now(made("\"FUN-CID\"0001L0#1234[x]")), FrameFault.UNKNOWN, answer("\"DUH\"0001L0#1234[]"));
    }

    /** Whatever comes, in the worst of forms: a decoder answers, and throws nothing. */
    @Test
    void nothingBreaksTheDecoder() {
        var random = new Random(9);
        for (var worst : List.of(
                "[]".repeat(2_000),
                "Nri1/".repeat(800),
                "#".repeat(4_000),
                "|".repeat(4_000),
                "N" + "PA1/".repeat(1_000))) {
            for (var token : List.of("SIA-DCS", "ADM-CID", "*SIA-DCS", "NULL")) {
                assertThat(now(made("\"" + token + "\"0001L0#5EA1ED[" + worst + "]")))
                        .isNotNull();
                assertThat(now(made("\"" + token + "\"0001L0#1234[" + worst))).isNotNull();
            }
        }
        for (int round = 0; round < 2_000; round++) {
            var bytes = PRESSED.getBytes(US_ASCII);
            for (int change = 0; change < 3; change++) {
                bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt(256);
            }
            var whole = Frame.written(new String(Arrays.copyOfRange(bytes, 8, bytes.length), ISO_8859_1));
            var verdict = judge(KEYS).of(Arrays.copyOfRange(whole, 1, whole.length - 1), TWO_AT_NIGHT);
            assertThat(verdict.signals())
                    .allSatisfy(signal -> assertThat(signal.raw() + signal.key() + signal.words())
                            .doesNotContain("\0"));
        }
    }

    private static Judge judge(Map<String, SecretKey> keys) {
        return new Judge(
                account -> keys.containsKey(account) ? new DeviceKeys.Kept(keys.get(account)) : null,
                Duration.ofSeconds(40),
                Duration.ofSeconds(20));
    }

    private static Verdict at(String instant, String frame) {
        return judge(KEYS).of(frame.getBytes(ISO_8859_1), Instant.parse(instant));
    }

    private static Verdict now(String frame) {
        return at(TWO_AT_NIGHT.toString(), frame);
    }

    /** With its CRC and length, without LF and CR. */
    private static String made(String body) {
        var frame = new String(Frame.written(body), ISO_8859_1);
        return frame.substring(1, frame.length() - 1);
    }

    private static String answer(String body) {
        return "\n" + made(body) + "\r";
    }

    private static String text(byte @Nullable [] answer) {
        assertThat(answer).isNotNull();
        return new String(answer, ISO_8859_1);
    }

    /** What stands in an answer whose frame is right. */
    private static String framed(byte @Nullable [] answer) {
        var body = text(answer).substring(9).stripTrailing();
        assertThat(text(answer)).isEqualTo(answer(body));
        return body;
    }

    private static void says(Verdict verdict, String answer, String ident, Kind kind, String code, String words) {
        assertThat(verdict.fault()).isNull();
        assertThat(text(verdict.answer())).isEqualTo(answer);
        assertThat(verdict.signals()).singleElement().satisfies(signal -> {
            assertThat(signal.ident()).isEqualTo(ident);
            assertThat(signal.kind()).isEqualTo(kind);
            assertThat(signal.code()).isEqualTo(code);
            assertThat(signal.words()).isEqualTo(words);
        });
    }

    private static void unread(Verdict verdict, FrameFault why, @Nullable String answer) {
        assertThat(verdict.signals()).isEmpty();
        assertThat(verdict.fault()).isEqualTo(why);
        assertThat(verdict.answer() == null ? null : text(verdict.answer())).isEqualTo(answer);
    }
}
