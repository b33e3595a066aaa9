package throughline.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A channel over which somebody is asked, and how long its answer is waited for.
 *
 * @param channel a name such as {@code text}; one that nobody carries, or by which somebody has no address, is skipped at once
 */
public record Way(String channel, int seconds) {
    /** A text, answered by one. */
    public static final String TEXT = "text";

    /** A message to the app on the technician's phone. */
    public static final String APP = "app";

    /** A call to the technician's phone, answered by a key. */
    public static final String VOICE = "voice";

    static final String PAGER = "pager";
    static final String MAIL = "mail";

    /** What a person may write on a ladder, in the order in which most companies try them. */
    static final List<String> CHANNELS = List.of(APP, TEXT, VOICE, MAIL, PAGER);

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    public Way {
        if (seconds < 1 || !NAME.matcher(channel).matches()) {
            throw new IllegalArgumentException(
                    "A way needs a channel and at least a second (%s, %d s).".formatted(channel, seconds));
        }
    }

    Duration answer() {
        return Duration.ofSeconds(seconds);
    }
}
