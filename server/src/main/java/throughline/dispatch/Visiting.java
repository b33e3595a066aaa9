package throughline.dispatch;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.dispatch.Search.Around;
import throughline.dispatch.Search.Asked;

/** The visits of a search during one step: the technician of each seat is watched, whatever the others do. */
final class Visiting {
    private final Climbing climbing;
    private final List<Act> acts;
    private final Around around;
    private final Instant now;

    Visiting(Climbing climbing, List<Act> acts, Around around, Instant now) {
        this.climbing = climbing;
        this.acts = acts;
        this.around = around;
        this.now = now;
    }

    /** Whether anybody goes there. */
    boolean isOn() {
        return !climbing.going().isEmpty();
    }

    /** Whoever has a seat and did not go yet goes. */
    void begin() {
        for (var each : climbing.seated()) {
            if (!each.isGoing()) {
                climbing.replace(each.at(expected(arrival(each))));
            }
        }
    }

    /** Takes every visit's step that is due. @return those who are given up */
    List<Asked> timesPass() {
        for (var each : climbing.going()) {
            if (!each.watched().next().isAfter(now) && !isGivenUp(each)) {
                goesOn(each);
            }
        }
        return climbing.going().stream().filter(this::isGivenUp).toList();
    }

    /** Neither on site nor heard of, and asked often enough. */
    private boolean isGivenUp(Asked each) {
        var givesUpAt = each.watched().givesUpAt();
        return givesUpAt != null && !givesUpAt.isAfter(now);
    }

    private void goesOn(Asked each) {
        switch (each.watched()) {
            case Visit.Accepted goes -> {
                acts.add(new Act.AskWhetherOnTheWay(each.technician()));
                climbing.replace(each.at(new Visit.Reminded(goes.since(), now.plus(Search.AFTER_REMINDER))));
            }
            case Visit.Reminded _, Visit.OnTheWay _ -> late(each);
            case Visit.Late late
            when !answersForTheReport(each) ->
                climbing.replace(
                        each.at(new Visit.Late(late.since(), sooner(reportDue(), late.givesUpAt()), late.givesUpAt())));
            case Visit.OnSite works
            when !answersForTheReport(each) -> climbing.replace(each.at(new Visit.OnSite(works.since(), reportDue())));
            case Visit.Late _, Visit.OnSite _ -> reportMissing(each);
            case Visit.ReportDue due ->
                climbing.replace(
                        each.at(askForReport(each.technician(), due.since(), due.givesUpAt(), due.reminders())));
        }
    }

    private void late(Asked each) {
        acts.add(new Act.IsLate(each.technician()));
        var from = later(arrival(each), now);
        var patience = climbing.climb().ladder().replaceMinutes();
        var givesUpAt = patience == null ? null : from.plus(Duration.ofMinutes(patience));
        var reportDue = from.plus(around.habits().reportDue());
        climbing.replace(each.at(new Visit.Late(now, sooner(reportDue, givesUpAt), givesUpAt)));
    }

    /** @param onTheWay whether somebody has left, as far as the order knows */
    void arrivalMoved(UUID technician, Instant arrivesAt, boolean onTheWay) {
        for (var each : climbing.going()) {
            if (each.technician().equals(technician) && each.watched().isExpected()) {
                boolean left =
                        each.watched() instanceof Visit.OnTheWay || onTheWay && each.watched() instanceof Visit.Late;
                var visit = left ? new Visit.OnTheWay(now, arrivesAt.plus(Search.GRACE)) : expected(arrivesAt);
                climbing.replace(each.promises(arrivesAt).at(visit));
            }
        }
    }

    /** Said twice, or on site, it changes nothing. */
    void left(UUID technician) {
        for (var each : climbing.going()) {
            var visit = each.watched();
            if (each.technician().equals(technician) && visit.isExpected() && !(visit instanceof Visit.OnTheWay)) {
                var late = later(arrival(each), now).plus(Search.GRACE);
                climbing.replace(each.at(new Visit.OnTheWay(now, late)));
            }
        }
    }

    /** @param technician null is everybody; said twice it changes nothing */
    void arrived(@Nullable UUID technician, Instant at) {
        for (var each : climbing.going()) {
            boolean meant = technician == null || each.technician().equals(technician);
            if (meant && !(each.watched() instanceof Visit.OnSite)) {
                climbing.replace(
                        each.at(new Visit.OnSite(now, at.plus(around.habits().reportDue()))));
            }
        }
    }

    /** The order's report is missing from now on. */
    void reportMissing() {
        climbing.going().stream().filter(this::answersForTheReport).forEach(this::reportMissing);
    }

    private void reportMissing(Asked each) {
        if (!(each.watched() instanceof Visit.ReportDue)) {
            acts.add(new Act.ReportIsDue(each.technician()));
            climbing.replace(
                    each.at(askForReport(each.technician(), now, each.watched().givesUpAt(), 0)));
        }
    }

    /** One report closes the order: whoever was asked for it already, then whoever is on site, then the first seat. */
    private boolean answersForTheReport(Asked each) {
        var going = climbing.going();
        return each.equals(going.stream()
                .filter(one -> one.watched() instanceof Visit.ReportDue)
                .findFirst()
                .or(() -> going.stream()
                        .filter(one -> one.watched() instanceof Visit.OnSite)
                        .findFirst())
                .orElse(going.getFirst()));
    }

    /** At night it waits for the morning. */
    private Visit askForReport(UUID technician, Instant since, @Nullable Instant givesUpAt, int before) {
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
        return new Visit.ReportDue(since, sooner(reminding.next(now), givesUpAt), givesUpAt, times);
    }

    private Visit expected(Instant arrivesAt) {
        return Visit.Accepted.of(now, arrivesAt, around.habits().onTheWay());
    }

    private Instant arrival(Asked each) {
        return requireNonNullElse(each.arrivesAt(), now);
    }

    private Instant reportDue() {
        return now.plus(around.habits().reportDue());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant sooner(Instant one, @Nullable Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }
}
