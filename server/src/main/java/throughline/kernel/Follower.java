package throughline.kernel;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Hears of each event in the transaction that appends it, in the thread and with the sight of whoever acts. The kernel tells it and knows
 * nobody who listens. What it writes is kept with the act or not at all, and what it throws undoes the act.
 */
public interface Follower {
    /**
     * @param event its id in the room's log
     * @param room the schema of the log, such as {@code contact}
     * @param data as it is kept, or will be
     */
    void happened(UUID event, String room, UUID subject, String kind, Instant at, Map<String, ?> data);
}
