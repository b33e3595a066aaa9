package throughline.customer;

import static throughline.customer.db.Tables.CUSTOMER_;
import static throughline.customer.db.Tables.PHONE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import throughline.customer.db.tables.records.CustomerRecord;
import throughline.customer.db.tables.records.PhoneRecord;
import throughline.finder.Finder;
import throughline.finder.Kind;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.NumberSeries;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;

/** The front door to customers: found, added, changed. {@code by} is the user who does it. */
@Component
@Transactional
public class Customers {
    private static final String MODULE = "customer";
    private static final NumberSeries NUMBERS = new NumberSeries("CU-", "customer.customer_number");
    private static final Field<String> OWN_NUMBER = DSL.field(DSL.select(PHONE.NUMBER)
            .from(PHONE)
            .where(PHONE.CUSTOMER.eq(CUSTOMER_.ID), PHONE.PERSON.isNull())
            .orderBy(PHONE.PLACE)
            .limit(1));

    private final DSLContext database;
    private final EventLog events;
    private final Ids ids;
    private final PhoneNumbers numbers;
    private final PhoneBook phoneBook;
    private final CustomerWords words;
    private final Finder finder;
    private final ToCompare toCompare;

    Customers(
            DSLContext database,
            EventLog events,
            Ids ids,
            PhoneNumbers numbers,
            PhoneBook phoneBook,
            CustomerWords words,
            Finder finder,
            ToCompare toCompare) {
        this.database = database;
        this.events = events;
        this.ids = ids;
        this.numbers = numbers;
        this.phoneBook = phoneBook;
        this.words = words;
        this.finder = finder;
        this.toCompare = toCompare;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public Page<Customer> list(Slice slice) {
        return page(DSL.noCondition(), slice);
    }

    /**
     * The same of one kind.
     *
     * @param kind one of {@link CustomerForm#KINDS}
     */
    @Transactional(readOnly = true)
    public Page<Customer> ofKind(String kind, Slice slice) {
        return page(CUSTOMER_.KIND.eq(kind), slice);
    }

    private Page<Customer> page(Condition which, Slice slice) {
        var found = selectFrom(database)
                .where(
                        which,
                        CUSTOMER_.MERGED_INTO.isNull(),
                        finder.fits(Kind.CUSTOMER, CUSTOMER_.ID, slice.words()),
                        slice.later(CUSTOMER_.NAME, CUSTOMER_.ID))
                .orderBy(CUSTOMER_.NAME, CUSTOMER_.ID)
                .limit(slice.limit() + 1)
                .fetch(Customers::customer);
        return Page.of(found, slice, customer -> new Slice.Cursor(customer.name(), customer.id()));
    }

    /**
     * The customer; of one that was merged, the one that it was merged into.
     *
     * @throws Refused {@code customer.no-such-customer}
     */
    @Transactional(readOnly = true)
    public Customer get(UUID id) {
        return one(CUSTOMER_.ID.eq(survivor(id)));
    }

    /** The record itself, also when it was merged. */
    Customer kept(UUID id) {
        return one(CUSTOMER_.ID.eq(id));
    }

    private Customer one(Condition which) {
        var found = selectFrom(database).where(which).fetchOne(Customers::customer);
        if (found == null) {
            throw unknown();
        }
        return found;
    }

    /** Those of these that exist, in no order; one query. */
    @Transactional(readOnly = true)
    public List<Customer> all(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : selectFrom(database).where(CUSTOMER_.ID.in(ids)).fetch(Customers::customer);
    }

    /**
     * All records of the customer with this id: its own, and those that were merged into it. What happened before a merge still names
     * the record of that time. Empty when there is none.
     */
    @Transactional(readOnly = true)
    public Set<UUID> records(UUID id) {
        return database.select(CUSTOMER_.ID)
                .from(CUSTOMER_)
                .where(CUSTOMER_.ID.eq(survivor(id)).or(CUSTOMER_.MERGED_INTO.eq(survivor(id))))
                .fetchSet(CUSTOMER_.ID);
    }

    /** The record that is there for this id: of a merged one the survivor's, of nobody's the id itself. */
    @Transactional(readOnly = true)
    public UUID present(UUID id) {
        var there = database.select(survivor(id)).fetchSingle().value1();
        return there == null ? id : there;
    }

    /** The ids of those that have these numbers, by their number, also by that of a merged one; one query. */
    @Transactional(readOnly = true)
    public Map<String, UUID> idsOf(Collection<String> numbers) {
        var there = DSL.coalesce(CUSTOMER_.MERGED_INTO, CUSTOMER_.ID);
        return database.select(CUSTOMER_.NUMBER, there)
                .from(CUSTOMER_)
                .where(CUSTOMER_.NUMBER.in(numbers))
                .fetchMap(CUSTOMER_.NUMBER, there);
    }

    /** Those that have these numbers, in no order, each as it is even when it was merged; one query. */
    @Transactional(readOnly = true)
    public List<Customer> numbered(Collection<String> numbers) {
        return selectFrom(database).where(CUSTOMER_.NUMBER.in(numbers)).fetch(Customers::customer);
    }

    /**
     * What would be kept of the form; two that keep the same are equal in it.
     *
     * @throws Refused with each field that is wrong
     */
    @Transactional(propagation = Propagation.SUPPORTS, noRollbackFor = Refused.class)
    public Object kept(CustomerForm form) {
        return form.read(numbers);
    }

    /** Names for a list, in one query, of a merged one the survivor's; whoever does not exist is left out. */
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> customers) {
        var survivor = CUSTOMER_.as("survivor");
        var name = DSL.coalesce(survivor.NAME, CUSTOMER_.NAME);
        return database.select(CUSTOMER_.ID, name)
                .from(CUSTOMER_)
                .leftJoin(survivor)
                .on(survivor.ID.eq(CUSTOMER_.MERGED_INTO))
                .where(CUSTOMER_.ID.in(customers))
                .fetchMap(CUSTOMER_.ID, name);
    }

    /**
     * They exist, and no merge takes them away before this transaction is over.
     *
     * @throws Refused {@code customer.no-such-customer} when one of them does not exist, {@code customer.already-merged}
     */
    public void mustExist(Set<UUID> ids) {
        var there = database.select(CUSTOMER_.ID, CUSTOMER_.MERGED_INTO)
                .from(CUSTOMER_)
                .where(CUSTOMER_.ID.in(ids))
                .orderBy(CUSTOMER_.ID)
                .forKeyShare()
                .fetch();
        if (there.size() < ids.size()) {
            throw unknown();
        }
        there.stream().filter(row -> row.value2() != null).findFirst().ifPresent(row -> {
            throw alreadyMerged(row.value1());
        });
    }

    public Customer add(CustomerForm form, @Nullable UUID by) {
        return get(addAll(List.of(form), by).getFirst());
    }

    /** Adds many in a few round trips; all or none. Their ids come in the same order. */
    public List<UUID> addAll(List<CustomerForm> forms, @Nullable UUID by) {
        return addAll(forms, List.of(), by);
    }

    /**
     * The same for those that bring their numbers along from another system.
     *
     * @throws Refused {@code customer.number-taken}
     */
    public List<UUID> addNumbered(SequencedMap<String, CustomerForm> forms, @Nullable UUID by) {
        var taken = numbered(forms.keySet());
        if (!taken.isEmpty()) {
            throw numberTaken(taken.getFirst().number());
        }
        NUMBERS.leaveOut(database, forms.keySet());
        return addAll(List.copyOf(forms.values()), List.copyOf(forms.keySet()), by);
    }

    private List<UUID> addAll(List<CustomerForm> forms, List<String> given, @Nullable UUID by) {
        var added = new LinkedHashMap<UUID, Map<String, CustomerForm>>();
        var rows = new ArrayList<CustomerRecord>();
        var phones = new ArrayList<PhoneRecord>();
        for (var form : forms) {
            var read = form.read(numbers);
            var row = record(read);
            row.setId(ids.next());
            if (!given.isEmpty()) {
                row.setNumber(given.get(rows.size()));
            }
            rows.add(row);
            phones.addAll(PhoneBook.rows(row.getId(), null, read.phones()));
            added.put(row.getId(), Map.of("after", form));
        }
        database.batchInsert(rows).execute();
        database.batchInsert(phones).execute();
        events.appendAll(MODULE, "customer-added", by, added);
        words.changed(added.keySet());
        toCompare.mark(Merging.CUSTOMER, added.keySet());
        return List.copyOf(added.keySet());
    }

    /** Their sites belong to other branches than before, so others find them. */
    public void reachChanged(Collection<UUID> ids) {
        words.changed(ids);
    }

    /**
     * @throws Refused {@code kernel.edited-by-someone-else} when the form was filled in from an older version,
     *     {@code customer.already-merged}
     */
    public Customer change(UUID id, CustomerForm form, @Nullable UUID by) {
        var before = get(id);
        if (!before.id().equals(id)) {
            throw alreadyMerged(id);
        }
        var read = form.read(numbers);
        int changed = database.update(CUSTOMER_)
                .set(record(read))
                .set(CUSTOMER_.VERSION, CUSTOMER_.VERSION.plus(1))
                .where(CUSTOMER_.ID.eq(id), CUSTOMER_.VERSION.eq(form.version()), CUSTOMER_.MERGED_INTO.isNull())
                .execute();
        if (changed == 0) {
            throw Refused.editedBySomeoneElse();
        }
        phoneBook.keep(id, null, read.phones());
        words.changed(List.of(id));
        toCompare.mark(Merging.CUSTOMER, List.of(id));
        var after = get(id);
        events.append(MODULE, id, "customer-changed", by, Map.of("before", before, "after", after));
        return after;
    }

    /** This one was merged into another and is only found there. */
    Refused alreadyMerged(UUID id) {
        return new Refused(
                "customer.already-merged",
                "{0} was merged into {1} already. Use that one.",
                kept(id).number(),
                get(id).number());
    }

    /** The one that is there, whatever was merged. */
    private static Field<UUID> survivor(UUID id) {
        var asked = CUSTOMER_.as("asked");
        return DSL.field(DSL.select(DSL.coalesce(asked.MERGED_INTO, asked.ID))
                .from(asked)
                .where(asked.ID.eq(id)));
    }

    static Refused numberTaken(String number) {
        return new Refused("customer.number-taken", "The number {0} is taken already.", number);
    }

    static Refused unknown() {
        return new Refused("customer.no-such-customer", "There is no such customer.");
    }

    private static CustomerRecord record(CustomerForm.Read read) {
        var record = new CustomerRecord();
        record.setKind(read.kind());
        record.setName(read.name());
        record.setLanguage(read.language());
        record.setEmail(read.email());
        record.setDelivery(read.delivery());
        record.setDeliveryAddress(read.deliveryAddress());
        record.setNote(read.note());
        record.setVerifiedOn(read.verifiedOn());
        return record;
    }

    private static SelectJoinStep<? extends Record> selectFrom(DSLContext database) {
        return database.select(
                        CUSTOMER_.ID,
                        CUSTOMER_.NUMBER,
                        CUSTOMER_.KIND,
                        CUSTOMER_.NAME,
                        CUSTOMER_.LANGUAGE,
                        OWN_NUMBER,
                        CUSTOMER_.EMAIL,
                        CUSTOMER_.DELIVERY,
                        CUSTOMER_.DELIVERY_ADDRESS,
                        CUSTOMER_.NOTE,
                        CUSTOMER_.VERIFIED_ON,
                        CUSTOMER_.VERSION)
                .from(CUSTOMER_);
    }

    private static Customer customer(Record row) {
        return new Customer(
                row.get(CUSTOMER_.ID),
                row.get(CUSTOMER_.NUMBER),
                row.get(CUSTOMER_.KIND),
                row.get(CUSTOMER_.NAME),
                row.get(CUSTOMER_.LANGUAGE),
                row.get(OWN_NUMBER),
                row.get(CUSTOMER_.EMAIL),
                row.get(CUSTOMER_.DELIVERY),
                row.get(CUSTOMER_.DELIVERY_ADDRESS),
                row.get(CUSTOMER_.NOTE),
                row.get(CUSTOMER_.VERIFIED_ON),
                row.get(CUSTOMER_.VERSION));
    }
}
