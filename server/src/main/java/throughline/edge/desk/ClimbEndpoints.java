package throughline.edge.desk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.dispatch.Climbs;
import throughline.dispatch.LadderForm;
import throughline.dispatch.Remedy;
import throughline.dispatch.UnreachedOrders;
import throughline.kernel.Form;
import throughline.people.People;

/** The ladder that an order climbs, and the dispatcher's hand on it. */
@RestController
@RequestMapping("/api/orders/{id}")
class ClimbEndpoints {
    private final Climbs climbs;
    private final UnreachedOrders unreached;
    private final People people;

    ClimbEndpoints(Climbs climbs, UnreachedOrders unreached, People people) {
        this.climbs = climbs;
        this.unreached = unreached;
        this.people = people;
    }

    record Jump(@Nullable Integer rung) {}

    record Seats(@Nullable Integer seats) {}

    /** @param stands null when the order is over */
    record Climb(Climbs.@Nullable Stands stands) {}

    @GetMapping("/climb")
    Climb climb(@PathVariable UUID id) {
        return new Climb(climbs.stands(id));
    }

    /** To this step of the ladder now, also to one that was passed; the first is 1. */
    @PostMapping("/jump")
    Climb jump(@PathVariable UUID id, @RequestBody Jump jump) {
        var form = new Form();
        int rung = form.number("rung", jump.rung(), 1, LadderForm.MOST_RUNGS);
        form.accept();
        climbs.jump(id, rung, me());
        return climb(id);
    }

    /** Waits no longer for those who are being asked. */
    @PostMapping("/pass-on")
    Climb passOn(@PathVariable UUID id) {
        climbs.passOn(id, me());
        return climb(id);
    }

    /** What may help an order that reaches nobody. @param remedy second-line, wider or again */
    record Help(@Nullable String remedy) {}

    @PostMapping("/remedy")
    Climb remedy(@PathVariable UUID id, @RequestBody Help help) {
        unreached.help(id, Remedy.named(help.remedy() == null ? "" : help.remedy()), me());
        return climb(id);
    }

    @PostMapping("/seats")
    Climb seats(@PathVariable UUID id, @RequestBody Seats seats) {
        climbs.seats(id, seats.seats(), me());
        return climb(id);
    }

    private UUID me() {
        return people.current().person().value();
    }
}
