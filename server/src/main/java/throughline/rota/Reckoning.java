package throughline.rota;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.dispatch.OnCall;
import throughline.dispatch.Rests;
import throughline.dispatch.Shift;
import throughline.dispatch.Technicians;
import throughline.rota.Rest.Broken;
import throughline.rota.Rest.Duty;
import throughline.rota.Rest.Worked;

/** Makes rules, stand-ins and absences into a schedule, and says what is wrong with it. */
@Component
class Reckoning {
    private static final int FIRST = 1;

    private final RotaRows rows;
    private final OnCall onCall;
    private final Rests rests;
    private final Technicians technicians;

    Reckoning(RotaRows rows, OnCall onCall, Rests rests, Technicians technicians) {
        this.rows = rows;
        this.onCall = onCall;
        this.rests = rests;
        this.technicians = technicians;
    }

    /** By the rules as they are now. */
    Schedule draft(Rota rota, Instant from, Instant until) {
        return by(rota.rules(), rota, rows.standIns(rota.id(), from, until), from, until);
    }

    private Schedule by(Rules rules, Rota rota, List<StandIn> standIns, Instant from, Instant until) {
        return Schedule.of(rules, rota.wall(), standIns, rows.away(from, until), from, until);
    }

    /** What a layer would be by itself, with everybody there. */
    static List<Share> alone(Layer layer, Rota rota, Instant from, Instant until) {
        return Schedule.of(new Rules(List.of(layer), List.of()), rota.wall(), List.of(), List.of(), from, until)
                .shares();
    }

    /** By the rules that were published for each time; where none were, nothing. Ends with the last publication. */
    List<Shift> published(Rota rota, Instant from) {
        var published = rows.published(rota.id(), from);
        var bounds = new TreeSet<Instant>(Set.of(from));
        published.forEach(
                each -> Stream.of(each.from(), each.to()).filter(from::isBefore).forEach(bounds::add));
        if (bounds.size() < 2) {
            return List.of();
        }
        var standIns = rows.standIns(rota.id(), from, bounds.last());
        var shares = new ArrayList<Share>();
        for (var begins = from; !begins.equals(bounds.last()); ) {
            var at = begins;
            var ends = bounds.higher(at);
            published.stream()
                    .filter(each -> !each.from().isAfter(at) && each.to().isAfter(at))
                    .findFirst()
                    .ifPresent(each -> shares.addAll(
                            by(each.rules(), rota, standIns, at, ends).shares()));
            begins = ends;
        }
        return shifts(shares);
    }

    /** A turn goes on as long as the same technician has the same rank, for whatever reason. */
    static List<Shift> shifts(List<Share> shares) {
        var shifts = new ArrayList<Shift>();
        for (var share :
                shares.stream().sorted(Comparator.comparing(Share::from)).toList()) {
            var before = shifts.stream()
                    .filter(each -> each.rank() == share.rank()
                            && each.technician().equals(share.technician())
                            && each.to().equals(share.from()))
                    .findFirst();
            before.ifPresent(each -> shifts.set(
                    shifts.indexOf(each), new Shift(each.technician(), each.from(), share.to(), each.rank())));
            if (before.isEmpty()) {
                shifts.add(new Shift(share.technician(), share.from(), share.to(), share.rank()));
            }
        }
        return List.copyOf(shifts);
    }

    /** The earliest first. */
    List<Problem> problems(Rota rota, Schedule schedule, Instant from, Instant until) {
        var problems = new ArrayList<Problem>();
        for (var gap : schedule.gaps()) {
            problems.add(problem(Problem.GAP, gap.rank(), gap.from(), gap.to(), gap.missing()));
        }
        for (var broken : broken(rota, schedule, from, until)) {
            var kind = broken.byCallout() ? Problem.CALLOUT : Problem.REST;
            problems.add(problem(kind, FIRST, broken.ended(), broken.begins(), broken.technician()));
        }
        var away = rows.away(from, until);
        for (var each : rows.standIns(rota.id(), from, until)) {
            away.stream()
                    .filter(absence -> absence.technician().equals(each.technician())
                            && absence.from().isBefore(each.to())
                            && absence.to().isAfter(each.from()))
                    .map(absence -> problem(
                            Problem.STAND_IN_AWAY,
                            each.rank(),
                            later(each.from(), absence.from()),
                            each.to().isBefore(absence.to()) ? each.to() : absence.to(),
                            each.technician()))
                    .forEach(problems::add);
        }
        problems.sort(Comparator.comparing(Problem::from).thenComparing(Problem::rank));
        return List.copyOf(problems);
    }

    /** Beside the turns of this time count those before and behind it, and those in other areas. */
    private List<Broken> broken(Rota rota, Schedule schedule, Instant from, Instant until) {
        var rule = rests.rule();
        var people = schedule.shares().stream().map(Share::technician).collect(toSet());
        var duties = new ArrayList<Duty>();
        schedule.shares().stream()
                .filter(share -> share.rank() == FIRST)
                .forEach(share -> duties.add(new Duty(share.technician(), share.from(), share.to())));
        onCall.within(rota.area(), from.minus(rule.rest()), from).stream()
                .filter(turn -> turn.rank() == FIRST)
                .forEach(turn -> duties.add(
                        new Duty(turn.technician().id(), turn.from(), turn.to().isBefore(from) ? turn.to() : from)));
        onCall.elsewhere(people, rota.area(), from.minus(rule.rest()), until.plus(rule.rest())).stream()
                .filter(turn -> turn.rank() == FIRST)
                .forEach(turn -> duties.add(new Duty(turn.technician().id(), turn.from(), turn.to())));
        var nights = rests.callouts(people).stream()
                .map(night -> new Worked(night.technician(), night.ended()))
                .toList();
        var turns = rota.rules().layers().stream()
                .flatMap(layer -> alone(layer, rota, from.minus(rule.rest()), until).stream())
                .map(share -> new Duty(share.technician(), share.from(), share.to()))
                .toList();
        return Rest.broken(rule.rest(), duties, turns, nights).stream()
                .filter(broken -> broken.begins().isAfter(from.minusMillis(1))
                        && broken.begins().isBefore(until))
                .toList();
    }

    private Problem problem(String kind, int rank, Instant from, Instant to, @Nullable UUID technician) {
        return new Problem(
                kind,
                rank,
                from,
                to,
                technician,
                technician == null ? null : technicians.get(technician).name());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
