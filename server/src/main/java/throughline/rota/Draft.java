package throughline.rota;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import throughline.dispatch.Shift;

/**
 * What a rota would be if it were published now, and what it is.
 *
 * @param layers each by itself, in the order of the rules
 * @param shares the final line: everything together
 * @param published as open searches see it
 * @param names of everybody in it
 */
public record Draft(
        Rota rota,
        Instant from,
        Instant until,
        List<List<Share>> layers,
        List<Share> shares,
        List<Schedule.Gap> gaps,
        List<Problem> problems,
        List<Shift> published,
        List<StandIn> standIns,
        List<Absence> absences,
        Map<UUID, String> names) {
    /** Without why somebody is away. */
    public Draft discreet() {
        return new Draft(
                rota,
                from,
                until,
                layers,
                shares,
                gaps,
                problems,
                published,
                standIns,
                absences.stream().map(Absence::discreet).toList(),
                names);
    }
}
