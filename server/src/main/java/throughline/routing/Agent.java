package throughline.routing;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * @param lineUp whether her browser can carry sound right now
 * @param lineSince since when it can, or cannot
 */
record Agent(UUID person, Set<String> skills, boolean lineUp, Instant lineSince, Presence presence) {
    /** Whether a caller who waits may hope for her. */
    boolean works() {
        return switch (presence) {
            case Presence.NotIn _, Presence.NotReady _ -> false;
            case Presence.Ready _, Presence.Offered _, Presence.OnCall _, Presence.Finishing _ -> true;
        };
    }

    Agent with(Presence next) {
        return new Agent(person, skills, lineUp, lineSince, next);
    }

    Agent withLine(boolean up, Instant at) {
        return new Agent(person, skills, up, up == lineUp ? lineSince : at, presence);
    }

    Agent withSkills(Set<String> known) {
        return new Agent(person, Set.copyOf(known), lineUp, lineSince, presence);
    }
}
