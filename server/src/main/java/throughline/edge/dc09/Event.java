package throughline.edge.dc09;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.alarm.ContactIdEvents;
import throughline.alarm.Signal;

/**
 * One thing that is said in a frame.
 *
 * <pre>
 *  ADM-CID   #12345A|1140 01 001       qualifier and event of Contact ID, group, zone
 *  SIA-DCS   #1234|Nri1/PA001|Alift 2  N new or O old; modifiers in small letters and codes with their zone, between slashes; A text
 * </pre>
 */
record Event(Signal.Kind kind, String code, String words) {
    private static final Pattern CONTACT_ID =
            Pattern.compile("(?:#[0-9A-Fa-f]*)?\\|([0-9])([0-9]{3}) ?[0-9A-Fa-f]{2} ?[0-9A-Fa-f]{3}(?:\\|.*)?");
    private static final Pattern BLOCK = Pattern.compile("[NO](?:[a-z]{2}[^/]*/)*([A-Z]{2}[^/]*(?:/[A-Z]{2}[^/]*)*)/?");

    /**
     * Whatever we have a word for. A frame without data says that its sender is there, as one of supervision does.
     *
     * @param token as in the frame
     */
    static List<Event> all(String token, Content content) {
        return switch (token) {
            case "NULL" -> List.of(isThere());
            case "ADM-CID" -> content.data().isEmpty() ? List.of(isThere()) : contactId(content);
            case "SIA-DCS" -> content.data().isEmpty() ? List.of(isThere()) : sia(content);
            default -> List.of();
        };
    }

    boolean isAlarm() {
        return kind == Signal.Kind.ALARM_RAISED;
    }

    private static Event isThere() {
        return new Event(Signal.Kind.HEARTBEAT, "", "");
    }

    private static List<Event> contactId(Content content) {
        var parts = CONTACT_ID.matcher(content.data());
        if (!parts.matches()) {
            return List.of();
        }
        var kind = ContactIdEvents.kind(parts.group(1).charAt(0), parts.group(2));
        return events(kind, parts.group(2), content.extended('I'));
    }

    private static List<Event> sia(Content content) {
        var parts = content.data().split("\\|");
        var text = Arrays.stream(parts).filter(part -> part.startsWith("A")).map(part -> part.substring(1));
        var words = Stream.concat(text, Stream.of(content.extended('I')))
                .filter(Predicate.not(String::isBlank))
                .collect(Collectors.joining(" "));
        return Arrays.stream(parts)
                .map(BLOCK::matcher)
                .filter(Matcher::matches)
                .flatMap(block -> Arrays.stream(block.group(1).split("/")))
                .map(code -> code.substring(0, 2))
                .flatMap(letters -> events(SiaEvents.kind(letters), letters, words).stream())
                .toList();
    }

    /** One, or none without a word for it. */
    private static List<Event> events(Signal.@Nullable Kind kind, String code, String words) {
        return kind == null ? List.of() : List.of(new Event(kind, code, words));
    }
}
