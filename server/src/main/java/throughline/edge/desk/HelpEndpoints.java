package throughline.edge.desk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.dispatch.CallForHelp;
import throughline.dispatch.CallsForHelp;
import throughline.people.People;

/** A technician on a job asks for help, and somebody at a desk takes it. */
@RestController
@RequestMapping("/api/orders/{id}")
class HelpEndpoints {
    private final CallsForHelp help;
    private final People people;

    HelpEndpoints(CallsForHelp help, People people) {
        this.help = help;
        this.people = people;
    }

    /** @param another one more technician is looked for to go with those who go */
    record Take(@Nullable Boolean another) {}

    /** Everything that is asked for on this order is whoever does this: she answers for it. */
    @PostMapping("/take-help")
    CallForHelp.Taken take(@PathVariable UUID id, @RequestBody Take take) {
        var me = people.get(people.current().person());
        return help.take(id, Boolean.TRUE.equals(take.another()), me.id().value(), me.name());
    }
}
