package throughline.edge.desk;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.dispatch.OnCall;
import throughline.dispatch.Positions;
import throughline.dispatch.Technician;
import throughline.dispatch.Technicians;
import throughline.dispatch.Turn;
import throughline.kernel.Refused;
import throughline.people.People;
import throughline.rota.Absences;
import throughline.rota.Away;

/** The technicians beside the board: who has what at which hour, and where they are. Orders of other branches are not there. */
@RestController
class PlanEndpoints {
    private static final int MOST_ROWS = 200;
    private static final Duration USUALLY = Duration.ofHours(4);
    private static final Duration LONGEST = Duration.ofDays(8);

    private final PlanBars bars;
    private final Technicians technicians;
    private final OnCall onCall;
    private final Absences absences;
    private final Positions positions;
    private final Readers readers;
    private final People people;
    private final InstantSource clock;

    PlanEndpoints(
            PlanBars bars,
            Technicians technicians,
            OnCall onCall,
            Absences absences,
            Positions positions,
            Readers readers,
            People people,
            InstantSource clock) {
        this.bars = bars;
        this.technicians = technicians;
        this.onCall = onCall;
        this.absences = absences;
        this.positions = positions;
        this.readers = readers;
        this.people = people;
        this.clock = clock;
    }

    /**
     * @param from now when left out
     * @param until four hours later when left out; at most eight days after {@code from}
     * @param area only those who work there or are on call there; all when left out
     */
    @GetMapping("/api/dispatch/plan")
    Plan plan(
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant until,
            @RequestParam @Nullable String area) {
        var now = clock.instant();
        var begins = Objects.requireNonNullElse(from, now);
        var ends = Objects.requireNonNullElseGet(until, () -> begins.plus(USUALLY));
        if (!begins.isBefore(ends) || ends.isAfter(begins.plus(LONGEST))) {
            throw new Refused(
                    "dispatch.plan-too-long",
                    "A plan begins before it ends and shows at most {0} days.",
                    LONGEST.toDays());
        }
        var where = area == null || area.isBlank() ? null : area;
        var language = readers.languageOf(people.current().person().value());
        var work = bars.of(begins, ends, now, language);
        var turns = onCall.during(begins, ends).stream()
                .filter(turn -> turn.technician().active())
                .filter(turn -> where == null || turn.area().equals(where))
                .collect(groupingBy(turn -> turn.technician().id()));
        var away = absences.during(begins, ends).stream().collect(groupingBy(Away::technician));
        var shown = chosen(where, work, turns, now);
        var seen = positions.of(shown.keySet());
        var rows = shown.values().stream()
                .map(each -> row(
                        each,
                        turns.getOrDefault(each.id(), List.of()),
                        away.getOrDefault(each.id(), List.of()),
                        work.getOrDefault(each.id(), List.of()),
                        seen.get(each.id()),
                        now))
                .toList();
        return new Plan(begins, ends, rows, Math.max(technicians.count(where), rows.size()));
    }

    /** Those on call now first, then those who have something to do, then the others by name, as far as there is room. */
    private Map<UUID, Technician> chosen(
            @Nullable String area, Map<UUID, List<Plan.Bar>> work, Map<UUID, List<Turn>> turns, Instant now) {
        var busy = technicians.all(work.keySet()).stream()
                .filter(each -> area == null || each.area().equals(area) || turns.containsKey(each.id()));
        var onTurn = turns.values().stream().map(theirs -> theirs.getFirst().technician());
        var others = technicians.some(area, MOST_ROWS).stream();
        return Stream.of(onTurn, busy, others)
                .flatMap(each -> each)
                .collect(toMap(Technician::id, each -> each, (one, _) -> one))
                .values()
                .stream()
                .sorted(Comparator.comparing((Technician each) -> rank(turns.get(each.id()), now))
                        .thenComparing(each -> !work.containsKey(each.id()))
                        .thenComparing(Technician::name)
                        .thenComparing(Technician::id))
                .limit(MOST_ROWS)
                .collect(toMap(Technician::id, each -> each, (one, _) -> one, LinkedHashMap::new));
    }

    private static Plan.Row row(
            Technician technician,
            List<Turn> turns,
            List<Away> away,
            List<Plan.Bar> bars,
            Positions.@Nullable Seen seen,
            Instant now) {
        int rank = rank(turns, now);
        return new Plan.Row(
                new ContactRow.Named(technician.id(), technician.name()),
                technician.area(),
                rank == Integer.MAX_VALUE ? null : rank,
                seen == null
                        ? null
                        : new Plan.Place(seen.at().latitude(), seen.at().longitude(), seen.when()),
                away.stream().map(each -> new Plan.Away(each.from(), each.to())).toList(),
                turns.stream()
                        .map(turn -> new Plan.OnCallTurn(turn.area(), turn.rank(), turn.from(), turn.to()))
                        .toList(),
                bars);
    }

    /** Behind all ranks while it is nobody's turn. */
    private static int rank(@Nullable List<Turn> turns, Instant now) {
        return turns == null
                ? Integer.MAX_VALUE
                : turns.stream()
                        .filter(turn -> !now.isBefore(turn.from()) && now.isBefore(turn.to()))
                        .mapToInt(Turn::rank)
                        .min()
                        .orElse(Integer.MAX_VALUE);
    }
}
