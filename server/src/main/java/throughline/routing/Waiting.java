package throughline.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One contact that waits.
 *
 * @param skill what the agent must be able to do; null when anybody may take it
 * @param priority 0 is first, but for lifts
 * @param since when it was opened; kept when it has to wait again
 * @param offeredTo whose browser rings for it
 * @param knownTo who has talked with this caller about the same already, and is asked first; null where nobody has
 */
record Waiting(
        UUID contact,
        UUID queue,
        @Nullable String skill,
        int priority,
        Instant since,
        Duration offerTime,
        @Nullable UUID offeredTo,
        @Nullable UUID knownTo) {
    /** Before every queue. */
    static final int LIFT = -1;

    /** Priority first, then age; the id makes the order total. */
    static final Comparator<Waiting> ORDER = Comparator.comparingInt(Waiting::priority)
            .thenComparing(Waiting::since)
            .thenComparing(Waiting::contact);

    Waiting offeredTo(@Nullable UUID person) {
        return new Waiting(contact, queue, skill, priority, since, offerTime, person, knownTo);
    }
}
