package throughline.edge.rota;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.people.People;
import throughline.people.Role;
import throughline.rota.Absence;
import throughline.rota.Absences;
import throughline.rota.PieceForm;
import throughline.rota.Swap;
import throughline.rota.Swaps;

/** Absences and swaps: whoever works at the desk proposes for a technician, whoever leads decides. */
@RestController
@RequestMapping("/api")
class AwayEndpoints {
    private final Absences absences;
    private final Swaps swaps;
    private final People people;

    AwayEndpoints(Absences absences, Swaps swaps, People people) {
        this.absences = absences;
        this.swaps = swaps;
        this.people = people;
    }

    /** Yes or no. */
    record Decision(boolean approved) {}

    /** Who takes the turn. */
    record Taker(@Nullable UUID technician) {}

    @GetMapping("/absences")
    RotaEndpoints.Rows<Absence> absences() {
        var all = absences.list();
        return new RotaEndpoints.Rows<>(
                leads() ? all : all.stream().map(Absence::discreet).toList());
    }

    /** Counts at once when whoever writes it may approve it. */
    @PostMapping("/absences")
    @ResponseStatus(HttpStatus.CREATED)
    Absence propose(@RequestBody Absences.Filled filled) {
        return absences.add(filled, leads(), user());
    }

    @PostMapping("/absences/{id}/decide")
    Absence decide(@PathVariable UUID id, @RequestBody Decision decision) {
        return absences.decide(id, decision.approved(), user());
    }

    @PostMapping("/absences/{id}/withdraw")
    Absence withdraw(@PathVariable UUID id) {
        return absences.withdraw(id, user());
    }

    @GetMapping("/swaps")
    RotaEndpoints.Rows<Swap> swaps() {
        return new RotaEndpoints.Rows<>(swaps.open());
    }

    @PostMapping("/rotas/{id}/swaps")
    @ResponseStatus(HttpStatus.CREATED)
    Swap ask(@PathVariable UUID id, @RequestBody PieceForm form) {
        return swaps.ask(id, form, user());
    }

    @PostMapping("/swaps/{id}/take")
    Swap take(@PathVariable UUID id, @RequestBody Taker taker) {
        return swaps.take(id, taker.technician(), user());
    }

    @PostMapping("/swaps/{id}/decide")
    Swap decideSwap(@PathVariable UUID id, @RequestBody Decision decision) {
        return swaps.decide(id, decision.approved(), user());
    }

    @PostMapping("/swaps/{id}/withdraw")
    Swap withdrawSwap(@PathVariable UUID id) {
        return swaps.withdraw(id, user());
    }

    private boolean leads() {
        return people.current().isOneOf(Role.SUPERVISOR, Role.ADMINISTRATOR);
    }

    private @Nullable UUID user() {
        var user = people.current().user();
        return user == null ? null : user.value();
    }
}
