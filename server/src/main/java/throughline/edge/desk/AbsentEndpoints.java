package throughline.edge.desk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.dispatch.JobsOfTheAbsent;
import throughline.kernel.Refused;
import throughline.people.People;

/** Somebody at a desk decides whether a job stays with a technician who is away, or moves to others. */
@RestController
class AbsentEndpoints {
    private final JobsOfTheAbsent jobs;
    private final People people;

    AbsentEndpoints(JobsOfTheAbsent jobs, People people) {
        this.jobs = jobs;
        this.people = people;
    }

    /** @param stays false where others are asked */
    record Decided(@Nullable UUID technician, boolean stays) {}

    @PostMapping("/api/orders/{id}/of-absent")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable UUID id, @RequestBody Decided decided) {
        var me = people.current().person().value();
        if (decided.technician() == null) {
            throw new Refused("dispatch.no-such-technician", "There is no such technician.");
        }
        if (decided.stays()) {
            jobs.stays(id, decided.technician(), me);
        } else {
            jobs.moves(id, decided.technician(), me);
        }
    }
}
