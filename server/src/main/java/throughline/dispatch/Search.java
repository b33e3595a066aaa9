package throughline.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The search for somebody who accepts one order, and the watch over whoever did. Pure: news and the time give the next search and
 * what is to be done.
 *
 * <p>What it promises: technicians on call are asked in their order, each once a round, never one who refused this order; silence
 * and refusal lead to the next at once; an empty list is the dispatcher's at once; until the order is over there is always a next
 * step with a time.
 *
 * @param round begins anew when the order is taken up again or given back: those who did not answer may be asked again
 * @param asked every offer of this order so far
 */
record Search(Phase phase, int round, List<Asked> asked) {
    static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    /** How long a reminded technician has to say that he is on the way. */
    static final Duration AFTER_REMINDER = Duration.ofMinutes(5);

    /** So much after the promised arrival a technician who is on the way is late. */
    static final Duration GRACE = Duration.ofMinutes(10);

    static final Duration REMIND_AGAIN = Duration.ofHours(12);

    /** One offer as the search sees it. */
    record Asked(UUID offer, UUID technician, int seat, int round, OfferState state, Instant answerBy) {
        boolean isOpen() {
            return state.isOpen();
        }

        Asked ends(OfferState end) {
            return new Asked(offer, technician, seat, round, end, answerBy);
        }
    }

    /** @param mayAsk who is on call in the area and can be reached now, in the order of asking */
    record Around(Habits habits, List<UUID> mayAsk, Supplier<UUID> newId) {}

    record Next(Search search, List<Act> acts) {}

    static Search begin(Instant now) {
        return new Search(new Phase.Asking(now, now), 1, List.of());
    }

    Next hear(News news, Around around, Instant now) {
        var step = new SearchStep(this, around, now);
        step.hear(news);
        return step.next();
    }
}
