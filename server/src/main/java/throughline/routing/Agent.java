package throughline.routing;

import java.util.Set;
import java.util.UUID;

/** @param lineUp whether her browser can carry sound right now */
record Agent(UUID person, Set<String> skills, boolean lineUp, Presence presence) {
    /** Whether a caller who waits may hope for her. */
    boolean works() {
        return switch (presence) {
            case Presence.NotIn _, Presence.NotReady _ -> false;
            case Presence.Ready _, Presence.Offered _, Presence.OnCall _, Presence.Finishing _ -> true;
        };
    }

    Agent with(Presence next) {
        return new Agent(person, skills, lineUp, next);
    }

    Agent withLine(boolean up) {
        return new Agent(person, skills, up, presence);
    }

    Agent withSkills(Set<String> known) {
        return new Agent(person, Set.copyOf(known), lineUp, presence);
    }
}
