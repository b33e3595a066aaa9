package throughline.edge.mqtt;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a topic of a lift's own is about: its last level. */
enum Topic {
    ALARM,
    TEST,
    FAULT,
    POWER,
    HEARTBEAT,
    LINK,
    STATUS,
    DOOR,
    TRIP,
    /** Its own, and no word of ours. */
    OTHER;

    private static final String FIRST = "lift/";

    /** Whether it can be the name of a topic: not empty and no filter (MQTT 5.0, section 4.7.1). */
    static boolean isName(String topic) {
        return !topic.isEmpty() && topic.indexOf('+') < 0 && topic.indexOf('#') < 0;
    }

    /** @return null when it is not one of the lift's own */
    static @Nullable Topic of(String ident, String topic) {
        var own = FIRST + ident + "/";
        if (!topic.startsWith(own)) {
            return null;
        }
        var last = topic.substring(own.length());
        for (var each : values()) {
            if (each != OTHER && each.word().equals(last)) {
                return each;
            }
        }
        return OTHER;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
