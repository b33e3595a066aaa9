package throughline.edge.webhook;

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
import throughline.egress.Answer;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.people.People;
import throughline.webhook.Deliveries;
import throughline.webhook.Delivery;
import throughline.webhook.Kind;
import throughline.webhook.Subscription;
import throughline.webhook.SubscriptionForm;
import throughline.webhook.Subscriptions;

/** Who is told what, how far it came, and sending it again. */
@RestController
@RequestMapping("/api")
class SubscriptionEndpoints {
    /**
     * What came of a try.
     *
     * @param status null when nobody answered; then {@code trouble} is the code of a refusal
     */
    record Tried(
            boolean arrived,
            @Nullable Integer status,
            @Nullable String answer,
            @Nullable String trouble) {}

    /** @param many dead letters that are on their way again */
    record Replayed(int many) {}

    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final People people;

    SubscriptionEndpoints(Subscriptions subscriptions, Deliveries deliveries, People people) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.people = people;
    }

    @GetMapping("/webhook-kinds")
    List<Kind> kinds() {
        return Subscriptions.kinds();
    }

    @GetMapping("/webhook-subscriptions")
    Page<Subscription> all() {
        return new Page<>(subscriptions.all(), null);
    }

    @GetMapping("/webhook-subscriptions/{id}")
    Subscription get(@PathVariable UUID id) {
        return subscriptions.get(id);
    }

    @PostMapping("/webhook-subscriptions")
    @ResponseStatus(HttpStatus.CREATED)
    Subscriptions.Made add(@RequestBody SubscriptionForm form) {
        return subscriptions.add(form, user());
    }

    @PutMapping("/webhook-subscriptions/{id}")
    Subscription change(@PathVariable UUID id, @RequestBody SubscriptionForm form) {
        return subscriptions.change(id, form, user());
    }

    @DeleteMapping("/webhook-subscriptions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        subscriptions.remove(id, user());
    }

    @PostMapping("/webhook-subscriptions/{id}/secret")
    Subscriptions.Made rotate(@PathVariable UUID id) {
        return subscriptions.rotate(id, user());
    }

    @PostMapping("/webhook-subscriptions/{id}/test")
    Tried test(@PathVariable UUID id) {
        return switch (subscriptions.test(id, user())) {
            case Answer.Said said -> new Tried(said.isYes(), said.status(), said.beginning(), null);
            case Answer.NotReached(var why) -> new Tried(false, null, null, why.code());
        };
    }

    @PostMapping("/webhook-subscriptions/{id}/replay")
    Replayed replayAll(@PathVariable UUID id) {
        return new Replayed(deliveries.replayAll(id, user()));
    }

    @GetMapping("/webhook-deliveries")
    Page<Delivery> deliveries(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable UUID subscription,
            @RequestParam(required = false) @Nullable String state) {
        return deliveries.list(new Deliveries.Filter(subscription, state(state)), Slice.of(after, limit, null));
    }

    @PostMapping("/webhook-deliveries/{id}/replay")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replay(@PathVariable UUID id) {
        deliveries.replay(id, user());
    }

    private static Delivery.@Nullable State state(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        return List.of(Delivery.State.values()).stream()
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused("webhook.no-such-state", "There is no such state of a delivery."));
    }

    private @Nullable UUID user() {
        var user = people.current().user();
        return user == null ? null : user.value();
    }
}
