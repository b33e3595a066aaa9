package throughline.edge.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.customer.PhoneNumbers;
import throughline.dispatch.Technicians;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.notify.GatewayForm;
import throughline.notify.GatewaySettings;
import throughline.notify.Gateways;
import throughline.notify.Quarantine;
import throughline.notify.Quarantined;
import throughline.notify.Text;
import throughline.notify.TextReplies;
import throughline.notify.Texts;
import throughline.people.People;

/** The SMS gateway, its test button, and the texts that went out. */
@RestController
@RequestMapping("/api")
class TextEndpoints {
    /** Whom to text: a technician, or any number. */
    record Test(@Nullable UUID technician, @Nullable String number) {}

    /** @param outbox the id of the text in the list */
    record Sent(boolean sent, UUID outbox) {}

    private final Gateways gateways;
    private final Texts texts;
    private final Quarantine quarantine;
    private final TextReplies replies;
    private final Technicians technicians;
    private final PhoneNumbers numbers;
    private final People people;
    private final Asking asking;

    TextEndpoints(
            Gateways gateways,
            Texts texts,
            Quarantine quarantine,
            TextReplies replies,
            Technicians technicians,
            PhoneNumbers numbers,
            People people,
            Asking asking) {
        this.gateways = gateways;
        this.texts = texts;
        this.quarantine = quarantine;
        this.replies = replies;
        this.technicians = technicians;
        this.numbers = numbers;
        this.people = people;
        this.asking = asking;
    }

    @GetMapping("/gateway/sms")
    GatewaySettings settings() {
        return gateways.get();
    }

    @PutMapping("/gateway/sms")
    GatewaySettings change(@RequestBody GatewayForm form) {
        return gateways.change(form, asking.user());
    }

    @PostMapping("/gateway/sms/test")
    Sent test(@RequestBody Test test) {
        var words = "This is a test from %s. No answer is needed.".formatted(people.company());
        return new Sent(true, texts.sendNow(recipient(test), words, asking.user()));
    }

    @GetMapping("/outbox")
    Page<Text> outbox(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String q) {
        return texts.list(Slice.of(after, limit, q));
    }

    @GetMapping("/outbox/quarantine")
    Page<Quarantined> quarantine(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return quarantine.list(Slice.of(after, limit, null));
    }

    @GetMapping("/outbox/replies")
    Page<TextReplies.Reply> replies(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return replies.toRead(Slice.of(after, limit, null));
    }

    @PostMapping("/outbox/replies/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable UUID id) {
        replies.read(id, asking.user());
    }

    private String recipient(Test test) {
        if (test.technician() != null) {
            return technicians.get(test.technician()).phone();
        }
        if (test.number() != null) {
            return numbers.read(test.number()).e164();
        }
        throw new Refused("notify.nobody-to-text", "Choose a technician or write a number.");
    }
}
