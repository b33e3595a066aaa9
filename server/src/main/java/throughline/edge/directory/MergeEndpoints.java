package throughline.edge.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.customer.Comparison;
import throughline.customer.ContactPeople;
import throughline.customer.ContactPerson;
import throughline.customer.Customers;
import throughline.customer.Duplicate;
import throughline.customer.Duplicates;
import throughline.customer.Merge;
import throughline.customer.MergeForm;
import throughline.customer.Merges;
import throughline.customer.Merging;
import throughline.customer.Unmerged;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.people.People;
import throughline.people.UserId;

/** Customers and people who may stand in the directory twice: found, compared, made one, parted again. */
@RestController
class MergeEndpoints {
    /** @param by null for another system */
    record MergeCard(
            UUID id,
            String kind,
            Named survivor,
            Named merged,
            String number,
            Instant at,
            @Nullable Named by) {}

    /** What a customer's page says of it: whom it and its people look like, and what became one with them. */
    record Likeness(List<Duplicate> duplicates, List<MergeCard> merges) {}

    private final Duplicates duplicates;
    private final Merges merges;
    private final Customers customers;
    private final ContactPeople contactPeople;
    private final People people;
    private final Asking asking;

    MergeEndpoints(
            Duplicates duplicates,
            Merges merges,
            Customers customers,
            ContactPeople contactPeople,
            People people,
            Asking asking) {
        this.duplicates = duplicates;
        this.merges = merges;
        this.customers = customers;
        this.contactPeople = contactPeople;
        this.people = people;
        this.asking = asking;
    }

    @GetMapping("/api/duplicates")
    Page<Duplicate> list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return duplicates.list(Merging.of(kind), Slice.of(after, limit, null));
    }

    @GetMapping("/api/duplicates/comparison")
    Comparison compare(
            @RequestParam(required = false) @Nullable String kind, @RequestParam UUID one, @RequestParam UUID other) {
        return whoWasFaster(() -> merges.compare(Merging.of(kind), one, other), one, other);
    }

    @PostMapping("/api/duplicates/merges")
    @ResponseStatus(HttpStatus.CREATED)
    MergeCard merge(@RequestBody MergeForm form) {
        var merge = TooLate.orPresent(
                () -> whoWasFaster(() -> merges.merge(form, asking.user()), form.survivor(), form.merged()),
                () -> merges.compare(
                        Merging.of(form.kind()),
                        Objects.requireNonNull(form.survivor()),
                        Objects.requireNonNull(form.merged())));
        return cards(List.of(merge)).getFirst();
    }

    @PostMapping("/api/duplicates/merges/{id}/undo")
    Unmerged undo(@PathVariable UUID id) {
        return merges.undo(id, asking.user());
    }

    @PostMapping("/api/duplicates/{id}/dismiss")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(@PathVariable UUID id) {
        duplicates.dismiss(id, asking.user());
    }

    @PostMapping("/api/duplicates/{id}/take-back")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@PathVariable UUID id) {
        duplicates.takeBack(id);
    }

    @GetMapping("/api/customers/{id}/likeness")
    Likeness of(@PathVariable UUID id) {
        var there = customers.get(id).id();
        var found = new ArrayList<>(duplicates.of(there));
        found.addAll(duplicates.ofPeople(
                contactPeople.of(there).stream().map(ContactPerson::id).toList()));
        return new Likeness(found, cards(merges.of(there)));
    }

    /** Of two who merge the same, the second reads who was first. */
    private <T> T whoWasFaster(Supplier<T> act, @Nullable UUID one, @Nullable UUID other) {
        try {
            return act.get();
        } catch (Refused refused) {
            if (refused.code().equals("customer.already-merged")) {
                Stream.of(one, other)
                        .filter(Objects::nonNull)
                        .map(merges::behind)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(this::byName);
            }
            throw refused;
        }
    }

    private void byName(Merge merge) {
        var card = cards(List.of(merge)).getFirst();
        if (card.by() != null) {
            throw new Refused(
                    "customer.already-merged-by",
                    "{0} has merged {1} into {2} already.",
                    card.by().name(),
                    card.merged().name(),
                    card.survivor().name());
        }
    }

    private List<MergeCard> cards(List<Merge> some) {
        var users = people.names(some.stream()
                .map(Merge::by)
                .filter(Objects::nonNull)
                .distinct()
                .map(UserId::new)
                .toList());
        return some.stream()
                .map(merge -> new MergeCard(
                        merge.id(),
                        merge.kind(),
                        new Named(merge.survivor(), merge.survivorName()),
                        new Named(merge.merged(), merge.mergedName()),
                        merge.number(),
                        merge.at(),
                        merge.by() == null
                                ? null
                                : new Named(merge.by(), users.getOrDefault(new UserId(merge.by()), ""))))
                .toList();
    }
}
