package throughline.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.dispatch.Search.Around;
import throughline.dispatch.Search.Asked;

/** One step from search to search; never outlives {@link Search#hear}. */
final class SearchStep {
    private Phase phase;
    private final List<Act> acts = new ArrayList<>();
    private final Climbing climbing;
    private final Visiting visiting;
    private final Instant now;

    SearchStep(Search from, Around around, Instant now) {
        this.phase = from.phase();
        this.climbing = new Climbing(from, acts, around, now);
        this.visiting = new Visiting(climbing, acts, around, now);
        this.now = now;
    }

    Search.Next next() {
        return new Search.Next(new Search(climbing.climb(), phase, climbing.asked()), List.copyOf(acts));
    }

    void hear(News news) {
        if (phase instanceof Phase.Over) {
            return;
        }
        switch (news) {
            case News.Raised _ -> askOn();
            case News.Accepted(var offer, var arrivesAt) -> accepted(offer, arrivesAt);
            case News.Rejected(var offer, var reason) -> rejected(offer, reason);
            case News.Undelivered(var offer, var channel, var why) -> undelivered(offer, channel, why);
            case News.ByHand(var technician, var by, var reason) -> byHand(technician, new Act.ByHand(by, reason));
            case News.Jump(var rung, var by) -> jump(rung, by);
            case News.PassOn(var by) -> passOn(by);
            case News.Widen(var rung, var by) -> widen(rung, by);
            case News.Again(var by) -> again(by);
            case News.Seats(var seats, var by) -> seats(seats, by);
            case News.GivenBack(var offer, var why) -> givenBack(offer, why);
            case News.ArrivalMoved(var who, var arrivesAt, var left) -> visiting.arrivalMoved(who, arrivesAt, left);
            case News.Left(var technician) -> visiting.left(technician);
            case News.Arrived(var technician, var at) -> visiting.arrived(technician, at);
            case News.ReportMissing _ -> visiting.reportMissing();
            case News.Held(var owner, var wakeAt) -> held(owner, wakeAt);
            case News.Resumed _ -> searchAnew();
            case News.Urgency _ -> urgency();
            case News.Closed _ -> over("closed", false);
            case News.Cancelled _ -> over("cancelled", true);
            case News.Tick _ -> tick();
        }
    }

    private void tick() {
        var didNotCome = visiting.timesPass();
        if (!didNotCome.isEmpty()) {
            didNotCome.forEach(each -> climbing.settle(each, OfferState.WITHDRAWN, Search.LATE));
            fallsThrough(Search.LATE);
        }
        if (phase.next().isAfter(now)) {
            return;
        }
        switch (phase) {
            case Phase.Asking _ -> {
                climbing.relieves();
                climbing.timesPass();
                askOn();
            }
            case Phase.Stuck _ -> askOn();
            case Phase.Waiting _ -> acts.add(new Act.TakeUp());
            case Phase.Going _, Phase.Over _ -> {}
        }
    }

    private void askOn() {
        if (climbing.on()) {
            asking();
        } else if (phase instanceof Phase.Stuck known) {
            phase = new Phase.Stuck(known.since(), now.plus(Search.LOOK_AGAIN));
        } else {
            phase = new Phase.Stuck(now, now.plus(Search.LOOK_AGAIN));
            acts.add(new Act.NobodyLeft());
        }
    }

    private void asking() {
        phase = new Phase.Asking(phase instanceof Phase.Asking known ? known.since() : now, climbing.earliestAnswer());
    }

    /** They go when every seat is taken, or at once when others go already; until then others are asked on. */
    private void accepted(UUID offer, Instant arrivesAt) {
        if (climbing.accepts(offer, arrivesAt)) {
            goOrAskOn();
        }
    }

    private void goOrAskOn() {
        boolean othersGo = visiting.isOn();
        if (othersGo || climbing.isFull()) {
            visiting.begin();
        }
        if (!climbing.isFull()) {
            askOn();
            return;
        }
        climbing.withdrawOpen("taken");
        phase = new Phase.Going();
        if (othersGo) {
            acts.add(new Act.GoesOn());
        } else {
            var lead = climbing.seated().getFirst();
            acts.add(new Act.Taken(lead.technician(), lead.arrivesAt() == null ? now : lead.arrivesAt()));
        }
    }

    private void rejected(UUID id, RejectReason reason) {
        var offer = climbing.find(id);
        if (offer != null && offer.isOpen()) {
            climbing.settle(offer, OfferState.REJECTED, reason.word());
            askOn();
        }
    }

    private void undelivered(UUID id, String channel, String why) {
        if (climbing.undelivered(id, channel, why)) {
            askOn();
        }
    }

    private void byHand(UUID technician, Act.ByHand byHand) {
        if (isSearching() && climbing.byHand(technician, byHand)) {
            asking();
        }
    }

    private void jump(int rung, UUID by) {
        var rungs = climbing.climb().ladder().rungs();
        if (isSearching() && rung < rungs.size()) {
            acts.add(new Act.Jumped(rung, rungs.get(rung).who(), by));
            climbing.jump(rung);
            askOn();
        }
    }

    private void passOn(UUID by) {
        if (phase instanceof Phase.Asking) {
            acts.add(new Act.PassedOn(by));
            climbing.withdrawOpen("passed-on");
            askOn();
        }
    }

    private void widen(Rung rung, UUID by) {
        if (isSearching()) {
            acts.add(new Act.Widened(climbing.climb().ladder().rungs().size(), rung.who(), by));
            climbing.widens(rung);
            askOn();
        }
    }

    private void again(UUID by) {
        if (isSearching()) {
            acts.add(new Act.AsksAgain(by));
            climbing.again();
            askOn();
        }
    }

    /** Also while they go: another one is asked to go with them. */
    private void seats(int seats, UUID by) {
        if (!isSearching() && !(phase instanceof Phase.Going)) {
            return;
        }
        acts.add(new Act.NeedsSeats(seats, by));
        climbing.needs(seats);
        if (isSearching()) {
            goOrAskOn();
        } else if (!climbing.isFull()) {
            searchAnew();
        }
    }

    private void urgency() {
        if (isSearching() && (climbing.changes() || phase instanceof Phase.Stuck)) {
            askOn();
        }
    }

    /** Whoever gives it back is not asked again; one of several leaves the others their seats. */
    private void givenBack(@Nullable UUID id, String why) {
        if (id == null && visiting.isOn()) {
            climbing.settleAll(Asked::isAccepted, OfferState.REJECTED, why);
            searchAnew();
            return;
        }
        var offer = id == null ? null : climbing.find(id);
        if (offer != null && offer.isAccepted()) {
            climbing.settle(offer, OfferState.REJECTED, why);
            if (offer.isGoing()) {
                fallsThrough(why);
            } else {
                askOn();
            }
        }
    }

    /** Whoever else goes keeps going, and the order is theirs; with nobody left it is looked for somebody from the beginning. */
    private void fallsThrough(String why) {
        boolean othersGo = visiting.isOn();
        acts.add(othersGo ? new Act.GoesOn() : new Act.FellThrough(why));
        if (othersGo && isSearching()) {
            askOn();
        } else {
            searchAnew();
        }
    }

    private void searchAnew() {
        climbing.anew();
        phase = new Phase.Asking(now, now);
        askOn();
    }

    private void held(@Nullable UUID owner, Instant wakeAt) {
        climbing.settleAll(each -> each.isOpen() || each.isAccepted(), OfferState.WITHDRAWN, "on-hold");
        phase = new Phase.Waiting(owner, now, wakeAt);
    }

    private void over(String why, boolean visitToo) {
        climbing.settleAll(each -> each.isOpen() || visitToo && each.isAccepted(), OfferState.WITHDRAWN, why);
        phase = new Phase.Over(now);
    }

    private boolean isSearching() {
        return phase instanceof Phase.Asking || phase instanceof Phase.Stuck;
    }
}
