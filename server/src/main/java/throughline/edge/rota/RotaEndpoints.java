package throughline.edge.rota;

import java.time.Instant;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.people.People;
import throughline.people.Role;
import throughline.rota.Draft;
import throughline.rota.PieceForm;
import throughline.rota.Publications;
import throughline.rota.Rota;
import throughline.rota.RotaForm;
import throughline.rota.RotaHistory;
import throughline.rota.Rotas;
import throughline.rota.StandIn;
import throughline.rota.StandIns;

/** Rules, draft, publishing and stand-ins of the rota of an area. */
@RestController
@RequestMapping("/api/rotas")
class RotaEndpoints {
    private final Rotas rotas;
    private final Publications publications;
    private final StandIns standIns;
    private final RotaHistory history;
    private final People people;

    RotaEndpoints(Rotas rotas, Publications publications, StandIns standIns, RotaHistory history, People people) {
        this.rotas = rotas;
        this.publications = publications;
        this.standIns = standIns;
        this.history = history;
        this.people = people;
    }

    /** Who takes over now, with which rank. */
    record TakeOver(
            @Nullable Integer rank,
            @Nullable UUID technician,
            @Nullable String why) {}

    /** All of a kind. */
    record Rows<T>(List<T> items) {}

    @GetMapping
    Rows<Rota> list() {
        return new Rows<>(rotas.list());
    }

    @GetMapping("/{id}")
    Rota one(@PathVariable UUID id) {
        return rotas.get(id);
    }

    /** What the rules give for this time, beside what is published. */
    @GetMapping("/{id}/draft")
    Draft draft(@PathVariable UUID id, @RequestParam Instant from, @RequestParam Instant until) {
        var draft = publications.draft(id, from, until);
        return people.current().isOneOf(Role.SUPERVISOR, Role.ADMINISTRATOR) ? draft : draft.discreet();
    }

    /** What these rules would give, before anybody keeps them. */
    @PostMapping("/{id}/preview")
    Draft preview(
            @PathVariable UUID id,
            @RequestParam Instant from,
            @RequestParam Instant until,
            @RequestBody RotaForm form) {
        return publications.preview(id, form, from, until);
    }

    /** The latest first. */
    @GetMapping("/{id}/history")
    Rows<RotaHistory.Line> history(@PathVariable UUID id) {
        return new Rows<>(history.of(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Rota add(@RequestBody RotaForm form) {
        return rotas.add(form, user());
    }

    @PutMapping("/{id}")
    Rota change(@PathVariable UUID id, @RequestBody RotaForm form) {
        return rotas.change(id, form, user());
    }

    @PostMapping("/{id}/publish")
    Rota publish(@PathVariable UUID id, @RequestBody Publications.Filled filled) {
        return publications.publish(id, filled, user());
    }

    @PostMapping("/{id}/stand-ins")
    @ResponseStatus(HttpStatus.CREATED)
    StandIn standIn(@PathVariable UUID id, @RequestBody PieceForm form) {
        return standIns.add(id, form, user());
    }

    @PostMapping("/{id}/take-over")
    @ResponseStatus(HttpStatus.CREATED)
    StandIn takeOver(@PathVariable UUID id, @RequestBody TakeOver filled) {
        return standIns.takeOver(id, filled.rank(), filled.technician(), filled.why(), user());
    }

    @DeleteMapping("/{id}/stand-ins/{standIn}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable UUID id, @PathVariable UUID standIn) {
        standIns.withdraw(id, standIn, user());
    }

    private @Nullable UUID user() {
        var user = people.current().user();
        return user == null ? null : user.value();
    }
}
