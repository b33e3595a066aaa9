package throughline.edge.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one person's desk shows right now: her own state, the contact in hand, and the queue. Always whole. */
record Desk(
        OwnState agent,
        @Nullable ContactCard contact,
        QueueFigures queue,
        @Nullable Stuck dispatch) {
    record OwnState(String state, @Nullable String reason, Instant since, boolean bySystem) {}

    /**
     * Orders that nobody is left to take.
     *
     * @param trapped somebody may be trapped in one of them
     */
    record Stuck(int stuck, Instant oldestSince, String firstHeadline, UUID firstOrder, boolean trapped) {}

    /**
     * @param inTwentySeconds percent of today's callers answered within 20 s; null while there are none
     * @param nobodyWorks somebody waits and no agent is at work: the alert lane says so
     */
    record QueueFigures(
            int waiting,
            @Nullable Instant longestSince,
            @Nullable Integer inTwentySeconds,
            boolean nobodyWorks) {}
}
