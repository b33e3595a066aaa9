package throughline.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import throughline.dispatch.Search.Around;
import throughline.dispatch.Search.Asked;
import throughline.dispatch.Search.Climb;

/** The offers of a search during one step: who is asked next and over which channel, and how each offer ends. */
final class Climbing {
    private static final String RELIEVED = "relieved";

    private Climb climb;
    private final List<Asked> asked;
    private final List<Act> acts;
    private final Around around;
    private final Instant now;

    Climbing(Search from, List<Act> acts, Around around, Instant now) {
        this.climb = from.climb();
        this.asked = new ArrayList<>(from.asked());
        this.acts = acts;
        this.around = around;
        this.now = now;
    }

    Climb climb() {
        return climb;
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Fills up the open offers of the present rung; with none, climbs. False when the ladder is through. */
    boolean on() {
        var rungs = climb.ladder().rungs();
        int highest = open().stream().mapToInt(Asked::rung).max().orElse(-1);
        int present = Math.min(highest, climb.reached() - 1);
        for (int rung = climb.from(); rung < rungs.size(); rung++) {
            boolean covered = fill(rung, rungs.get(rung));
            if (rung >= climb.reached()) {
                reaches(rung, rungs.get(rung), covered);
            }
            if (isAsking() && rung >= present) {
                return true;
            }
        }
        return isAsking();
    }

    /** @return whether anybody stands there who can be asked in some way */
    private boolean fill(int number, Rung rung) {
        boolean covered = false;
        for (var technician : people(rung)) {
            var way = rung.first(reaching(technician));
            covered |= way != null;
            if (way != null && open().size() < rung.atOnce() * freeSeats() && mayBeAsked(technician)) {
                ask(technician, number, way, null);
            }
        }
        return covered;
    }

    private Predicate<String> reaching(UUID technician) {
        return channel -> around.cover().reaches(technician, channel);
    }

    private List<UUID> people(Rung rung) {
        return rung.who().stream()
                .map(around.cover()::of)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    private void reaches(int number, Rung rung, boolean covered) {
        if (rung.isRescue()) {
            acts.add(new Act.CallRescue());
        } else if (!covered) {
            acts.add(new Act.NoCover(number, rung.who()));
        }
        climb = climb.reaching(number);
    }

    /** Whoever is not on call any more is not waited for. */
    void relieves() {
        var relieved = around.cover().relieved();
        for (var offer : open()) {
            if (relieved.contains(offer.offer())) {
                settle(offer, OfferState.WITHDRAWN, RELIEVED);
            }
        }
    }

    /** Offers whose time has passed go on over their next channel, or are over. */
    void timesPass() {
        for (var offer : open()) {
            if (!offer.answerBy().isAfter(now)) {
                leaves(offer, OfferState.EXPIRED, News.NO_ANSWER);
            }
        }
    }

    /**
     * Nobody will answer over this channel, as nothing arrives there or because nobody is there.
     *
     * @return whether that was not known
     */
    boolean undelivered(UUID id, String channel, String why) {
        var offer = find(id);
        if (offer == null || !offer.isOpen() || !offer.channel().equals(channel)) {
            return false;
        }
        leaves(offer, why.equals(News.NO_ANSWER) ? OfferState.EXPIRED : OfferState.UNREACHABLE, why);
        return true;
    }

    private void leaves(Asked offer, OfferState end, String why) {
        var rung = climb.ladder().rung(offer.rung());
        var way = rung.after(offer.channel(), reaching(offer.technician()));
        if (way == null) {
            settle(offer, end, why);
        } else {
            var again = offer.over(way, now);
            replace(again);
            acts.add(new Act.AskAgain(again));
        }
    }

    /** @return whether he can be asked: not who has a seat already */
    boolean byHand(UUID technician, Act.ByHand byHand) {
        if (accepted().stream().anyMatch(each -> each.technician().equals(technician))) {
            return false;
        }
        withdrawOpen("by-hand");
        int rung = Math.max(climb.reached() - 1, climb.from());
        var ways = climb.ladder().rung(rung);
        var way = ways.first(reaching(technician));
        ask(technician, rung, way == null ? ways.ways().getFirst() : way, byHand);
        return true;
    }

    void jump(int rung) {
        withdrawOpen("passed-on");
        climb = climb.anew(climb.ladder(), rung);
    }

    /** The rungs below stay as they are: whoever begins a turn there is asked all the same. */
    void widens(Rung rung) {
        withdrawOpen("passed-on");
        climb = climb.widened(rung);
    }

    /** Also those who did not answer, from the bottom of the ladder that is climbed. */
    void again() {
        withdrawOpen("passed-on");
        climb = climb.anew(climb.ladder(), 0);
    }

    void anew() {
        withdrawOpen("taken-up-again");
        climb = climb.anew(around.ladder().get(), 0);
    }

    /** @return whether another ladder is right for the order now */
    boolean changes() {
        var right = around.ladder().get();
        if (climb.ladder().equals(right)) {
            return false;
        }
        climb = climb.on(right);
        return true;
    }

    void needs(int seats) {
        climb = climb.needing(seats);
    }

    /** @return whether the offer was open, so that the seat is his */
    boolean accepts(UUID id, Instant arrivesAt) {
        var offer = find(id);
        if (offer == null || !offer.isOpen()) {
            return false;
        }
        var taken = accepted().stream().map(Asked::seat).toList();
        int seat = 1;
        while (taken.contains(seat)) {
            seat++;
        }
        replace(offer.accepts(seat, arrivesAt));
        acts.add(new Act.Give(id, offer.technician(), seat, arrivesAt));
        return true;
    }

    boolean isFull() {
        return freeSeats() <= 0;
    }

    /** Whoever has a seat, the first seat first. */
    List<Asked> seated() {
        return accepted().stream().sorted(Comparator.comparing(Asked::seat)).toList();
    }

    List<Asked> going() {
        return seated().stream().filter(Asked::isGoing).toList();
    }

    boolean isAsking() {
        return asked.stream().anyMatch(Asked::isOpen);
    }

    Instant earliestAnswer() {
        return open().stream()
                .map(Asked::answerBy)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    @Nullable
    Asked find(UUID id) {
        return asked.stream()
                .filter(each -> each.offer().equals(id))
                .findFirst()
                .orElse(null);
    }

    void withdrawOpen(String why) {
        settleAll(Asked::isOpen, OfferState.WITHDRAWN, why);
    }

    void settleAll(Predicate<Asked> which, OfferState end, String why) {
        asked.stream().filter(which).toList().forEach(each -> settle(each, end, why));
    }

    void settle(Asked offer, OfferState end, String why) {
        replace(offer.ends(end, why));
        acts.add(new Act.Settle(offer.offer(), offer.technician(), end, why));
    }

    /** Once a round, and never who refused this order, did not come to it, or has a seat in it. */
    private boolean mayBeAsked(UUID technician) {
        return asked.stream()
                .filter(each -> each.technician().equals(technician))
                .noneMatch(each -> each.round() == climb.round()
                        || each.state() == OfferState.REJECTED
                        || each.reason().equals(Search.LATE)
                        || each.isAccepted()
                        || each.isOpen());
    }

    private void ask(UUID technician, int rung, Way way, Act.@Nullable ByHand byHand) {
        var offer = new Asked(
                around.newId().get(),
                technician,
                accepted().size() + 1,
                climb.round(),
                rung,
                way.channel(),
                OfferState.QUEUED,
                "",
                now.plus(way.answer()),
                null,
                null);
        asked.add(offer);
        acts.add(new Act.Ask(offer, byHand));
    }

    void replace(Asked changed) {
        asked.replaceAll(each -> each.offer().equals(changed.offer()) ? changed : each);
    }

    private int freeSeats() {
        return climb.seats() - accepted().size();
    }

    private List<Asked> accepted() {
        return asked.stream().filter(Asked::isAccepted).toList();
    }

    private List<Asked> open() {
        return asked.stream().filter(Asked::isOpen).toList();
    }
}
