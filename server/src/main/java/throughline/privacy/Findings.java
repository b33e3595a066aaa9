package throughline.privacy;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.Refused;

/** What is held of a person, room by room: the dry run of an erasure, which changes nothing. */
@Component
@Transactional(readOnly = true)
public class Findings {
    private static final int MOST_SHOWN = 20;

    /** @param hits some of them */
    public record Finding(String trace, long goes, long held, long open, List<Trace.Hit> hits) {}

    private final List<PersonalData> rooms;
    private final Holds holds;

    Findings(List<PersonalData> rooms, Holds holds) {
        this.rooms = rooms;
        this.holds = holds;
    }

    /** Traces of which there are none are left out. */
    public List<Finding> of(Subject subject) {
        var held = holds.reach();
        var reach = reach(subject);
        return traces().stream()
                .map(trace -> {
                    var of = reach.except(held);
                    var count = trace.count(of, held);
                    return new Finding(
                            trace.name(),
                            count.goes(),
                            count.held(),
                            count.open(),
                            trace.hits(reach, held, MOST_SHOWN));
                })
                .filter(finding -> finding.goes() + finding.held() + finding.open() > 0)
                .toList();
    }

    /** Who may be meant by a name. */
    public List<PersonalData.Suggestion> suggest(String name) {
        return name.isBlank()
                ? List.of()
                : rooms.stream()
                        .flatMap(room -> room.suggest(name.strip()).stream())
                        .toList();
    }

    /** @throws Refused {@code privacy.nobody} when nobody is described */
    Reach reach(Subject subject) {
        var reach = subject.reach();
        if (reach.isEmpty()) {
            throw new Refused("privacy.nobody", "Say whom: a number, an address, a name or a person of a customer.");
        }
        return reach.followed(rooms);
    }

    List<Trace> traces() {
        return rooms.stream().flatMap(room -> room.traces().stream()).toList();
    }
}
