package throughline.procedure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * When the rescue service is decided on: at once for the worst; for others when nobody has accepted for long, or when help comes later
 * than the target.
 *
 * @param unaccepted since the press
 * @param late since the press
 * @param target from the press until somebody is there, such as 30 minutes (Germany: TRBS 3121, 3.4.3)
 */
record Rescue(Duration unaccepted, Duration late, Duration target) {
    /** Why it is decided on. */
    enum Why {
        TRAPPED_BY,
        MEDICAL,
        NOBODY_ACCEPTED,
        ARRIVES_LATE,
        /** Somebody thought that it is better, before anything was due. */
        SOONER;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    record Prompt(Why why, Instant at) {
        boolean isDue(Instant now) {
            return !at.isAfter(now);
        }
    }

    /**
     * What is to be decided as things stand, past and to come.
     *
     * @param raised the first press
     * @param since when it came to be as grave as it is
     */
    List<Prompt> prompts(Triage gravest, Instant raised, Instant since, Help help) {
        var prompts = new ArrayList<Prompt>();
        if (gravest == Triage.TRAPPED_BY) {
            prompts.add(new Prompt(Why.TRAPPED_BY, since));
        }
        if (gravest == Triage.MEDICAL) {
            prompts.add(new Prompt(Why.MEDICAL, since));
        }
        if (gravest.someoneInside() && !help.there()) {
            if (!help.accepted()) {
                prompts.add(new Prompt(Why.NOBODY_ACCEPTED, raised.plus(unaccepted)));
            } else if (help.arrivesAt() == null || help.arrivesAt().isAfter(raised.plus(target))) {
                prompts.add(new Prompt(Why.ARRIVES_LATE, raised.plus(late)));
            }
        }
        return List.copyOf(prompts);
    }
}
