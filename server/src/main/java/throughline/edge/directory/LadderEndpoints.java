package throughline.edge.directory;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.customer.Customers;
import throughline.dispatch.Ladder;
import throughline.dispatch.LadderForm;
import throughline.dispatch.Ladders;
import throughline.dispatch.Rehearsal;
import throughline.work.Priority;

/** The ladders that orders climb, and what would happen on one at some hour. */
@RestController
@RequestMapping("/api/ladders")
class LadderEndpoints {
    private final Ladders ladders;
    private final Rehearsal rehearsal;
    private final Customers customers;
    private final Asking asking;

    LadderEndpoints(Ladders ladders, Rehearsal rehearsal, Customers customers, Asking asking) {
        this.ladders = ladders;
        this.rehearsal = rehearsal;
        this.customers = customers;
        this.asking = asking;
    }

    record CustomerNamed(UUID id, String name) {}

    record RuleShown(
            UUID id,
            String name,
            @Nullable Integer priority,
            @Nullable String area,
            @Nullable CustomerNamed customer,
            Ladder ladder,
            int version) {}

    record Usual(int priority, Ladder ladder) {}

    /** @param usual what orders of each priority climb where no rule fits */
    record All(List<RuleShown> rules, List<Usual> usual) {}

    @GetMapping
    All all() {
        var usual = Arrays.stream(Priority.values())
                .map(priority -> new Usual(priority.number(), ladders.usual(priority)))
                .toList();
        return new All(ladders.list().stream().map(this::shown).toList(), usual);
    }

    @GetMapping("/{id}")
    RuleShown one(@PathVariable UUID id) {
        return shown(ladders.get(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RuleShown add(@RequestBody LadderForm form) {
        return shown(ladders.add(form, asking.user()));
    }

    @PutMapping("/{id}")
    RuleShown change(@PathVariable UUID id, @RequestBody LadderForm form) {
        return shown(ladders.change(id, form, asking.user()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        ladders.remove(id, asking.user());
    }

    @PostMapping("/rehearsal")
    Rehearsal.Played rehearse(@RequestBody Rehearsal.Question question) {
        return rehearsal.play(question);
    }

    private RuleShown shown(Ladders.Rule rule) {
        var customer = rule.customer() == null ? null : customers.get(rule.customer());
        return new RuleShown(
                rule.id(),
                rule.name(),
                rule.priority(),
                rule.area(),
                customer == null ? null : new CustomerNamed(customer.id(), customer.name()),
                rule.ladder(),
                rule.version());
    }
}
