package throughline.voice;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The call as the agent's screen shows it.
 *
 * @param card what the application gave with the offer; voice does not read it
 * @param since when this state began
 * @param answeredAt when the agent answered
 */
record CallView(
        String id,
        State state,
        Map<String, String> card,
        Instant since,
        @Nullable Instant answeredAt,
        boolean muted,
        boolean recording,
        boolean heldByCaller) {
    enum State {
        RINGING,
        /** Answered, but the notice that must be heard still plays to the caller. */
        CONNECTING,
        TALKING,
        HELD;

        @JsonValue
        String onTheWire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
