package throughline.edge.desk;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.asset.Unit;
import throughline.asset.Units;
import throughline.incident.IncidentForm;
import throughline.incident.Proposal;
import throughline.incident.Proposals;
import throughline.kernel.Page;
import throughline.people.People;

/** What looks like an incident to the house; whoever leads says whether it is one. */
@RestController
@RequestMapping("/api/incident-proposals")
class ProposalEndpoints {
    private final Proposals proposals;
    private final Units units;
    private final People people;

    ProposalEndpoints(Proposals proposals, Units units, People people) {
        this.proposals = proposals;
        this.units = units;
        this.people = people;
    }

    /**
     * @param lifts those of them that the reader sees, by number
     * @param all how many there are
     */
    record ProposalShown(
            UUID id, String area, String why, Instant proposedAt, int all, List<AlarmEndpoints.Where> lifts) {}

    record Declared(UUID id, String number) {}

    /** The oldest first. */
    @GetMapping
    Page<ProposalShown> undecided() {
        var found = proposals.undecided();
        var where = units
                .all(found.stream()
                        .flatMap(each -> each.units().stream())
                        .distinct()
                        .toList())
                .stream()
                .collect(toMap(Unit::id, identity()));
        return new Page<>(
                found.stream()
                        .map(each -> shown(
                                each,
                                each.units().stream()
                                        .map(where::get)
                                        .filter(Objects::nonNull)
                                        .toList()))
                        .toList(),
                null);
    }

    /** It is one, for its area. */
    @PostMapping("/{id}/declare")
    @ResponseStatus(HttpStatus.CREATED)
    Declared declare(@PathVariable UUID id, @RequestBody IncidentForm form) {
        var incident = proposals.declare(id, form, people.current().person().value());
        return new Declared(incident.id(), incident.number());
    }

    @PostMapping("/{id}/dismiss")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(@PathVariable UUID id) {
        proposals.dismiss(id, people.current().person().value());
    }

    private static ProposalShown shown(Proposal of, List<Unit> lifts) {
        return new ProposalShown(
                of.id(),
                of.area(),
                of.why(),
                of.proposedAt(),
                of.units().size(),
                lifts.stream().map(AlarmEndpoints.Where::of).toList());
    }
}
