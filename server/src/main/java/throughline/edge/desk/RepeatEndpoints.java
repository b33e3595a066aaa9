package throughline.edge.desk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.asset.Units;
import throughline.people.People;
import throughline.work.RepeatRule;
import throughline.work.RepeatRules;

/** Whether a unit fails again and again, and when this company says so. */
@RestController
@RequestMapping("/api")
class RepeatEndpoints {
    private final RepeatShelf repeats;
    private final RepeatRules rules;
    private final Units units;
    private final Readers readers;
    private final People people;

    RepeatEndpoints(RepeatShelf repeats, RepeatRules rules, Units units, Readers readers, People people) {
        this.repeats = repeats;
        this.rules = rules;
        this.units = units;
        this.readers = readers;
        this.people = people;
    }

    /** @param repeat null when the unit does not */
    record OfUnit(@Nullable RepeatShown repeat) {}

    @GetMapping("/units/{id}/repeat")
    OfUnit ofUnit(@PathVariable UUID id) {
        units.get(id);
        return new OfUnit(repeats.ofUnit(id, readers.languageOf(me())));
    }

    @GetMapping("/repeat-rule")
    RepeatRule rule() {
        return rules.get();
    }

    @PutMapping("/repeat-rule")
    RepeatRule change(@RequestBody RepeatRules.Filled filled) {
        return rules.change(filled, me());
    }

    private UUID me() {
        return people.current().person().value();
    }
}
