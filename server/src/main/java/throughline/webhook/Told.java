package throughline.webhook;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What of an event's data leaves the house: fields that are named for its kind, and only what nobody can have typed in words. */
final class Told {
    /** Numbers such as WO-48211, codes such as D-12, words of ours such as no-access. No blank, so no name and no sentence; no telephone number. */
    private static final Pattern WORD = Pattern.compile("(?!\\+?[0-9-]{5,}$)[A-Za-z0-9][A-Za-z0-9.-]{0,59}");

    private Told() {}

    static Map<String, Object> of(Kind kind, Map<String, ?> data) {
        var told = new TreeMap<String, Object>();
        for (var field : kind.fields()) {
            var value = plain(data.get(field));
            if (value != null) {
                told.put(field, value);
            }
        }
        return told;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> number;
            case Boolean yesOrNo -> yesOrNo;
            case UUID id -> id.toString();
            case Instant instant -> instant.toString();
            case String text -> WORD.matcher(text).matches() ? text : null;
            default -> null;
        };
    }
}
