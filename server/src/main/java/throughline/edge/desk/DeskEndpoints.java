package throughline.edge.desk;

import static java.util.Objects.requireNonNullElse;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.people.People;
import throughline.routing.Routing;

/** The agent's own state: ready, or not ready and why. */
@RestController
@RequestMapping("/api/desk")
class DeskEndpoints {
    private final Desks desks;
    private final Routing routing;
    private final People people;

    DeskEndpoints(Desks desks, Routing routing, People people) {
        this.desks = desks;
        this.routing = routing;
        this.people = people;
    }

    record Pause(@Nullable String reason) {}

    @GetMapping
    Desk desk() {
        return desks.of(me());
    }

    @PostMapping("/ready")
    void ready() {
        routing.ready(me());
    }

    @PostMapping("/not-ready")
    void notReady(@RequestBody Pause pause) {
        routing.pause(me(), requireNonNullElse(pause.reason(), ""));
    }

    private UUID me() {
        return people.current().person().value();
    }
}
