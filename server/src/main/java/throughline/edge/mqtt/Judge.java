package throughline.edge.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import throughline.alarm.DeviceEvent;
import throughline.alarm.FrameFault;
import throughline.alarm.Signal;
import throughline.kernel.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says what a message is worth and with which reason it is acknowledged. Knows no socket and no database.
 *
 * <ul>
 *   <li>A lift speaks for itself only: in topics of another its words count for nothing.
 *   <li>The type of the event says what it is, the topic only that there is one: an alarm on the topic of faults is an alarm.
 *   <li><em>What comes on the topic of alarms and cannot be read is an alarm all the same</em>: the device has proven who it is, and whoever
 *       presses its button has nobody else. The message is kept too, and refused, so that somebody repairs the device.
 *   <li>Of a heartbeat, and of a word on the link, only that it came is read.
 * </ul>
 */
final class Judge {
    /** As units have it. */
    static final String WIRE = "mqtt";

    /** The code of an alarm that could not be read. */
    static final String UNREADABLE = "unreadable";

    private static final int LONGEST_RAW = 4_096;

    private final JsonMapper json;

    Judge(JsonMapper json) {
        this.json = json;
    }

    /** @param ident who speaks */
    Verdict of(String ident, Packet.Publish message) {
        if (!Topic.isName(message.topic())) {
            return Verdict.unread(FrameFault.MALFORMED, Reason.TOPIC_NAME_INVALID);
        }
        return switch (Topic.of(ident, message.topic())) {
            case null -> Verdict.unread(FrameFault.FOREIGN, Reason.NOT_AUTHORIZED);
            case HEARTBEAT, LINK -> Verdict.kept(signal(ident, Signal.Kind.HEARTBEAT, "", message));
            case STATUS, DOOR, TRIP, OTHER -> Verdict.dropped();
            case ALARM -> event(ident, message, true);
            case TEST, FAULT, POWER -> event(ident, message, false);
        };
    }

    private Verdict event(String ident, Packet.Publish message, boolean isAlarm) {
        try {
            return Verdict.kept(DeviceEvent.of(WIRE, ident, json.readTree(message.payload()))
                    .signal(shown(message)));
        } catch (JacksonException | Refused unreadable) {
            var alarm = isAlarm ? signal(ident, Signal.Kind.ALARM_RAISED, UNREADABLE, message) : null;
            return new Verdict(alarm, FrameFault.MALFORMED, Reason.PAYLOAD_FORMAT_INVALID);
        }
    }

    private static Signal signal(String ident, Signal.Kind kind, String code, Packet.Publish message) {
        var key = "%s %s".formatted(code, digest(message.payload()));
        return new Signal(WIRE, ident, kind, Signal.Spot.UNKNOWN, code, "", null, key, shown(message));
    }

    /** As people can read it. */
    static String shown(Packet.Publish message) {
        var text = message.topic() + " " + new String(message.payload(), UTF_8);
        return text.substring(0, Math.min(text.length(), LONGEST_RAW)).replaceAll("\\p{Cntrl}", "?");
    }

    private static String digest(byte[] payload) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java", impossible);
        }
    }
}
