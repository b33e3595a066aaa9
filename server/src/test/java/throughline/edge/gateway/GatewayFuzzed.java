package throughline.edge.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import throughline.alarm.CpcBody;
import throughline.alarm.DeviceEvent;
import throughline.fuzz.Kept;
import throughline.fuzz.Seeds;
import throughline.kernel.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The event of a gateway, and a body of CPC in it. */
public final class GatewayFuzzed {
    private static final JsonMapper JSON = JsonMapper.shared();

    private GatewayFuzzed() {}

    public static List<byte[]> seeds() {
        return Seeds.of(
                "{\"id\":\"7\",\"type\":\"alarm.raised\",\"time\":\"2026-11-21T04:00:13+02:00\",\"data\":{\"unitIdent\":{\"scheme\":\"scaip\","
                        + "\"value\":\"00012345\"},\"position\":\"machine-room\",\"code\":\"0010\",\"words\":\"\\u00e4\"}}",
                "{\"id\":\"7\",\"data\":{\"cpc\":\"042787654321\"}}",
                "{\"id\":\"7\",\"data\":{\"cpc\":\"0490000000000000187654321A50\",\"dialect\":\"KONE\"}}",
                "042787654321",
                "0410000000000000087654321A11",
                "04910000187654321");
    }

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        var text = new String(bytes, UTF_8);
        for (var dialect : CpcBody.Dialect.values()) {
            try {
                CpcBody.read(dialect, text);
            } catch (CpcBody.Unreadable refused) {
                refused.getMessage();
            }
        }
        try {
            Kept.can(DeviceEvent.read(JSON.readTree(bytes), "alarm.raised").signal(text.replace('\0', ' ')));
        } catch (JacksonException | Refused refused) {
            refused.getMessage();
        }
    }
}
