package throughline.webhook;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a subscription may be told of.
 *
 * @param type as other systems read it, such as {@code throughline.order.closed}
 * @param room and {@code event}: in whose log it stands, and under which word
 * @param fields that are told of it where it has them; each holds an id, a word of ours, a number, an instant, or yes and no
 */
public record Kind(String type, String room, String event, SortedSet<String> fields) {
    static Kind of(String type, String room, String event, String... fields) {
        return new Kind("throughline." + type, room, event, new TreeSet<>(Set.of(fields)));
    }
}
