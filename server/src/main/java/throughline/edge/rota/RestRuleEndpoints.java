package throughline.edge.rota;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.dispatch.RestRule;
import throughline.dispatch.Rests;
import throughline.people.People;

/** How long technicians of this company rest. */
@RestController
@RequestMapping("/api/rest-rule")
class RestRuleEndpoints {
    private final Rests rests;
    private final People people;

    RestRuleEndpoints(Rests rests, People people) {
        this.rests = rests;
        this.people = people;
    }

    @GetMapping
    RestRule rule() {
        return rests.rule();
    }

    @PutMapping
    RestRule change(@RequestBody Rests.Filled filled) {
        return rests.change(filled, people.current().person().value());
    }
}
