package throughline.notify;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long to wait before a text is tried again: quickly at first, because somebody may be standing in a lift. */
final class Patience {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1));

    /** So often a text is tried before people must look. */
    static final int MOST = WAITS.size() + 1;

    /** Up to so many attempts, a text goes at once when the gateway is there again; later ones keep to their times. */
    static final int HURRIES = 4;

    private Patience() {}

    /** The wait after this many attempts, or null when it has been tried often enough. */
    static @Nullable Duration after(int attempts) {
        return attempts <= WAITS.size() ? WAITS.get(attempts - 1) : null;
    }
}
