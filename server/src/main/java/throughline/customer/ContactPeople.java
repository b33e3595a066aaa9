package throughline.customer;

import static org.jooq.Records.mapping;
import static throughline.customer.db.Tables.DEPARTURE;
import static throughline.customer.db.Tables.PERSON;
import static throughline.customer.db.Tables.PHONE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import throughline.customer.db.tables.records.PersonRecord;
import throughline.customer.db.tables.records.PhoneRecord;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;

/** The front door to the people who speak for customers. {@code by} is the user who does it. */
@Component
@Transactional
public class ContactPeople {
    private static final String MODULE = "customer";
    private static final Field<List<String>> NUMBERS = DSL.multiset(DSL.select(PHONE.NUMBER)
                    .from(PHONE)
                    .where(PHONE.PERSON.eq(PERSON.ID))
                    .orderBy(PHONE.PLACE))
            .convertFrom(rows -> rows.map(row -> row.value1()));

    /** Somebody who speaks for a customer from now on. */
    public record Speaker(UUID customer, ContactPersonForm form) {}

    private final DSLContext database;
    private final Customers customers;
    private final EventLog events;
    private final Ids ids;
    private final PhoneNumbers numbers;
    private final PhoneBook phoneBook;
    private final CustomerWords words;
    private final ToCompare toCompare;

    ContactPeople(
            DSLContext database,
            Customers customers,
            EventLog events,
            Ids ids,
            PhoneNumbers numbers,
            PhoneBook phoneBook,
            CustomerWords words,
            ToCompare toCompare) {
        this.database = database;
        this.customers = customers;
        this.events = events;
        this.ids = ids;
        this.numbers = numbers;
        this.phoneBook = phoneBook;
        this.words = words;
        this.toCompare = toCompare;
    }

    /** Everybody who speaks for the customer, by name. */
    @Transactional(readOnly = true)
    public List<ContactPerson> of(UUID customer) {
        return fetch(PERSON.CUSTOMER.eq(customer));
    }

    /** Everybody who speaks for one of these customers, by name; one query. */
    @Transactional(readOnly = true)
    public List<ContactPerson> of(Collection<UUID> customers) {
        return fetch(PERSON.CUSTOMER.in(customers));
    }

    /**
     * What would be kept of the form; two that keep the same are equal in it.
     *
     * @throws Refused with each field that is wrong
     */
    @Transactional(propagation = Propagation.SUPPORTS, noRollbackFor = Refused.class)
    public Object kept(ContactPersonForm form) {
        return form.read(numbers);
    }

    /** @throws Refused {@code customer.no-such-person} also when the person speaks for another customer */
    @Transactional(readOnly = true)
    public ContactPerson get(UUID customer, UUID person) {
        var found = fetch(PERSON.CUSTOMER.eq(customer).and(PERSON.ID.eq(person)));
        if (found.isEmpty()) {
            throw new Refused("customer.no-such-person", "There is no such person at this customer.");
        }
        return found.getFirst();
    }

    /** Those of these that are there, in no order. */
    List<ContactPerson> all(Collection<UUID> people) {
        return fetch(PERSON.ID.in(people));
    }

    /** @throws Refused {@code customer.no-such-customer} */
    public ContactPerson add(UUID customer, ContactPersonForm form, @Nullable UUID by) {
        return get(customer, addAll(List.of(new Speaker(customer, form)), by).getFirst());
    }

    /** Adds many in a few round trips; all or none. Their ids come in the same order. */
    public List<UUID> addAll(List<Speaker> speakers, @Nullable UUID by) {
        customers.mustExist(speakers.stream().map(Speaker::customer).collect(Collectors.toSet()));
        var added = new LinkedHashMap<UUID, Map<String, ?>>();
        var rows = new ArrayList<PersonRecord>();
        var phones = new ArrayList<PhoneRecord>();
        for (var speaker : speakers) {
            var read = speaker.form().read(numbers);
            var row = new PersonRecord();
            row.setId(ids.next());
            row.setCustomer(speaker.customer());
            row.setName(read.name());
            row.setRole(read.role());
            row.setEmails(read.emails().toArray(String[]::new));
            row.setLanguage(read.language());
            row.setHearsBadly(read.hearsBadly());
            row.setPrefers(read.prefers());
            row.setVerifiedOn(read.verifiedOn());
            row.setVerifiedBy(read.verifiedOn() == null ? null : by);
            rows.add(row);
            phones.addAll(PhoneBook.rows(speaker.customer(), row.getId(), read.phones()));
            added.put(row.getId(), Map.of("customer", speaker.customer(), "after", speaker.form()));
        }
        database.batchInsert(rows).execute();
        database.batchInsert(phones).execute();
        events.appendAll(MODULE, "person-added", by, added);
        written(added.keySet(), speakers.stream().map(Speaker::customer).collect(Collectors.toSet()));
        return List.copyOf(added.keySet());
    }

    /** @throws Refused {@code kernel.edited-by-someone-else} */
    public ContactPerson change(UUID customer, UUID person, ContactPersonForm form, @Nullable UUID by) {
        var before = get(customer, person);
        var read = form.read(numbers);
        int changed = database.update(PERSON)
                .set(PERSON.NAME, read.name())
                .set(PERSON.ROLE, read.role())
                .set(PERSON.EMAILS, read.emails().toArray(String[]::new))
                .set(PERSON.LANGUAGE, read.language())
                .set(PERSON.HEARS_BADLY, read.hearsBadly())
                .set(PERSON.PREFERS, read.prefers())
                .set(PERSON.VERIFIED_ON, read.verifiedOn())
                .set(PERSON.VERIFIED_BY, checkedBy(before, read.verifiedOn(), by))
                .set(PERSON.VERSION, PERSON.VERSION.plus(1))
                .where(PERSON.ID.eq(person), PERSON.VERSION.eq(form.version()), PERSON.MERGED_INTO.isNull())
                .execute();
        if (changed == 0) {
            throw Refused.editedBySomeoneElse();
        }
        phoneBook.keep(customer, person, read.phones());
        written(List.of(person), List.of(customer));
        var after = get(customer, person);
        events.append(MODULE, person, "person-changed", by, Map.of("before", before, "after", after));
        return after;
    }

    /** Who gives a new day has asked; whoever changes something else has not. */
    private static @Nullable UUID checkedBy(ContactPerson before, @Nullable LocalDate on, @Nullable UUID by) {
        if (on == null) {
            return null;
        }
        return on.equals(before.verifiedOn()) ? before.verifiedBy() : by;
    }

    /** The person no longer speaks for the customer; the numbers are unknown from now on. */
    public void remove(UUID customer, UUID person, @Nullable UUID by) {
        events.append(MODULE, person, "person-removed", by, Map.of("before", removed(customer, person)));
    }

    /** The same on a day that was said before. */
    void letGo(UUID customer, UUID person, Instant asOf, @Nullable UUID by) {
        var before = removed(customer, person);
        events.append(MODULE, person, "person-removed", by, Map.of("before", before, "asOf", asOf));
    }

    private ContactPerson removed(UUID customer, UUID person) {
        var before = get(customer, person);
        database.deleteFrom(PERSON).where(PERSON.ID.eq(person)).execute();
        words.personRemoved(person);
        toCompare.mark(Merging.PERSON, List.of(person));
        toCompare.mark(Merging.CUSTOMER, List.of(customer));
        return before;
    }

    private void written(Collection<UUID> people, Collection<UUID> customers) {
        words.peopleChanged(people);
        toCompare.mark(Merging.PERSON, people);
        toCompare.mark(Merging.CUSTOMER, customers);
    }

    private List<ContactPerson> fetch(Condition which) {
        return database.select(
                        PERSON.ID,
                        PERSON.CUSTOMER,
                        PERSON.NAME,
                        PERSON.ROLE,
                        NUMBERS,
                        PERSON.EMAILS.convertFrom(emails -> List.of(emails)),
                        PERSON.LANGUAGE,
                        PERSON.HEARS_BADLY,
                        PERSON.PREFERS,
                        PERSON.VERIFIED_ON,
                        PERSON.VERIFIED_BY,
                        DEPARTURE.DAY,
                        PERSON.VERSION)
                .from(PERSON)
                .leftJoin(DEPARTURE)
                .on(DEPARTURE.PERSON.eq(PERSON.ID))
                .where(which, PERSON.MERGED_INTO.isNull())
                .orderBy(PERSON.NAME, PERSON.ID)
                .fetch(mapping(ContactPerson::new));
    }
}
