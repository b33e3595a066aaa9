package throughline.customer;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.Form;
import throughline.kernel.Refused;

/**
 * The front door to making two records one: compared, merged, undone; each whole or not at all. The merged record stays as a row, so
 * that what happened to it keeps its name; it is found and edited no more, and what asks for it gets the survivor. {@code by} is the
 * user who does it.
 */
@Component
@Transactional
public class Merges {
    private final CustomerMerges ofCustomers;
    private final PersonMerges ofPeople;
    private final Customers customers;
    private final ContactPeople people;
    private final Duplicates duplicates;
    private final MergeRows rows;
    private final ApplicationEventPublisher announce;

    Merges(
            CustomerMerges ofCustomers,
            PersonMerges ofPeople,
            Customers customers,
            ContactPeople people,
            Duplicates duplicates,
            MergeRows rows,
            ApplicationEventPublisher announce) {
        this.ofCustomers = ofCustomers;
        this.ofPeople = ofPeople;
        this.customers = customers;
        this.people = people;
        this.duplicates = duplicates;
        this.rows = rows;
        this.announce = announce;
    }

    /**
     * Any two, found or freely chosen.
     *
     * @throws Refused {@code customer.no-such-customer}, {@code customer.no-such-person}, {@code customer.already-merged},
     *     {@code customer.merge-with-itself}
     */
    @Transactional(readOnly = true)
    public Comparison compare(Merging kind, UUID one, UUID other) {
        twoOf(one, other);
        var found = duplicates.between(one, other);
        return new Comparison(
                kind.word(),
                side(kind, one),
                side(kind, other),
                found == null ? null : found.id(),
                found == null ? List.of() : found.reasons());
    }

    private Comparison.Side side(Merging kind, UUID id) {
        return switch (kind) {
            case CUSTOMER -> ofCustomers.side(id);
            case PERSON -> ofPeople.side(id);
        };
    }

    /**
     * The survivor has everything from now on. Of two who merge the same at once one wins, and the other is told.
     *
     * @throws Refused {@code kernel.edited-by-someone-else} when one of them was changed since it was compared,
     *     {@code customer.already-merged}, and those of {@link #compare}
     */
    public Merge merge(MergeForm form, @Nullable UUID by) {
        var kind = Merging.of(form.kind());
        var read = new Form();
        for (var needed : List.of("survivor", "merged")) {
            read.check(
                    needed,
                    (needed.equals("survivor") ? form.survivor() : form.merged()) != null,
                    "",
                    "kernel.field-missing",
                    "Fill this in.");
        }
        read.accept();
        var survivor = Objects.requireNonNull(form.survivor());
        var merged = Objects.requireNonNull(form.merged());
        twoOf(survivor, merged);
        switch (kind) {
            case CUSTOMER -> ofCustomers.merge(survivor, merged, form, by);
            case PERSON -> ofPeople.merge(survivor, merged, form, by);
        }
        announce.publishEvent(new CustomersMerged(survivor, merged));
        return Objects.requireNonNull(rows.of(merged));
    }

    /**
     * Both are there again: what the merge moved goes back as far as it still is where the merge put it, and so do the values that
     * nobody has changed since.
     *
     * @throws Refused {@code customer.no-such-merge}, {@code customer.already-unmerged}, {@code customer.survivor-merged-later}
     */
    public Unmerged undo(UUID merge, @Nullable UUID by) {
        var row = rows.toUndo(merge);
        var undone = switch (Merging.of(row.getKind())) {
            case CUSTOMER -> ofCustomers.undo(row, by);
            case PERSON -> ofPeople.undo(row, by);
        };
        rows.undone(row, by);
        announce.publishEvent(new CustomersMerged(row.getSurvivor(), row.getMerged()));
        return undone;
    }

    /** What became one with this customer and its people, and can be undone; the latest first. */
    @Transactional(readOnly = true)
    public List<Merge> of(UUID customer) {
        var there = customers.get(customer).id();
        return rows.into(
                Stream.concat(Stream.of(there), people.of(there).stream().map(ContactPerson::id))
                        .toList());
    }

    /** The merge by which this record is not there any more; null when it is. */
    @Transactional(readOnly = true)
    public @Nullable Merge behind(UUID record) {
        return rows.of(record);
    }

    private static void twoOf(UUID one, UUID other) {
        if (one.equals(other)) {
            throw new Refused("customer.merge-with-itself", "Choose two different records.");
        }
    }
}
