package throughline.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.dispatch.Search.Around;
import throughline.dispatch.Search.Asked;

/** One step from search to search; never outlives {@link Search#hear}. */
final class SearchStep {
    private static final int SEAT = 1;

    private Phase phase;
    private int round;
    private final List<Asked> asked;
    private final List<Act> acts = new ArrayList<>();
    private final Around around;
    private final Instant now;

    SearchStep(Search from, Around around, Instant now) {
        this.phase = from.phase();
        this.round = from.round();
        this.asked = new ArrayList<>(from.asked());
        this.around = around;
        this.now = now;
    }

    Search.Next next() {
        return new Search.Next(new Search(phase, round, List.copyOf(asked)), List.copyOf(acts));
    }

    void hear(News news) {
        if (phase instanceof Phase.Over) {
            return;
        }
        switch (news) {
            case News.Raised _ -> askOn();
            case News.Accepted(var offer, var arrivesAt) -> accepted(offer, arrivesAt);
            case News.Rejected(var offer, var reason) -> ends(offer, OfferState.REJECTED, reason.word());
            case News.Undelivered(var offer, var why) -> ends(offer, OfferState.UNREACHABLE, why);
            case News.ByHand(var technician, var by, var reason) -> byHand(technician, new Act.ByHand(by, reason));
            case News.GivenBack(var why) -> givenBack(why);
            case News.ArrivalMoved(var arrivesAt, var onTheWay) -> arrivalMoved(arrivesAt, onTheWay);
            case News.Left _ -> left();
            case News.Arrived(var at) -> arrived(at);
            case News.ReportMissing _ -> reportMissing();
            case News.Held(var owner, var wakeAt) -> {
                withdrawAll("on-hold", true);
                phase = new Phase.Waiting(owner, now, wakeAt);
            }
            case News.Resumed _ -> startAnew();
            case News.Urgency _ -> {
                if (phase instanceof Phase.Stuck) {
                    askOn();
                }
            }
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
                for (var offer : List.copyOf(asked)) {
                    if (offer.isOpen() && !offer.answerBy().isAfter(now)) {
                        settle(offer, OfferState.EXPIRED, "no-answer");
                    }
                }
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
            case Phase.Late _, Phase.OnSite _ -> reportMissing();
            case Phase.ReportDue due -> {
                acts.add(new Act.AskForReport(due.technician(), false));
                phase = new Phase.ReportDue(due.technician(), due.since(), now.plus(Search.REMIND_AGAIN));
            }
            case Phase.Waiting _ -> acts.add(new Act.TakeUp());
            case Phase.Over _ -> {}
        }
    }

    /** Fills up the open offers from the list of today; with none open, the order is the dispatcher's. */
    private void askOn() {
        for (var technician : around.mayAsk()) {
            if (open() < around.habits().atOnce() && mayBeAsked(technician)) {
                ask(technician, null);
            }
        }
        if (open() > 0) {
            asking();
        } else if (phase instanceof Phase.Stuck known) {
            phase = new Phase.Stuck(known.since(), now.plus(Search.LOOK_AGAIN));
        } else {
            phase = new Phase.Stuck(now, now.plus(Search.LOOK_AGAIN));
            acts.add(new Act.NobodyLeft());
        }
    }

    private void asking() {
        var earliest = asked.stream()
                .filter(Asked::isOpen)
                .map(Asked::answerBy)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        phase = new Phase.Asking(phase instanceof Phase.Asking known ? known.since() : now, earliest);
    }

    private void accepted(UUID id, Instant arrivesAt) {
        var offer = find(id);
        if (offer == null || !offer.isOpen()) {
            return;
        }
        asked.replaceAll(each -> each.offer().equals(id) ? each.ends(OfferState.ACCEPTED) : each);
        withdrawAll("taken", false);
        acts.add(new Act.Give(id, offer.technician(), arrivesAt));
        phase = Phase.Accepted.of(
                offer.technician(), now, arrivesAt, around.habits().onTheWay());
    }

    private void ends(UUID id, OfferState end, String reason) {
        var offer = find(id);
        if (offer != null && offer.isOpen()) {
            settle(offer, end, reason);
            askOn();
        }
    }

    private void byHand(UUID technician, Act.ByHand byHand) {
        if (phase instanceof Phase.Asking || phase instanceof Phase.Stuck) {
            withdrawAll("by-hand", false);
            ask(technician, byHand);
            asking();
        }
    }

    /** Whoever gives it back is not asked again. */
    private void givenBack(String why) {
        for (var offer : List.copyOf(asked)) {
            if (offer.state() == OfferState.ACCEPTED) {
                settle(offer, OfferState.REJECTED, why);
            }
        }
        startAnew();
    }

    private void startAnew() {
        withdrawAll("taken-up-again", true);
        round++;
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
            var late = (promised.isAfter(now) ? promised : now).plus(Search.GRACE);
            phase = new Phase.OnTheWay(technician, now, promised, late);
        }
    }

    private void late(UUID technician, Instant arrivesAt) {
        acts.add(new Act.IsLate(technician));
        var last = arrivesAt.isAfter(now) ? arrivesAt : now;
        phase = new Phase.Late(
                technician, now, arrivesAt, last.plus(around.habits().reportDue()));
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
            phase = new Phase.ReportDue(technician, now, now.plus(Search.REMIND_AGAIN));
            acts.add(new Act.AskForReport(technician, true));
        }
    }

    private void over(String why, boolean visitToo) {
        withdrawAll(why, visitToo);
        phase = new Phase.Over(now);
    }

    private void withdrawAll(String why, boolean visitToo) {
        for (var offer : List.copyOf(asked)) {
            if (offer.isOpen() || visitToo && offer.state() == OfferState.ACCEPTED) {
                settle(offer, OfferState.WITHDRAWN, why);
            }
        }
    }

    private boolean mayBeAsked(UUID technician) {
        return asked.stream()
                .filter(each -> each.technician().equals(technician))
                .noneMatch(each -> each.round() == round || each.state() == OfferState.REJECTED || each.isOpen());
    }

    private long open() {
        return asked.stream().filter(Asked::isOpen).count();
    }

    private @Nullable Asked find(UUID id) {
        return asked.stream()
                .filter(each -> each.offer().equals(id))
                .findFirst()
                .orElse(null);
    }

    private void ask(UUID technician, Act.@Nullable ByHand byHand) {
        var offer = new Asked(
                around.newId().get(),
                technician,
                SEAT,
                round,
                OfferState.QUEUED,
                now.plus(around.habits().answer()));
        asked.add(offer);
        acts.add(new Act.Ask(offer, byHand));
    }

    private void settle(Asked offer, OfferState end, String reason) {
        asked.replaceAll(each -> each.offer().equals(offer.offer()) ? each.ends(end) : each);
        acts.add(new Act.Settle(offer.offer(), offer.technician(), end, reason));
    }
}
