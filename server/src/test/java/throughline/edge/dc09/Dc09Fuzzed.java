package throughline.edge.dc09;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import throughline.alarm.DeviceKeys;
import throughline.fuzz.Kept;
import throughline.fuzz.Seeds;

/** Bytes on the port of DC-09, of which the second half of all is given a right length and checksum, so that what is inside is read. */
public final class Dc09Fuzzed {
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:14Z");
    private static final DeviceKeys.Kept KEY = new DeviceKeys.Kept(new SecretKeySpec(new byte[16], "AES"));
    private static final Judge JUDGE =
            new Judge(account -> account.startsWith("A") ? KEY : null, Duration.ofSeconds(40), Duration.ofSeconds(20));

    private Dc09Fuzzed() {}

    public static List<byte[]> seeds() {
        return Seeds.of(
                "\n74430045\"ADM-CID\"0002R1L0#00012345[#00012345|3140 01 001]_02:41:55,11-21-2026\r",
                "\"ADM-CID\"0002R1L0#00012345[#00012345|1140 01 001]",
                "\"NULL\"0000R1L0#00012345[]_04:00:30,11-21-2026",
                "\"SIA-DCS\"0007R1L0#00012345[#00012345|Nri1/PA001|Alift 2, car][H02:00:11,11-21-2026]_02:00:13,11-21-2026",
                "\"SIA-DCS\"0008L0#1234[#1234|Nti02:00/PA001/YT000/JC12]",
                "\"SIA-DCS\"0007L0#1234[#1234|NPA01][Ikorg nr 2 \u00c3\u00a4\u00c3\u00a4s]",
                "\"*ADM-CID\"0001L0#A2345[" + Cbc.seal("|#A2345|1140 01 001]_02:00:13,11-21-2026", KEY.key()));
    }

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        for (var found : new FrameFinder().take(bytes, bytes.length)) {
            judge(found.text());
        }
        var body = new String(bytes, ISO_8859_1);
        if (body.startsWith("\"") && body.length() < 0xFFF) {
            var frame = Frame.written(body);
            judge(Arrays.copyOfRange(frame, 1, frame.length - 1));
        }
    }

    private static void judge(byte[] text) {
        JUDGE.of(text, NOW).signals().forEach(Kept::can);
    }
}
