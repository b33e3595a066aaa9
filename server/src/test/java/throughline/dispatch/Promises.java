package throughline.dispatch;

import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a search promises, looked at after every step. It keeps its own account of who was asked, who refused and who has which seat,
 * from the acts alone, and believes nothing that the search says of itself.
 */
final class Promises {
    private static final Duration FARTHEST = Duration.ofDays(20);

    private final SimulatedPlace place;
    private final Map<Integer, UUID> seats = new HashMap<>();
    private final Map<UUID, Search.Asked> open = new HashMap<>();
    private final Set<UUID> refused = new HashSet<>();
    private final Set<UUID> didNotCome = new HashSet<>();
    private final Set<UUID> askedThisRound = new HashSet<>();
    private final Set<Integer> saidEmpty = new HashSet<>();
    private int lowest;
    private final Set<UUID> onSite = new HashSet<>();
    private final Set<UUID> asked = new HashSet<>();

    Promises(SimulatedPlace place) {
        this.place = place;
    }

    void hold(News news, Search before, Search.Next next, Instant now) {
        beginsARound(news, before, next);
        for (var act : next.acts()) {
            holds(act, before, next, now);
        }
        if (news instanceof News.Tick) {
            holdsOfTime(before, next, now);
        }
        if (news instanceof News.Arrived arrived) {
            before.going().stream()
                    .map(Search.Asked::technician)
                    .filter(each -> arrived.technician() == null || each.equals(arrived.technician()))
                    .forEach(onSite::add);
        }
        holdsOfThoseWhoGo(news, before, next, now);
        holdsOfTheRest(next.search(), now);
    }

    private void beginsARound(News news, Search before, Search.Next next) {
        boolean searching = before.phase() instanceof Phase.Asking || before.phase() instanceof Phase.Stuck;
        if (news instanceof News.Jump jump
                && searching
                && jump.rung() < before.climb().ladder().rungs().size()) {
            round(jump.rung());
        } else if (news instanceof News.Resumed
                || news instanceof News.Again && searching
                || next.acts().stream().anyMatch(Act.FellThrough.class::isInstance)
                || before.phase() instanceof Phase.Going && next.search().isSearching()
                || news instanceof News.GivenBack back
                        && back.offer() == null
                        && !before.going().isEmpty()) {
            round(0);
        } else if (!(news instanceof News.Widen)
                && !next.search().climb().ladder().equals(before.climb().ladder())) {
            lowest = 0;
            saidEmpty.clear();
        }
    }

    private void round(int rung) {
        lowest = rung;
        askedThisRound.clear();
        saidEmpty.clear();
    }

    private void holds(Act act, Search before, Search.Next next, Instant now) {
        var ladder = next.search().climb().ladder();
        switch (act) {
            case Act.Ask(var asked, var byHand) -> {
                var one = asked.technician();
                that(!seats.containsValue(one), () -> one + " is asked and has a seat");
                that(
                        open.values().stream()
                                .noneMatch(each -> each.technician().equals(one)),
                        () -> one + " is asked twice at the same time");
                if (byHand == null) {
                    that(!refused.contains(one), () -> one + " refused and is asked again");
                    that(!didNotCome.contains(one), () -> one + " did not come and is asked again");
                    that(askedThisRound.add(one), () -> one + " is asked twice in a round");
                    that(
                            asked.rung() >= lowest,
                            () -> "rung %d is asked after a jump to %d".formatted(asked.rung(), lowest));
                    that(
                            standsOn(ladder.rungs().get(asked.rung()), one),
                            () -> one + " does not stand on rung " + asked.rung());
                    hasItsTime(ladder.rungs().get(asked.rung()), asked, now);
                } else {
                    askedThisRound.add(one);
                }
                open.put(asked.offer(), asked);
            }
            case Act.AskAgain(var asked) -> {
                that(open.containsKey(asked.offer()), () -> "an offer that is over goes on over " + asked.channel());
                open.put(asked.offer(), asked);
            }
            case Act.Settle settle -> settled(settle, before, now);
            case Act.Give give -> {
                that(open.remove(give.offer()) != null, () -> "an offer that is not open was accepted");
                that(!seats.containsValue(give.technician()), () -> give.technician() + " has two seats");
                that(
                        seats.put(give.seat(), give.technician()) == null,
                        () -> "seat " + give.seat() + " is given twice");
                that(give.seat() <= next.search().climb().seats(), () -> "there is no seat " + give.seat());
            }
            case Act.Taken _ ->
                that(seats.size() >= next.search().climb().seats(), () -> "taken with a free seat: " + seats);
            case Act.NoCover(var rung, var who) -> {
                that(saidEmpty.add(rung), () -> "rung " + rung + " is said to be empty twice");
                that(
                        who.stream()
                                .flatMap(each -> place.of(each).stream())
                                .noneMatch(each -> reach(ladder.rungs().get(rung), each)),
                        () -> "rung " + rung + " is not empty");
            }
            case Act.NobodyLeft _ -> nobodyIsForgotten(ladder);
            case Act.FellThrough _ ->
                that(
                        next.search().going().isEmpty(),
                        () -> "taken back from those who go: " + next.search().going());
            case Act.GoesOn _ -> that(!next.search().going().isEmpty(), () -> "nobody goes on");
            case Act.AskWhetherOnTheWay(var technician) -> asked.add(technician);
            case Act.IsLate(var technician) -> {
                that(!onSite.contains(technician), () -> technician + " is there and late");
                that(
                        asked.contains(technician) || visit(before, technician) instanceof Visit.OnTheWay,
                        () -> technician + " is late and was never asked");
            }
            case Act.CallRescue _,
                    Act.Jumped _,
                    Act.PassedOn _,
                    Act.Widened _,
                    Act.AsksAgain _,
                    Act.NeedsSeats _,
                    Act.AskForReport _,
                    Act.ReportIsDue _,
                    Act.TellLead _,
                    Act.TakeUp _ -> {}
        }
    }

    private void settled(Act.Settle settle, Search before, Instant now) {
        var was = open.remove(settle.offer());
        if (was == null) {
            that(seats.values().remove(settle.technician()), () -> "an offer ends twice, now " + settle.state());
        }
        if (was != null && (settle.state() == OfferState.EXPIRED || settle.state() == OfferState.UNREACHABLE)) {
            that(
                    wasTheLastWay(was, before),
                    () -> "a channel of %s was left out after %s".formatted(was.technician(), was.channel()));
        }
        switch (settle.state()) {
            case REJECTED -> refused.add(settle.technician());
            case EXPIRED ->
                that(
                        was != null && !was.answerBy().isAfter(now),
                        () -> "an offer expired too early: "
                                + Objects.requireNonNull(was).answerBy());
            case WITHDRAWN -> {
                if (settle.reason().equals(Search.LATE)) {
                    didNotCome.add(settle.technician());
                    that(!onSite.contains(settle.technician()), () -> "somebody on site was replaced");
                    var visit = visit(before, settle.technician());
                    var givesUp = visit == null ? null : visit.givesUpAt();
                    that(givesUp != null && !givesUp.isAfter(now), () -> "somebody was replaced too early");
                }
            }
            default -> {}
        }
    }

    /** Whoever goes keeps going until she is there, gives it back, does not come, or the order ends; nobody is forgotten. */
    private void holdsOfThoseWhoGo(News news, Search before, Search.Next next, Instant now) {
        boolean ofAll = news instanceof News.Held
                || news instanceof News.Cancelled
                || news instanceof News.Closed
                || news instanceof News.GivenBack back && back.offer() == null;
        for (var each : before.going()) {
            boolean own = next.acts().stream()
                    .anyMatch(act -> act instanceof Act.Settle settle
                            && settle.offer().equals(each.offer())
                            && (settle.reason().equals(Search.LATE)
                                    || news instanceof News.GivenBack back
                                            && each.offer().equals(back.offer())));
            that(
                    ofAll || own || visit(next.search(), each.technician()) != null,
                    () -> each.technician() + " went there and is not watched any more");
        }
        for (var each : next.search().going()) {
            that(
                    next.search().phase() instanceof Phase.Over
                            || !next.search().next().isAfter(each.watched().next()),
                    () -> "the step of " + each.technician() + " is lost");
            that(
                    !onSite.contains(each.technician()) || !each.watched().isExpected(),
                    () -> each.technician() + " is there and expected");
        }
        if (news instanceof News.Tick) {
            for (var each : next.search().going()) {
                that(
                        next.search().phase() instanceof Phase.Over
                                || each.watched().next().isAfter(now),
                        () -> "the step of " + each.technician() + " was not taken");
            }
        }
        var seated =
                next.search().asked().stream().filter(Search.Asked::isAccepted).count();
        long going = next.search().going().size();
        that(going == 0 || going == seated, () -> "some go and others with a seat do not");
        that(
                !(next.search().phase() instanceof Phase.Going)
                        || going >= next.search().climb().seats(),
                () -> "they go with a free seat");
        onSite.retainAll(seats.values());
        asked.retainAll(seats.values());
    }

    private static @Nullable Visit visit(Search search, UUID technician) {
        return search.going().stream()
                .filter(each -> each.technician().equals(technician))
                .map(Search.Asked::watched)
                .findFirst()
                .orElse(null);
    }

    private boolean wasTheLastWay(Search.Asked was, Search before) {
        return before.climb().ladder().rung(was.rung()).ways().stream()
                .map(Way::channel)
                .dropWhile(channel -> !channel.equals(was.channel()))
                .skip(1)
                .noneMatch(channel -> place.reaches(was.technician(), channel));
    }

    /** Nothing happens before its time, and nothing stays after it. */
    private void holdsOfTime(Search before, Search.Next next, Instant now) {
        if (before.next().isAfter(now)) {
            that(
                    next.acts().isEmpty() && next.search().equals(before),
                    () -> "a step was taken before its time, " + before.next());
            return;
        }
        that(
                open.values().stream().allMatch(each -> each.answerBy().isAfter(now)),
                () -> "an offer is open after its time");
        that(
                next.search().phase() instanceof Phase.Over
                        || next.search().phase() instanceof Phase.Waiting
                        || next.search().next().isAfter(now),
                () -> "the step after is not later");
    }

    private void holdsOfTheRest(Search search, Instant now) {
        var phase = search.phase();
        that(
                search.asked().stream().filter(Search.Asked::isOpen).count() == open.size(),
                () -> "offers are open that nobody was told of");
        that(
                !open.isEmpty() == phase instanceof Phase.Asking,
                () -> "%d open offers while %s".formatted(open.size(), phase));
        if (phase instanceof Phase.Asking) {
            var earliest = open.values().stream()
                    .map(Search.Asked::answerBy)
                    .min(naturalOrder())
                    .orElseThrow();
            that(
                    phase.next().equals(earliest),
                    () -> "a timer is lost: next is %s, an answer is due %s".formatted(phase.next(), earliest));
        }
        that(
                search.going().stream().map(Search.Asked::technician).allMatch(seats::containsValue),
                () -> "somebody goes who has no seat");
        that(
                phase instanceof Phase.Over || search.next().isBefore(now.plus(FARTHEST)),
                () -> "there is no next step in sight: " + phase);
    }

    /** It is the dispatcher's only when everybody who may be asked was. */
    private void nobodyIsForgotten(Ladder ladder) {
        that(open.isEmpty(), () -> "nobody is left, and somebody is being asked");
        for (int i = lowest; i < ladder.rungs().size(); i++) {
            var rung = ladder.rungs().get(i);
            int number = i;
            var there = rung.who().stream()
                    .flatMap(who -> place.of(who).stream())
                    .filter(each -> reach(rung, each))
                    .toList();
            for (var each : there) {
                that(
                        askedThisRound.contains(each)
                                || refused.contains(each)
                                || didNotCome.contains(each)
                                || seats.containsValue(each),
                        () -> each + " on rung " + number + " was never asked");
            }
            that(
                    !there.isEmpty() || rung.isRescue() || place.mayComeAndGo() || saidEmpty.contains(i),
                    () -> "rung " + number + " is empty, and nobody was told");
        }
    }

    private boolean standsOn(Rung rung, UUID technician) {
        return rung.who().stream().anyMatch(who -> place.of(who).contains(technician));
    }

    private boolean reach(Rung rung, UUID technician) {
        return rung.ways().stream().anyMatch(way -> place.reaches(technician, way.channel()));
    }

    /** The first channel by which there is an address, for as long as the rung says. */
    private void hasItsTime(Rung rung, Search.Asked asked, Instant now) {
        var way = rung.ways().stream()
                .filter(each -> place.reaches(asked.technician(), each.channel()))
                .findFirst()
                .orElseThrow();
        that(
                way.channel().equals(asked.channel()) && asked.answerBy().equals(now.plusSeconds(way.seconds())),
                () -> "asked over %s until %s".formatted(asked.channel(), asked.answerBy()));
    }

    static void that(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise.get());
        }
    }
}
