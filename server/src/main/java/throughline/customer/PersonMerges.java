package throughline.customer;

import static throughline.customer.db.Tables.DEPARTURE;
import static throughline.customer.db.Tables.PERSON;
import static throughline.customer.db.Tables.PHONE;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.customer.db.tables.records.MergeRecord;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Refused;
import tools.jackson.databind.json.JsonMapper;

/** Two people become one, and two again; of one customer or of two. The survivor has the numbers and addresses of both. */
@Component
class PersonMerges {
    private static final String MODULE = "customer";
    private static final int MOST_NUMBERS = 10;
    private static final List<String> CHOSEN =
            List.of("name", "role", "language", "hearsBadly", "prefers", "verifiedOn");
    private static final List<String> FIELDS = Stream.concat(
                    CHOSEN.stream(), Stream.of("verifiedBy", "phones", "emails"))
            .toList();

    /** When somebody was to leave, as it is kept while they are merged. */
    private record Leaves(
            LocalDate day,
            OffsetDateTime dueAt,
            OffsetDateTime plannedAt,
            @Nullable UUID plannedBy) {}

    private final DSLContext database;
    private final ContactPeople people;
    private final Customers customers;
    private final PhoneBook phoneBook;
    private final CustomerWords words;
    private final ToCompare toCompare;
    private final Pairs pairs;
    private final MergeRows rows;
    private final JsonMapper json;
    private final Blend blend;
    private final EventLog events;

    PersonMerges(
            DSLContext database,
            ContactPeople people,
            Customers customers,
            PhoneBook phoneBook,
            CustomerWords words,
            ToCompare toCompare,
            Pairs pairs,
            MergeRows rows,
            JsonMapper json,
            EventLog events) {
        this.database = database;
        this.people = people;
        this.customers = customers;
        this.phoneBook = phoneBook;
        this.words = words;
        this.toCompare = toCompare;
        this.pairs = pairs;
        this.rows = rows;
        this.json = json;
        this.blend = new Blend(json);
        this.events = events;
    }

    Comparison.Side side(UUID id) {
        var person = there(id);
        return new Comparison.Side(
                null, person, customers.get(person.customer()).name(), Map.of());
    }

    void merge(UUID survivor, UUID merged, MergeForm form, @Nullable UUID by) {
        locked(survivor, merged).mustBothBeThere(this::alreadyMerged);
        var before = there(survivor);
        var gone = there(merged);
        if (!Objects.equals(form.survivorVersion(), before.version())
                || !Objects.equals(form.mergedVersion(), gone.version())) {
            throw Refused.editedBySomeoneElse();
        }
        var after = withBothNumbers(blend.taking(before, gone, take(form, before, gone)), before, gone);
        var row = rows.begin(Merging.PERSON, survivor, merged, by);
        var changed = blend.changed(before, after, FIELDS);
        var became = blend.changed(after, before, FIELDS);
        row.setBefore(rows.written(changed));
        row.setAfter(rows.written(became));
        row.setPhones(gone.phones().toArray(String[]::new));
        staysAfterAll(merged, row);
        row.setEarlier(pointTo(survivor, PERSON.MERGED_INTO.eq(merged)));
        row.insert();
        pointTo(survivor, PERSON.ID.eq(merged));
        database.deleteFrom(PHONE).where(PHONE.PERSON.eq(merged)).execute();
        write(after);
        pairs.merged(survivor, merged);
        words.personRemoved(merged);
        found(List.of(after));
        toCompare.mark(Merging.CUSTOMER, List.of(gone.customer()));
        var told = new LinkedHashMap<String, Object>(became);
        told.put("mergedFrom", gone.name());
        tell(before, "person-merged", by, Map.of("before", changed, "after", told));
        if (!gone.customer().equals(before.customer())) {
            tell(gone, "person-merged-into", by, Map.of("after", Map.of("mergedInto", after.name())));
        }
    }

    Unmerged undo(MergeRecord row, @Nullable UUID by) {
        var survivor = row.getSurvivor();
        var merged = row.getMerged();
        var later = locked(survivor, merged).survivorOf(survivor);
        if (later != null) {
            throw new Refused(
                    "customer.survivor-merged-later",
                    "{0} was merged into {1} later. Undo that merge first.",
                    name(survivor),
                    name(later));
        }
        var before = there(survivor);
        var after = rows.fields(row.getAfter());
        var untouched = blend.untouched(before, after);
        var now = blend.with(before, rows.fields(row.getBefore()), untouched);
        write(now);
        pointTo(null, PERSON.ID.eq(merged));
        pointTo(merged, PERSON.MERGED_INTO.eq(survivor).and(PERSON.ID.in(row.getEarlier())));
        var customer = Objects.requireNonNull(database.select(PERSON.CUSTOMER)
                .from(PERSON)
                .where(PERSON.ID.eq(merged))
                .fetchOne(PERSON.CUSTOMER));
        phoneBook.keep(
                customer,
                merged,
                Stream.of(row.getPhones()).map(PhoneNumber::new).toList());
        leavesAgain(row, merged, customer);
        var again = there(merged);
        found(List.of(now, again));
        tell(
                before,
                "person-unmerged",
                by,
                Map.of(
                        "before",
                        blend.changed(before, now, FIELDS),
                        "after",
                        withName(blend.changed(now, before, FIELDS), again)));
        var fields = new TreeSet<>(after.keySet());
        fields.removeAll(untouched);
        fields.remove("verifiedBy");
        return new Unmerged(survivor, merged, Map.of(), List.copyOf(fields));
    }

    private static Map<String, Object> withName(Map<String, ?> fields, ContactPerson parted) {
        var more = new LinkedHashMap<String, Object>(fields);
        more.put("mergedFrom", parted.name());
        return more;
    }

    private void tell(ContactPerson person, String kind, @Nullable UUID by, Map<String, ?> data) {
        var told = new LinkedHashMap<String, Object>(data);
        told.put("customer", person.customer());
        events.append(MODULE, person.id(), kind, by, told);
    }

    private LockedPair locked(UUID survivor, UUID merged) {
        return LockedPair.of(
                database, PERSON, PERSON.ID, PERSON.MERGED_INTO, survivor, merged, PersonMerges::noSuchPerson);
    }

    private Refused alreadyMerged(UUID id, UUID other) {
        return new Refused(
                "customer.already-merged", "{0} was merged into {1} already. Use that one.", name(id), name(other));
    }

    private String name(UUID person) {
        return Objects.requireNonNullElse(
                database.select(PERSON.NAME)
                        .from(PERSON)
                        .where(PERSON.ID.eq(person))
                        .fetchOne(PERSON.NAME),
                "");
    }

    private ContactPerson there(UUID id) {
        return people.all(List.of(id)).stream().findFirst().orElseThrow(PersonMerges::noSuchPerson);
    }

    private static Refused noSuchPerson() {
        return new Refused("customer.no-such-person", "There is no such person at this customer.");
    }

    private Set<String> take(MergeForm form, ContactPerson survivor, ContactPerson merged) {
        var take = form.take() == null ? blend.empty(survivor, merged, CHOSEN) : form.take();
        var read = new Form();
        take.forEach(field -> read.oneOf("take", field, FIELDS, ""));
        read.accept();
        var chosen = new LinkedHashSet<>(take);
        chosen.retainAll(CHOSEN);
        if (chosen.contains("verifiedOn")) {
            chosen.add("verifiedBy");
        }
        return chosen;
    }

    private static ContactPerson withBothNumbers(ContactPerson after, ContactPerson one, ContactPerson other) {
        return new ContactPerson(
                after.id(),
                after.customer(),
                after.name(),
                after.role(),
                both("phones", one.phones(), other.phones()),
                both("emails", one.emails(), other.emails()),
                after.language(),
                after.hearsBadly(),
                after.prefers(),
                after.verifiedOn(),
                after.verifiedBy(),
                after.leavesOn(),
                after.version());
    }

    private static List<String> both(String field, Collection<String> some, Collection<String> others) {
        var all = new LinkedHashSet<>(some);
        all.addAll(others);
        var read = new Form();
        read.check(
                field,
                all.size() <= MOST_NUMBERS,
                "",
                "customer.too-much-for-one-person",
                "Together they have {0}, and one person keeps at most {1}. Take some away first.",
                all.size(),
                MOST_NUMBERS);
        read.accept();
        return List.copyOf(all);
    }

    private void write(ContactPerson person) {
        database.update(PERSON)
                .set(PERSON.NAME, person.name())
                .set(PERSON.ROLE, person.role())
                .set(PERSON.EMAILS, person.emails().toArray(String[]::new))
                .set(PERSON.LANGUAGE, person.language())
                .set(PERSON.HEARS_BADLY, person.hearsBadly())
                .set(PERSON.PREFERS, person.prefers())
                .set(PERSON.VERIFIED_ON, person.verifiedOn())
                .set(PERSON.VERIFIED_BY, person.verifiedBy())
                .set(PERSON.VERSION, PERSON.VERSION.plus(1))
                .where(PERSON.ID.eq(person.id()))
                .execute();
        phoneBook.keep(
                person.customer(),
                person.id(),
                person.phones().stream().map(PhoneNumber::new).toList());
    }

    private UUID[] pointTo(@Nullable UUID survivor, Condition which) {
        return database.update(PERSON)
                .set(PERSON.MERGED_INTO, survivor)
                .set(PERSON.VERSION, PERSON.VERSION.plus(1))
                .where(which)
                .returning(PERSON.ID)
                .fetch(PERSON.ID)
                .toArray(UUID[]::new);
    }

    /** Whoever is nobody of their own does not leave. */
    private void staysAfterAll(UUID person, MergeRecord row) {
        var gone = database.deleteFrom(DEPARTURE)
                .where(DEPARTURE.PERSON.eq(person))
                .returning()
                .fetchOne();
        if (gone != null) {
            row.setLeaves(
                    rows.written(new Leaves(gone.getDay(), gone.getDueAt(), gone.getPlannedAt(), gone.getPlannedBy())));
        }
    }

    private void leavesAgain(MergeRecord merge, UUID person, UUID customer) {
        if (merge.getLeaves() == null) {
            return;
        }
        var leaves = json.readValue(merge.getLeaves().data(), Leaves.class);
        var row = database.newRecord(DEPARTURE);
        row.setPerson(person);
        row.setCustomer(customer);
        row.setDay(leaves.day());
        row.setDueAt(leaves.dueAt());
        row.setTryAt(leaves.dueAt());
        row.setPlannedAt(leaves.plannedAt());
        row.setPlannedBy(leaves.plannedBy());
        row.insert();
    }

    private void found(List<ContactPerson> changed) {
        var ids = changed.stream().map(ContactPerson::id).toList();
        words.peopleChanged(ids);
        toCompare.mark(Merging.PERSON, ids);
        toCompare.mark(
                Merging.CUSTOMER,
                changed.stream().map(ContactPerson::customer).distinct().toList());
    }
}
