package throughline.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One callout among people who sleep, refuse, answer twice or too late, whose messages are lost, while dispatchers steer, clocks jump
 * and the program is killed between and in its steps. Nothing in it depends on anything but its dice.
 */
final class SimulatedCallout {
    static final Duration SLACK = Duration.ofSeconds(5);

    private static final Instant START = Instant.parse("2026-11-21T02:00:00Z");
    private static final UUID DISPATCHER = new UUID(2, 1);
    private static final Habits HABITS =
            new Habits(Duration.ofMinutes(30), Duration.ofMinutes(240), 2, Duration.ofMinutes(30));

    private static final Reminding REMINDING =
            new Reminding(List.of(LocalTime.of(8, 0), LocalTime.of(16, 0)), ZoneId.of("Europe/Tallinn"), false, 3);

    /** The steps are looked for so often. */
    private static final int BEAT_MILLIS = 250;

    private static final int MOST_STEPS = 600;
    private static final int LOOKS_OF_A_SEAT = 2;

    /**
     * How a callout went.
     *
     * @param wentOnAlone how often one of several fell through while another kept going
     * @param fellThrough of how many seats somebody did not go after all
     */
    record End(boolean accepted, boolean onAList, int steps, long overMillis, int wentOnAlone, int fellThrough) {}

    private record Coming(long at, long order, Runnable what) {}

    private final SplittableRandom dice;
    private final Consumer<Supplier<String>> story;
    private final SimulatedPlace place;
    private final Promises promises;
    private final PriorityQueue<Coming> coming =
            new PriorityQueue<>(Comparator.comparing(Coming::at).thenComparing(Coming::order));
    private Ladder right;
    private Search search;
    private long millis;
    private long clockIsOffBy;
    private long count;
    private int steps;
    private int looks;
    private boolean accepted;
    private boolean onAList;
    private int wentOnAlone;
    private int fellThrough;
    private Instant endsBy;
    private long over;

    SimulatedCallout(long seed, Consumer<Supplier<String>> story) {
        dice = new SplittableRandom(seed);
        this.story = story;
        place = new SimulatedPlace(dice);
        promises = new Promises(place);
        right = place.usual;
        search = Search.begin(right, 1, now());
        endsBy = now();
    }

    End plays() {
        story.accept(() -> "ladder: " + right);
        hears(new News.Raised());
        if (!accepted && search.phase() instanceof Phase.Asking) {
            disturbances();
        }
        while (goesOn()) {
            takesTheNextStep();
        }
        Promises.that(
                accepted || onAList || search.phase() instanceof Phase.Over,
                () -> "it ended nowhere: " + search.phase());
        return new End(accepted, !accepted && onAList, steps, Math.max(0, over), wentOnAlone, fellThrough);
    }

    private boolean goesOn() {
        Promises.that(steps < MOST_STEPS, () -> "it goes on for ever: " + search.phase());
        boolean reportMissing = search.phase() instanceof Phase.Going
                && search.going().stream().anyMatch(each -> each.visit() instanceof Visit.ReportDue);
        boolean quiet =
                coming.isEmpty() && (looks > LOOKS_OF_A_SEAT * search.climb().seats() || reportMissing);
        return !(search.phase() instanceof Phase.Over) && !quiet;
    }

    /** News that comes first, or the step whose time has come; whoever looks for steps comes a little later, or again, or too early. */
    private void takesTheNextStep() {
        long due = Math.max(millis, search.next().toEpochMilli() - START.toEpochMilli() - clockIsOffBy)
                + dice.nextInt(BEAT_MILLIS);
        var first = coming.peek();
        if (first != null && first.at() <= due) {
            millis = first.at();
            coming.remove().what().run();
        } else {
            millis = due;
            looks += search.phase() instanceof Phase.Stuck || !search.going().isEmpty() ? 1 : 0;
            hears(new News.Tick());
        }
        inTime();
    }

    /** Whatever happens to one callout while somebody is looked for. */
    private void disturbances() {
        sometimes(8, 300, () -> hears(new News.ByHand(place.anybody(dice), DISPATCHER, "near")));
        sometimes(10, 300, () -> hears(new News.Jump(dice.nextInt(5), DISPATCHER)));
        sometimes(8, 300, () -> hears(new News.PassOn(DISPATCHER)));
        sometimes(6, 300, this::needsAnotherSeat);
        sometimes(6, 300, () -> hears(new News.Widen(SimulatedPlace.BESIDE, DISPATCHER)));
        sometimes(6, 300, () -> hears(new News.Again(DISPATCHER)));
        sometimes(8, 300, () -> {
            right = right == place.usual ? place.worse : place.usual;
            hears(new News.Urgency());
        });
        sometimes(5, 400, () -> hears(new News.Held(DISPATCHER, now().plusSeconds(600))));
        sometimes(3, 2_000, () -> hears(new News.Cancelled()));
        sometimes(15, 300, this::clockJumps);
        sometimes(15, 300, () -> hears(new News.Tick()));
        for (int i = 0; i < 4 && place.mayComeAndGo(); i++) {
            sometimes(50, 600, () -> place.comesOrGoes(place.anybody(dice)));
        }
    }

    private void needsAnotherSeat() {
        if (search.climb().seats() < 3) {
            hears(new News.Seats(search.climb().seats() + 1, DISPATCHER));
        }
    }

    private void clockJumps() {
        long jump = dice.nextInt(-180_000, 180_000);
        clockIsOffBy += jump;
        endsBy = endsBy.plusMillis(Math.max(0, jump));
        story.accept(() -> "the clock jumps by %d ms to %s".formatted(jump, now()));
    }

    /**
     * A kill before the commit loses the step and everything it wanted; whoever told us tells us again. A kill after it loses what was in
     * memory: the search is what was kept, and what was to be sent is sent, perhaps a second time.
     */
    private void hears(News news) {
        if (!makesSense(news)) {
            return;
        }
        var around = new Search.Around(HABITS, REMINDING, () -> right, place, () -> new UUID(9, ++count));
        if (chance(4)) {
            search.hear(news, around, now());
            story.accept(() -> "killed while it heard " + news);
            later(dice.nextInt(300), () -> hears(news));
            return;
        }
        steps++;
        var before = search;
        var next = before.hear(news, around, now());
        story.accept(() -> now() + " " + news);
        next.acts().forEach(act -> story.accept(() -> "    " + act));
        search = kept(next.search());
        story.accept(() -> "    → " + search.phase() + " " + search.going());
        Promises.that(search.equals(next.search()), () -> "what was kept is not what was: " + search.phase());
        promises.hold(news, before, next, now());
        measures(news, before, next);
        next.acts().forEach(this::done);
        seats(before, next);
        if (chance(4)) {
            story.accept(() -> "killed after it had heard; what was to be sent is sent again");
            next.acts().forEach(this::sent);
        }
    }

    private static Search kept(Search search) {
        if (search.phase() instanceof Phase.Over) {
            return search;
        }
        var offers = search.asked().stream()
                .map(each -> each.isGoing()
                        ? new Search.Asked(
                                each.offer(),
                                each.technician(),
                                each.seat(),
                                each.round(),
                                each.rung(),
                                each.channel(),
                                each.state(),
                                each.reason(),
                                each.answerBy(),
                                each.arrivesAt(),
                                null)
                        : each)
                .toList();
        return Kept.of(search).search(search.climb(), offers, Kept.beside(search));
    }

    /** Whoever goes from this step on has a fate of her own, whatever becomes of the others. */
    private void seats(Search before, Search.Next next) {
        var wentBefore = before.going().stream().map(Search.Asked::offer).toList();
        next.search().going().stream()
                .filter(each -> !wentBefore.contains(each.offer()))
                .forEach(this::goes);
        var over = next.acts().stream()
                .filter(act -> act instanceof Act.Settle settle && wentBefore.contains(settle.offer()))
                .count();
        boolean othersGo = next.acts().contains(new Act.GoesOn());
        fellThrough += othersGo || next.acts().stream().anyMatch(Act.FellThrough.class::isInstance) ? (int) over : 0;
        wentOnAlone += othersGo ? (int) over : 0;
    }

    /** What the order itself refuses is never heard. */
    private boolean makesSense(News news) {
        return switch (news) {
            case News.GivenBack back -> back.offer() != null || !search.going().isEmpty();
            case News.Closed _, News.Arrived _, News.Left _, News.ArrivalMoved _ ->
                !search.going().isEmpty();
            case News.Resumed _ -> search.phase() instanceof Phase.Waiting;
            default -> !(search.phase() instanceof Phase.Over);
        };
    }

    /** Until when a climb ends: anew with everything that people decide, and when somebody new is found. */
    private void measures(News news, Search before, Search.Next next) {
        boolean decided = !(news instanceof News.Tick
                || news instanceof News.Accepted
                || news instanceof News.Rejected
                || news instanceof News.Undelivered);
        boolean begins =
                !(before.phase() instanceof Phase.Asking) && next.search().phase() instanceof Phase.Asking;
        if (decided || begins) {
            var ladder = (news instanceof News.Widen ? next.search() : before)
                    .climb()
                    .ladder();
            boolean straight = right.equals(ladder) && !(news instanceof News.ByHand);
            var end = now().plus(right.longest(place::most));
            end = straight ? end : end.plus(ladder.longest(place::most)).plusSeconds(place.slowest());
            endsBy = before.phase() instanceof Phase.Asking && end.isBefore(endsBy) ? endsBy : end;
        }
        if (before.phase() instanceof Phase.Asking) {
            over = Math.max(over, Duration.between(endsBy, now()).toMillis());
        }
    }

    private void inTime() {
        Promises.that(
                !(search.phase() instanceof Phase.Asking) || !now().isAfter(endsBy.plus(SLACK)),
                () -> "it looks for somebody longer than its ladder, which ended " + endsBy);
    }

    private void done(Act act) {
        switch (act) {
            case Act.Taken _ -> {
                accepted = true;
                if (chance(30)) {
                    later(dice.nextInt(1_200_000), this::needsAnotherSeat);
                }
            }
            case Act.NobodyLeft _ -> onAList = true;
            case Act.TakeUp _ -> hears(new News.Resumed());
            default -> sent(act);
        }
    }

    private void sent(Act act) {
        if (act instanceof Act.Ask ask) {
            answers(ask.asked());
        } else if (act instanceof Act.AskAgain again) {
            answers(again.asked());
        }
    }

    /** Phones are dead, people sleep; the others answer once or twice, in time or too late; of some messages we hear that they are lost. */
    private void answers(Search.Asked asked) {
        int fate = dice.nextInt(100);
        if (fate < 8) {
            var lost = new News.Undelivered(asked.offer(), asked.channel(), "not-delivered");
            later(dice.nextInt(90_000), () -> hears(lost));
            twice(lost);
        } else if (fate < 40) {
            int wait = 1_000 + dice.nextInt(150_000);
            var answer = answer(asked, wait);
            later(wait, () -> hears(answer));
            twice(answer);
        }
    }

    private News answer(Search.Asked asked, int wait) {
        return chance(45)
                ? new News.Rejected(asked.offer(), RejectReason.TOO_FAR)
                : new News.Accepted(asked.offer(), now().plusMillis(wait).plusSeconds(60 + dice.nextInt(7_200)));
    }

    private void twice(News news) {
        if (chance(25)) {
            later(dice.nextInt(200_000), () -> hears(news));
        }
    }

    /** Whoever has a seat goes, gives it back, comes later, or is never heard of again. */
    private void goes(Search.Asked one) {
        looks = 0;
        var technician = one.technician();
        int fate = dice.nextInt(100);
        if (fate < 5) {
            later(dice.nextInt(3_600_000), () -> hears(new News.GivenBack(null, "vehicle")));
        } else if (fate < 16) {
            later(dice.nextInt(3_600_000), () -> hears(new News.GivenBack(one.offer(), "sick")));
        } else if (fate < 72) {
            later(dice.nextInt(3_000_000), () -> hears(new News.Left(technician)));
            later(
                    dice.nextInt(3_000_000),
                    () -> sometimes(
                            20,
                            60,
                            () -> hears(
                                    new News.ArrivalMoved(technician, now().plusSeconds(dice.nextInt(3_600)), false))));
            later(dice.nextInt(9_000_000), () -> hears(new News.Arrived(chance(90) ? technician : null, now())));
            if (chance(80)) {
                later(9_000_000 + dice.nextInt(9_000_000), () -> hears(new News.Closed()));
            }
        }
    }

    private void sometimes(int percent, int withinSeconds, Runnable what) {
        if (chance(percent)) {
            later(dice.nextInt(withinSeconds * 1_000), what);
        }
    }

    private void later(long wait, Runnable what) {
        coming.add(new Coming(millis + wait, ++count, what));
    }

    private boolean chance(int percent) {
        return dice.nextInt(100) < percent;
    }

    private Instant now() {
        return START.plusMillis(millis + clockIsOffBy);
    }
}
