package throughline.edge.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.kernel.Ids;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.notify.Health;
import throughline.notify.Letter;
import throughline.notify.RelayForm;
import throughline.notify.RelaySettings;
import throughline.notify.Relays;
import throughline.notify.Texts;
import throughline.notify.Via;
import throughline.people.People;

/** Every gateway and how it fares; the relays of pages and mails, and their test buttons. */
@RestController
@RequestMapping("/api")
class GatewayEndpoints {
    /** @param to the number of a pager, or the address of a mail */
    record Trial(@Nullable String to) {}

    /** @param outbox the id of the page or mail in the list */
    record Tried(UUID outbox) {}

    private final Health health;
    private final Relays relays;
    private final Texts texts;
    private final People people;
    private final Ids ids;
    private final Asking asking;

    GatewayEndpoints(Health health, Relays relays, Texts texts, People people, Ids ids, Asking asking) {
        this.health = health;
        this.relays = relays;
        this.texts = texts;
        this.people = people;
        this.ids = ids;
        this.asking = asking;
    }

    @GetMapping("/gateways")
    Page<Health.Shown> all() {
        return new Page<>(health.all(), null);
    }

    @GetMapping("/pager-gateways")
    List<Relays.Named> forPages() {
        return relays.forPages();
    }

    @GetMapping("/gateways/{id}")
    RelaySettings one(@PathVariable UUID id) {
        return relays.get(id);
    }

    @PostMapping("/gateways")
    @ResponseStatus(HttpStatus.CREATED)
    RelaySettings add(@RequestBody RelayForm form) {
        return relays.add(form, asking.user());
    }

    @PutMapping("/gateways/{id}")
    RelaySettings change(@PathVariable UUID id, @RequestBody RelayForm form) {
        return relays.change(id, form, asking.user());
    }

    @PostMapping("/gateways/{id}/test")
    Tried test(@PathVariable UUID id, @RequestBody Trial trial) {
        boolean mail = relays.get(id).kind().equals("smtp");
        var to = trial.to() == null ? "" : trial.to().strip();
        if (!to.matches(mail ? "[^@\\s<>]{1,100}@[^@\\s<>]{1,150}" : "[A-Za-z0-9]{1,30}")) {
            throw new Refused("notify.nobody-to-try", "Write the number of a pager, or an e-mail address.");
        }
        var words = "This is a test from %s. No answer is needed.".formatted(people.company());
        var letter = new Letter(to, "en", words, "now-" + ids.next())
                .by(mail ? new Via.Mail(id, people.company()) : new Via.Page(id, ""));
        return new Tried(texts.sendNow(letter, asking.user()));
    }
}
