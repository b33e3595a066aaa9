package throughline.dispatch;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The search for somebody who accepts one order, and the watch over whoever did. Pure: news and the time give the next search and
 * what is to be done.
 *
 * <p>What it promises: the ladder is climbed rung by rung, everybody is asked once a round, never one who refused this order; silence
 * leads to the next channel and then, as a refusal does, to the next technician at once; an empty rung is skipped at once and said; a
 * ladder that is through is the dispatcher's at once; whoever of several does not come is replaced while the others keep going; until
 * the order is over there is always a next step with a time.
 *
 * @param asked every offer of this order so far
 */
record Search(Climb climb, Phase phase, List<Asked> asked) {
    static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    /** How long a reminded technician has to say that he is on the way. */
    static final Duration AFTER_REMINDER = Duration.ofMinutes(5);

    /** So much after the promised arrival a technician who is on the way is late. */
    static final Duration GRACE = Duration.ofMinutes(10);

    /** Why an offer was withdrawn from somebody who did not come. */
    static final String LATE = "late";

    /**
     * How far it has come.
     *
     * @param from the lowest rung of this round; higher than 0 after a jump
     * @param reached so many rungs were come to, the present one among them
     * @param round begins anew when the order is taken up again or given back: those who did not answer may be asked again
     */
    record Climb(Ladder ladder, int from, int reached, int round, int seats) {
        /** For as many as the ladder or the job wants, whichever are more. */
        static Climb of(Ladder ladder, int technicians) {
            return new Climb(ladder, 0, 0, 1, Math.max(ladder.seats(), technicians));
        }

        Climb reaching(int rung) {
            return new Climb(ladder, from, rung + 1, round, seats);
        }

        Climb anew(Ladder fresh, int rung) {
            return new Climb(fresh, rung, rung, round + 1, seats);
        }

        /** The same round on another ladder. */
        Climb on(Ladder other) {
            return new Climb(other, 0, 0, round, Math.max(seats, other.seats()));
        }

        /** The same round, with one more rung above. */
        Climb widened(Rung rung) {
            return new Climb(ladder.with(rung), from, reached, round, seats);
        }

        Climb needing(int many) {
            return new Climb(ladder, from, reached, round, many);
        }
    }

    /**
     * One offer as the search sees it.
     *
     * @param reason why it ended; empty while it has not
     * @param arrivesAt promised with the acceptance, or later
     * @param visit how far he has come; null while he does not go, because he did not accept or because others are still looked for
     */
    record Asked(
            UUID offer,
            UUID technician,
            int seat,
            int round,
            int rung,
            String channel,
            OfferState state,
            String reason,
            Instant answerBy,
            @Nullable Instant arrivesAt,
            @Nullable Visit visit) {
        boolean isOpen() {
            return state.isOpen();
        }

        boolean isAccepted() {
            return state == OfferState.ACCEPTED;
        }

        boolean isGoing() {
            return visit != null;
        }

        /** The visit of one who goes. */
        Visit watched() {
            return requireNonNull(visit);
        }

        Asked ends(OfferState end, String why) {
            return new Asked(offer, technician, seat, round, rung, channel, end, why, answerBy, arrivesAt, null);
        }

        Asked accepts(int taken, Instant arrival) {
            return new Asked(
                    offer,
                    technician,
                    taken,
                    round,
                    rung,
                    channel,
                    OfferState.ACCEPTED,
                    reason,
                    answerBy,
                    arrival,
                    null);
        }

        Asked at(Visit now) {
            return new Asked(offer, technician, seat, round, rung, channel, state, reason, answerBy, arrivesAt, now);
        }

        Asked promises(Instant arrival) {
            return new Asked(offer, technician, seat, round, rung, channel, state, reason, answerBy, arrival, visit);
        }

        Asked over(Way way, Instant now) {
            return new Asked(
                    offer,
                    technician,
                    seat,
                    round,
                    rung,
                    way.channel(),
                    state,
                    reason,
                    now.plus(way.answer()),
                    arrivesAt,
                    visit);
        }
    }

    /** @param ladder tells the one that is right for the order now */
    record Around(Habits habits, Reminding reminding, Supplier<Ladder> ladder, Cover cover, Supplier<UUID> newId) {}

    record Next(Search search, List<Act> acts) {}

    /** @param technicians so many the job needs */
    static Search begin(Ladder ladder, int technicians, Instant now) {
        return new Search(Climb.of(ladder, technicians), new Phase.Asking(now, now), List.of());
    }

    /** Somebody is asked, or must be found. */
    boolean isSearching() {
        return phase instanceof Phase.Asking || phase instanceof Phase.Stuck;
    }

    /** Those who go there, by their seats. */
    List<Asked> going() {
        return asked.stream()
                .filter(Asked::isGoing)
                .sorted(comparing(Asked::seat))
                .toList();
    }

    /** When the next step is due: the search's own, or that of a visit. */
    Instant next() {
        if (phase instanceof Phase.Over) {
            return phase.next();
        }
        return asked.stream()
                .filter(Asked::isGoing)
                .map(each -> each.watched().next())
                .filter(phase.next()::isAfter)
                .min(naturalOrder())
                .orElse(phase.next());
    }

    Next hear(News news, Around around, Instant now) {
        var step = new SearchStep(this, around, now);
        step.hear(news);
        return step.next();
    }
}
