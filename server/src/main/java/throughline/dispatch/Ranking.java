package throughline.dispatch;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.dispatch.Candidate.Part;
import throughline.dispatch.Candidate.Why;
import throughline.work.OrderBook.InHand;
import throughline.work.OrderBook.Visits;

/** Who fits an order how well. Pure: what is needed and what is known of somebody give reasons, each with its weight, and their sum. */
final class Ranking {
    static final Duration POSITION_GROWS_OLD = Duration.ofMinutes(60);

    /** Nobody is still where they were the day before. */
    static final Duration POSITION_IS_NOTHING = Duration.ofHours(12);

    static final String RELEASE = "release";

    private static final int LICENCE_ENDS_DAYS = 30;
    private static final int MOST_VISITS_COUNTED = 4;
    private static final int FARTHEST_COUNTED = 40;
    private static final int MINUTES_FOR_A_POINT = 2;
    private static final int MOST_REFUSALS_COUNTED = 5;

    private Ranking() {}

    /**
     * What an order asks of whoever goes.
     *
     * @param release people are inside: only somebody who learned to release them may go
     * @param equipment make and model; empty when the unit or they are not known
     * @param language of the customer; empty when nobody said
     */
    record Need(
            Set<String> skills,
            boolean release,
            String equipment,
            String language,
            @Nullable Spot place,
            ZoneId zone,
            Driving driving,
            Instant now) {
        LocalDate today() {
            return LocalDate.ofInstant(now, zone);
        }
    }

    /**
     * What is known of one technician beside that order.
     *
     * @param turn 1 is on call, a higher one is a back-up, null is neither
     * @param step of the ladder, null is none
     * @param inHand orders that were accepted and are not done
     * @param leavesFrom where the last of them is; null where there is none, or nobody said where its site is
     * @param refusals of other orders in the last thirty days
     */
    record Standing(
            Technician technician,
            @Nullable Integer turn,
            @Nullable Integer step,
            List<InHand> inHand,
            @Nullable Spot leavesFrom,
            @Nullable Visits visits,
            Positions.@Nullable Seen seen,
            @Nullable Instant restsUntil,
            boolean refused,
            boolean asked,
            boolean silent,
            int refusals) {
        /** About when they have nothing in hand any more. */
        Instant freeAt(Instant now) {
            return inHand.stream().map(InHand::endsAbout).max(naturalOrder()).orElse(now);
        }
    }

    /** Whoever is excluded comes last, for nobody else may be there. */
    static final Comparator<Candidate> MORE_SPEAKS_FOR = comparing(Candidate::isExcluded)
            .thenComparing(Comparator.comparing(Candidate::score).reversed());

    /** Best first: those who may be asked, by the step of the ladder on which they stand, and within a step by what speaks for them. */
    static final Comparator<Candidate> BEST_FIRST = comparing(Candidate::isExcluded)
            .thenComparing(each -> each.step() == null ? Integer.MAX_VALUE : each.step())
            .thenComparing(Comparator.comparing(Candidate::score).reversed())
            .thenComparing(each -> each.technician().name())
            .thenComparing(each -> each.technician().id());

    static Candidate assess(Need need, Standing of) {
        var parts = new ArrayList<Part>();
        licences(need, of.technician(), parts);
        skills(need, of.technician(), parts);
        duty(of, parts);
        load(need, of, parts);
        knowledge(need, of, parts);
        var thereAbout = drive(need, of, parts);
        habits(of, parts);
        parts.sort(comparing(Part::why));
        return new Candidate(of.technician(), List.copyOf(parts), of.step(), 0, busyWith(of.inHand()), thereAbout);
    }

    /**
     * Whether the ladder itself may ask somebody: the law and the safety of the trapped do not ask how few there are.
     *
     * @param release people are inside
     * @param today where the lift is
     */
    static boolean mayGo(Technician who, boolean release, LocalDate today) {
        return !lacksTraining(who, release) && who.licences().stream().noneMatch(licence -> hasEnded(licence, today));
    }

    /** Nobody says so of whose skills nothing is known. */
    private static boolean lacksTraining(Technician who, boolean release) {
        return release && !who.skills().isEmpty() && !who.skills().contains(RELEASE);
    }

    private static boolean hasEnded(Licence licence, LocalDate today) {
        return licence.until().isBefore(today);
    }

    private static void licences(Need need, Technician who, List<Part> parts) {
        for (var licence : who.licences()) {
            var end = licence.until().plusDays(1).atStartOfDay(need.zone()).toInstant();
            if (hasEnded(licence, need.today())) {
                parts.add(new Part(Why.LICENCE_EXPIRED, 0, null, licence.name(), end));
            } else if (licence.until().isBefore(need.today().plusDays(LICENCE_ENDS_DAYS))) {
                parts.add(new Part(Why.LICENCE_ENDS, 0, null, licence.name(), end));
            }
        }
    }

    private static void skills(Need need, Technician who, List<Part> parts) {
        if (who.skills().isEmpty()) {
            parts.add(Part.of(Why.SKILLS_UNKNOWN, -20));
            return;
        }
        if (lacksTraining(who, need.release())) {
            parts.add(Part.of(Why.NOT_TRAINED, 0));
        }
        need.skills().stream()
                .filter(skill -> !who.skills().contains(skill) && !skill.equals(RELEASE))
                .sorted()
                .forEach(skill -> parts.add(new Part(Why.SKILL_MISSING, -30, null, skill, null)));
    }

    private static void duty(Standing of, List<Part> parts) {
        var turn = of.turn();
        if (turn != null) {
            parts.add(Part.of(turn == 1 ? Why.ON_CALL : Why.BACKUP, 0));
        } else {
            parts.add(Part.of(of.step() == null ? Why.OFF_DUTY : Why.STANDS, 0));
        }
        if (of.restsUntil() != null) {
            parts.add(new Part(Why.RESTING, -10, null, null, of.restsUntil()));
        }
    }

    /** Whoever is at an entrapment stays there, however soon it may be over. */
    private static void load(Need need, Standing of, List<Part> parts) {
        var jobs = of.inHand().size();
        var freeAt = of.freeAt(need.now());
        if (jobs == 0) {
            parts.add(Part.of(Why.FREE, 0));
        } else if (of.inHand().stream().anyMatch(InHand::isEntrapment)) {
            parts.add(new Part(Why.ON_ENTRAPMENT, -40, jobs, null, freeAt));
        } else {
            int wait = (int) Duration.between(need.now(), freeAt).toMinutes();
            parts.add(new Part(Why.BUSY, -10 - soon(wait), jobs, null, freeAt));
        }
    }

    private static int soon(int minutes) {
        return Math.min(minutes / MINUTES_FOR_A_POINT, FARTHEST_COUNTED);
    }

    private static void knowledge(Need need, Standing of, List<Part> parts) {
        var visits = of.visits();
        if (visits != null) {
            int counted = Math.min(visits.times(), MOST_VISITS_COUNTED);
            parts.add(new Part(Why.KNOWS_LIFT, 5 * counted, visits.times(), null, visits.last()));
        }
        var families = of.technician().families();
        if (!need.equipment().isEmpty() && !families.isEmpty()) {
            var family = families.stream()
                    .filter(each -> need.equipment().toLowerCase(Locale.ROOT).startsWith(each.toLowerCase(Locale.ROOT)))
                    .findFirst();
            parts.add(
                    family.isPresent()
                            ? new Part(Why.KNOWS_FAMILY, 10, null, family.get(), null)
                            : new Part(Why.FAMILY_NEW, -10, null, need.equipment(), null));
        }
        if (!need.language().isEmpty()) {
            boolean speaks = of.technician().speaks(need.language());
            parts.add(new Part(speaks ? Why.SPEAKS : Why.SPEAKS_NOT, speaks ? 0 : -5, null, need.language(), null));
        }
    }

    /**
     * From the last of their jobs, else from where they were seen last, else from where their way to work begins.
     *
     * @return when they would be there; null where nobody knows from where they come
     */
    private static @Nullable Instant drive(Need need, Standing of, List<Part> parts) {
        var known = of.seen();
        var seen = known == null || known.when().isBefore(need.now().minus(POSITION_IS_NOTHING)) ? null : known;
        var from = of.leavesFrom() != null
                ? of.leavesFrom()
                : seen == null ? of.technician().base() : seen.at();
        if (need.place() == null || from == null) {
            parts.add(Part.of(Why.DISTANCE_UNKNOWN, -FARTHEST_COUNTED / 2));
            return null;
        }
        double kilometres = from.kilometresTo(need.place());
        int minutes = need.driving().minutes(kilometres);
        parts.add(new Part(Why.DRIVES, -soon(minutes), minutes, Long.toString(Math.round(kilometres)), null));
        boolean fromJob = of.leavesFrom() != null;
        if (!fromJob && seen == null) {
            parts.add(new Part(Why.POSITION_UNKNOWN, 0, null, null, known == null ? null : known.when()));
        } else if (!fromJob && seen != null && seen.when().isBefore(need.now().minus(POSITION_GROWS_OLD))) {
            parts.add(new Part(Why.POSITION_OLD, 0, null, null, seen.when()));
        }
        return of.freeAt(need.now()).plus(Duration.ofMinutes(minutes));
    }

    private static void habits(Standing of, List<Part> parts) {
        if (of.refused()) {
            parts.add(Part.of(Why.REFUSED, 0));
        } else if (of.asked()) {
            parts.add(Part.of(Why.ASKED_BEFORE, -10));
        }
        if (of.silent()) {
            parts.add(Part.of(Why.UNREACHABLE, -25));
        }
        if (of.refusals() > 0) {
            int counted = Math.min(of.refusals(), MOST_REFUSALS_COUNTED);
            parts.add(new Part(Why.REFUSED_LATELY, -2 * counted, of.refusals(), null, null));
        }
    }

    /** The worst of them. */
    private static @Nullable UUID busyWith(List<InHand> inHand) {
        return inHand.stream()
                .min(comparing(InHand::urgency).thenComparing(InHand::order))
                .map(InHand::order)
                .orElse(null);
    }
}
