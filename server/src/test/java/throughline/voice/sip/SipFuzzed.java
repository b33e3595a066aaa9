package throughline.voice.sip;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import throughline.fuzz.Seeds;

/** A datagram on the port of calls. */
public final class SipFuzzed {
    private static final String HEAD =
            "Via: SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bK776\r\nMax-Forwards: 70\r\nTo: <sip:1001@192.0.2.1>\r\n"
                    + "From: \"Lift 3\" <sip:+447700900123@192.0.2.7>;tag=1928\r\nCall-ID: a84b4c76@192.0.2.7\r\n";

    private SipFuzzed() {}

    public static List<byte[]> seeds() {
        return Seeds.of(
                "INVITE sip:1001@192.0.2.1 SIP/2.0\r\n" + HEAD
                        + "CSeq: 1 INVITE\r\nContact: <sip:a@192.0.2.7>\r\nContent-Type: application/sdp\r\nContent-Length: 3\r\n\r\nv=0",
                "BYE sip:1001@192.0.2.1 SIP/2.0\r\n" + HEAD + "CSeq: 2 BYE\r\nContent-Length: 0\r\n\r\n",
                "SIP/2.0 200 OK\r\n" + HEAD
                        + "CSeq: 1 INVITE\r\nSession-Expires: 1800;refresher=uac\r\nContent-Length: 0\r\n\r\n");
    }

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length > 0 && bytes.length <= Reader.MAX_MESSAGE) {
            new Reader(new LongAdder()).parseSIPMessage(bytes, true, false, null);
        }
    }
}
