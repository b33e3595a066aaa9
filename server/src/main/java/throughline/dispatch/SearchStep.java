package throughline.dispatch;

import java.time.Duration;
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
    private final Around around;
    private final Instant now;

    SearchStep(Search from, Around around, Instant now) {
        this.phase = from.phase();
        this.climbing = new Climbing(from, acts, around, now);
        this.around = around;
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
            case News.Seats(var seats, var by) -> seats(seats, by);
            case News.GivenBack(var offer, var why) -> givenBack(offer, why);
            case News.ArrivalMoved(var arrivesAt, var onTheWay) -> arrivalMoved(arrivesAt, onTheWay);
            case News.Left _ -> left();
            case News.Arrived(var at) -> arrived(at);
            case News.ReportMissing _ -> reportMissing();
            case News.Held(var owner, var wakeAt) -> held(owner, wakeAt);
            case News.Resumed _ -> startAnew();
            case News.Urgency _ -> urgency();
            case News.Closed _ -> over("closed", false);
            case News.Cancelled _ -> over("cancelled", true);
            case News.Tick _ -> tick();
        }
    }

    private void tick() {
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
            case Phase.Accepted goes -> {
                acts.add(new Act.AskWhetherOnTheWay(goes.technician()));
                var late = now.plus(Search.AFTER_REMINDER);
                phase = new Phase.Reminded(goes.technician(), goes.since(), goes.arrivesAt(), late);
            }
            case Phase.Reminded goes -> late(goes.technician(), goes.arrivesAt());
            case Phase.OnTheWay goes -> late(goes.technician(), goes.arrivesAt());
            case Phase.Late late when passed(late.givesUpAt()) -> givenUp();
            case Phase.ReportDue due when passed(due.givesUpAt()) -> givenUp();
            case Phase.Late _, Phase.OnSite _ -> reportMissing();
            case Phase.ReportDue due ->
                phase = askForReport(due.technician(), due.since(), due.givesUpAt(), due.reminders());
            case Phase.Waiting _ -> acts.add(new Act.TakeUp());
            case Phase.Over _ -> {}
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

    /** They go when every seat is taken; until then others are asked on. */
    private void accepted(UUID offer, Instant arrivesAt) {
        if (climbing.accepts(offer, arrivesAt)) {
            goOrAskOn();
        }
    }

    private void goOrAskOn() {
        if (!climbing.isFull()) {
            askOn();
            return;
        }
        climbing.withdrawOpen("taken");
        var lead = climbing.lead();
        var arrivesAt = lead.arrivesAt() == null ? now : lead.arrivesAt();
        acts.add(new Act.Taken(lead.technician(), arrivesAt));
        phase = Phase.Accepted.of(
                lead.technician(), now, arrivesAt, around.habits().onTheWay());
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

    private void seats(int seats, UUID by) {
        if (isSearching()) {
            acts.add(new Act.NeedsSeats(seats, by));
            climbing.needs(seats);
            goOrAskOn();
        }
    }

    private void urgency() {
        if (isSearching() && (climbing.changes() || phase instanceof Phase.Stuck)) {
            askOn();
        }
    }

    /** Whoever gives it back is not asked again; one of several leaves the others their seats. */
    private void givenBack(@Nullable UUID id, String why) {
        if (id == null && phase.technician() != null) {
            climbing.settleAll(Asked::isAccepted, OfferState.REJECTED, why);
            startAnew();
            return;
        }
        var offer = id == null ? null : climbing.find(id);
        if (offer != null && offer.isAccepted()) {
            climbing.settle(offer, OfferState.REJECTED, why);
            fallsThrough(why);
        }
    }

    /** Neither on site nor heard of, and asked often enough: others are asked, and whoever did not come is told. */
    private void givenUp() {
        climbing.settle(climbing.lead(), OfferState.WITHDRAWN, Search.LATE);
        fallsThrough(Search.LATE);
    }

    private void fallsThrough(String why) {
        if (phase.technician() == null) { // others still look for the other seats
            askOn();
        } else {
            acts.add(new Act.FellThrough(why));
            startAnew();
        }
    }

    private void startAnew() {
        climbing.anew();
        phase = new Phase.Asking(now, now);
        askOn();
    }

    private void arrivalMoved(Instant arrivesAt, boolean onTheWay) {
        var technician = phase.technician();
        if (technician != null && onTheWay) {
            phase = new Phase.OnTheWay(technician, now, arrivesAt, arrivesAt.plus(Search.GRACE));
        } else if (technician != null) {
            phase = Phase.Accepted.of(
                    technician, now, arrivesAt, around.habits().onTheWay());
        }
    }

    private void left() {
        var promised = phase.arrivesAt();
        var technician = phase.technician();
        if (technician != null && promised != null) {
            var late = later(promised, now).plus(Search.GRACE);
            phase = new Phase.OnTheWay(technician, now, promised, late);
        }
    }

    private void late(UUID technician, Instant arrivesAt) {
        acts.add(new Act.IsLate(technician));
        var reportDue = later(arrivesAt, now).plus(around.habits().reportDue());
        var patience = climbing.climb().ladder().replaceMinutes();
        var givesUpAt = patience == null ? null : later(arrivesAt, now).plus(Duration.ofMinutes(patience));
        phase = new Phase.Late(technician, now, arrivesAt, sooner(reportDue, givesUpAt), givesUpAt);
    }

    private void arrived(Instant at) {
        var technician = phase.technician();
        if (technician != null) {
            phase = new Phase.OnSite(technician, now, at.plus(around.habits().reportDue()));
        }
    }

    private void reportMissing() {
        var technician = phase.technician();
        if (technician != null && !(phase instanceof Phase.ReportDue)) {
            acts.add(new Act.ReportIsDue(technician));
            phase = askForReport(technician, now, phase.givesUpAt(), 0);
        }
    }

    /** At night it waits for the morning. */
    private Phase askForReport(UUID technician, Instant since, @Nullable Instant givesUpAt, int before) {
        var reminding = around.reminding();
        int times = before;
        if (reminding.mayAsk(now)) {
            times++;
            acts.add(new Act.AskForReport(technician, times));
            if (times == reminding.leadAfter()) {
                var leads = around.cover().of(Who.TEAM_LEAD);
                acts.add(new Act.TellLead(technician, leads.isEmpty() ? null : leads.getFirst(), times));
            }
        }
        return new Phase.ReportDue(technician, since, sooner(reminding.next(now), givesUpAt), givesUpAt, times);
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

    private boolean passed(@Nullable Instant at) {
        return at != null && !at.isAfter(now);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant sooner(Instant one, @Nullable Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }
}
