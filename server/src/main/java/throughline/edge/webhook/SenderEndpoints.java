package throughline.edge.webhook;

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
import throughline.kernel.Page;
import throughline.kernel.Slice;
import throughline.people.People;
import throughline.webhook.Message;
import throughline.webhook.Messages;
import throughline.webhook.Sender;
import throughline.webhook.SenderForm;
import throughline.webhook.Senders;

/** Who may tell us something, and what they told. */
@RestController
@RequestMapping("/api")
class SenderEndpoints {
    private final Senders senders;
    private final Messages messages;
    private final People people;

    SenderEndpoints(Senders senders, Messages messages, People people) {
        this.senders = senders;
        this.messages = messages;
        this.people = people;
    }

    @GetMapping("/webhook-senders")
    Page<Sender> all() {
        return new Page<>(senders.all(), null);
    }

    @GetMapping("/webhook-senders/{id}")
    Sender get(@PathVariable UUID id) {
        return senders.get(id);
    }

    @PostMapping("/webhook-senders")
    @ResponseStatus(HttpStatus.CREATED)
    Senders.Made add(@RequestBody SenderForm form) {
        return senders.add(form, user());
    }

    @PutMapping("/webhook-senders/{id}")
    Sender change(@PathVariable UUID id, @RequestBody SenderForm form) {
        return senders.change(id, form, user());
    }

    @DeleteMapping("/webhook-senders/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        senders.remove(id, user());
    }

    @PostMapping("/webhook-senders/{id}/secret")
    Senders.Made rotate(@PathVariable UUID id) {
        return senders.rotate(id, user());
    }

    @GetMapping("/webhook-messages")
    Page<Message> messages(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable UUID sender,
            @RequestParam(required = false) @Nullable Boolean quarantine) {
        return messages.list(sender, Boolean.TRUE.equals(quarantine), Slice.of(after, limit, null));
    }

    private @Nullable UUID user() {
        var user = people.current().user();
        return user == null ? null : user.value();
    }
}
