package throughline.edge.tones;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import throughline.fuzz.Kept;
import throughline.fuzz.Seeds;

/** Tones in a call, read as P100 and as Contact ID. */
public final class TonesFuzzed {
    private TonesFuzzed() {}

    public static List<byte[]> seeds() {
        return Seeds.of("18123456782D", "481234567830", "1234181140010018", "1234181602000002", "1*#A18114001001*");
    }

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        var heard = new String(bytes, ISO_8859_1);
        try {
            if (P100.isWhole(heard)) {
                Kept.can(P100.read(heard).signal("call"));
            }
            P100.read(heard);
        } catch (Unreadable refused) {
            refused.why();
        }
        try {
            Kept.can(ContactId.read(heard).signal("call"));
        } catch (Unreadable refused) {
            refused.why();
        }
    }
}
