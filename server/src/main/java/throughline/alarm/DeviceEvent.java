package throughline.alarm;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.alarm.Signal.Kind;
import throughline.alarm.Signal.Spot;
import throughline.asset.UnitForm;
import throughline.kernel.Refused;
import tools.jackson.databind.JsonNode;

/**
 * A CloudEvent 1.0 about an alarm device, as gateways tell it over HTTPS and lifts of themselves over MQTT.
 *
 * <pre>
 * {"specversion": "1.0", "id": "7", "source": "/gateways/4", "type": "alarm.raised", "time": "2026-11-21T02:00:13Z",
 *  "data": {"unitIdent": {"scheme": "scaip", "value": "00012345"},     the wire behind the gateway, and the device's name there;
 *                                                                     not read where the wire itself says who speaks
 *           "position": "car",                                        car, car-roof, pit, machine-room or shaft; may be left out
 *           "code": "0010", "words": "…",                             may be left out
 *           "cpc": "0427123456"}}                                     instead of unitIdent and code: a body of CPC
 * </pre>
 *
 * <p>Types are the words of {@link Kind}; {@code alarm.repeated} is another press. The id with the time tells whether it was said before: the
 * counter of a device may begin anew.
 */
public record DeviceEvent(
        String wire,
        String ident,
        Kind kind,
        Spot spot,
        String code,
        String words,
        @Nullable Instant at,
        String id) {
    private static final Map<String, Kind> KINDS = kinds();
    private static final Map<String, Spot> SPOTS =
            Arrays.stream(Spot.values()).collect(toUnmodifiableMap(Spot::word, spot -> spot));
    private static final int LONGEST = 500;
    private static final int LONGEST_IDENT = 64;

    private static Map<String, Kind> kinds() {
        var kinds = new HashMap<String, Kind>();
        for (var kind : Kind.values()) {
            kinds.put(kind.word(), kind);
        }
        kinds.put("alarm.repeated", Kind.ALARM_RAISED);
        return Map.copyOf(kinds);
    }

    /** Whether a message of this type is about an alarm device. */
    public static boolean isOne(String type) {
        return KINDS.containsKey(type);
    }

    /**
     * What a gateway tells of a device behind it.
     *
     * @throws Refused {@code alarm.gateway-event} with what is missing
     */
    public static DeviceEvent read(JsonNode event, String type) {
        var data = event.path("data");
        var cpc = text(data, "cpc");
        if (!cpc.isEmpty()) {
            var body = cpc(cpc, text(data, "dialect"));
            return new DeviceEvent(
                    "cpc", body.ident(), body.kind(), body.spot(), body.event(), body.words(), time(event), id(event));
        }
        var ident = text(data.path("unitIdent"), "value");
        if (ident.isBlank() || ident.length() > LONGEST_IDENT) {
            throw refused("data.unitIdent.value must have 1 to %d characters".formatted(LONGEST_IDENT));
        }
        var scheme = text(data.path("unitIdent"), "scheme");
        return of(UnitForm.PROTOCOLS.contains(scheme) ? scheme : "gateway", ident, event, type);
    }

    /**
     * What a device tells of itself.
     *
     * @param ident who speaks, which its wire has proven
     * @throws Refused {@code alarm.gateway-event} with what is missing
     */
    public static DeviceEvent of(String wire, String ident, JsonNode event) {
        var type = text(event, "type");
        if (!isOne(type)) {
            throw refused("its type is none of an alarm device");
        }
        return of(wire, ident, event, type);
    }

    private static DeviceEvent of(String wire, String ident, JsonNode event, String type) {
        var data = event.path("data");
        return new DeviceEvent(
                wire,
                ident,
                KINDS.getOrDefault(type, Kind.HEARTBEAT),
                SPOTS.getOrDefault(text(data, "position"), Spot.UNKNOWN),
                cut(text(data, "code")),
                cut(text(data, "words")),
                time(event),
                id(event));
    }

    private static String id(JsonNode event) {
        var id = text(event, "id");
        if (id.isEmpty() || id.length() > LONGEST) {
            throw refused("its id must have 1 to %d characters".formatted(LONGEST));
        }
        return id;
    }

    private static CpcBody cpc(String body, String dialect) {
        try {
            return CpcBody.read(CpcBody.Dialect.valueOf(dialect.isEmpty() ? "ANTENNA" : dialect), body);
        } catch (CpcBody.Unreadable unreadable) {
            throw refused(unreadable.getMessage());
        } catch (IllegalArgumentException noSuchDialect) {
            throw refused("data.dialect must be KONE, ANTENNA or ANTENNA_2N");
        }
    }

    private static @Nullable Instant time(JsonNode event) {
        var said = text(event, "time");
        try {
            if (!said.isEmpty() && !Character.isDigit(said.charAt(0))) { // a year of more than four digits has a sign
                throw refused("time is not as RFC 3339 has it");
            }
            return said.isEmpty() ? null : OffsetDateTime.parse(said).toInstant();
        } catch (DateTimeException _) {
            throw refused("time is not as RFC 3339 has it");
        }
    }

    /** No database keeps a zero in a text, and no screen shows the other signs that are none. */
    private static String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isString() ? value.asString().replaceAll("\\p{Cntrl}", "?") : "";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** @param raw as it came */
    public Signal signal(String raw) {
        var key = at == null ? id : "%s %s".formatted(id, at);
        return new Signal(wire, ident, kind, spot, code, words, at, key, raw);
    }

    private static Refused refused(@Nullable String why) {
        return new Refused(
                "alarm.gateway-event", "The event of an alarm device cannot be used: {0}.", String.valueOf(why));
    }
}
