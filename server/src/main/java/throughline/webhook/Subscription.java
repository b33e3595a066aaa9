package throughline.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An other system that is told of things, as an administrator sees it: everything but its secret.
 *
 * @param kinds types such as {@code throughline.order.closed}
 * @param branch whose things it is told of, with those of all branches below
 * @param pausedWhy {@code failing} for a day, or {@code gone}: it said so itself; null while it is not paused
 * @param failingSince since when nothing reached it; null while it is reached
 * @param oldSecretUntil until when the secret before also signs; null when it is over
 * @param waiting deliveries that are still to go
 * @param dead letters that nobody replayed
 */
public record Subscription(
        UUID id,
        String name,
        String url,
        List<String> kinds,
        UUID branch,
        State state,
        @Nullable Instant pausedAt,
        @Nullable String pausedWhy,
        @Nullable Instant failingSince,
        @Nullable Instant oldSecretUntil,
        int waiting,
        int dead,
        int version) {
    /** Whether it is told. Off, nothing is kept for it; paused, what happens waits. */
    public enum State {
        ON,
        OFF,
        PAUSED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
