package throughline.customer;

import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static throughline.customer.db.Tables.CUSTOMER_;
import static throughline.customer.db.Tables.PERSON;
import static throughline.customer.db.Tables.PHONE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.finder.Entry;
import throughline.finder.Findable;
import throughline.finder.Index;
import throughline.finder.Kind;
import throughline.people.Branch;

/** By what customers and the people who speak for them are found; what was merged into one finds that one. */
@Component
class CustomerWords implements Findable {
    private static final int ALL = Integer.MAX_VALUE;

    private static final throughline.customer.db.tables.Customer MERGED = CUSTOMER_.as("merged");
    private static final throughline.customer.db.tables.Person MERGED_PERSON = PERSON.as("merged_person");

    private static final Field<List<String>> OWN_PHONES = multiset(select(PHONE.NUMBER)
                    .from(PHONE)
                    .where(PHONE.CUSTOMER.eq(CUSTOMER_.ID), PHONE.PERSON.isNull())
                    .unionAll(select(PHONE.NUMBER)
                            .from(MERGED)
                            .join(PHONE)
                            .on(PHONE.CUSTOMER.eq(MERGED.ID), PHONE.PERSON.isNull())
                            .where(MERGED.MERGED_INTO.eq(CUSTOMER_.ID))))
            .convertFrom(rows -> rows.map(Record1::value1));
    private static final Field<List<Entry>> MERGED_ONES = multiset(
                    select(MERGED.ID, MERGED.NUMBER, MERGED.NAME, MERGED.EMAIL)
                            .from(MERGED)
                            .where(MERGED.MERGED_INTO.eq(CUSTOMER_.ID)))
            .convertFrom(rows -> rows.map(row -> new Entry(
                    Kind.CUSTOMER,
                    row.value1(),
                    Entry.text(row.value3(), row.value4()),
                    Entry.numbers(row.value2()),
                    List.of())));
    private static final Field<List<String>> MERGED_NAMES = multiset(
                    select(MERGED_PERSON.NAME).from(MERGED_PERSON).where(MERGED_PERSON.MERGED_INTO.eq(PERSON.ID)))
            .convertFrom(rows -> rows.map(Record1::value1));
    private static final Field<List<String>> PHONES = multiset(
                    select(PHONE.NUMBER).from(PHONE).where(PHONE.PERSON.eq(PERSON.ID)))
            .convertFrom(rows -> rows.map(Record1::value1));

    private final DSLContext database;
    private final Index index;

    CustomerWords(DSLContext database, Index index) {
        this.database = database;
        this.index = index;
    }

    /** These changed, so their people are found by other words too. */
    void changed(Collection<UUID> customers) {
        index.put(customers(CUSTOMER_.ID.in(customers), ALL));
        index.put(people(PERSON.CUSTOMER.in(customers), ALL));
    }

    void peopleChanged(Collection<UUID> people) {
        index.put(people(PERSON.ID.in(people), ALL));
    }

    /** They were erased: nobody is found by their words, and the words themselves go where nobody else has them. */
    void peopleForgotten(Collection<UUID> people) {
        index.forget(Kind.PERSON, people);
    }

    /** Something of these was erased; they are found by what is left. */
    void customersForgotten(Collection<UUID> customers) {
        index.forget(Kind.CUSTOMER, customers);
        index.forget(
                Kind.PERSON,
                database.select(PERSON.ID)
                        .from(PERSON)
                        .where(PERSON.CUSTOMER.in(customers))
                        .fetch(PERSON.ID));
        changed(customers);
    }

    void personRemoved(UUID person) {
        index.remove(Kind.PERSON, List.of(person));
    }

    void customerMerged(UUID customer) {
        index.remove(Kind.CUSTOMER, List.of(customer));
    }

    @Override
    public void tellAll(Consumer<List<Entry>> listener) {
        Findable.inTurn(after -> customers(CUSTOMER_.ID.gt(after), AT_A_TIME), listener);
        Findable.inTurn(after -> people(PERSON.ID.gt(after), AT_A_TIME), listener);
    }

    private List<Entry> customers(Condition which, int most) {
        return database.select(
                        CUSTOMER_.ID,
                        CUSTOMER_.NUMBER,
                        CUSTOMER_.NAME,
                        CUSTOMER_.EMAIL,
                        OWN_PHONES,
                        MERGED_ONES,
                        CUSTOMER_.BRANCHES)
                .from(CUSTOMER_)
                .where(which, CUSTOMER_.MERGED_INTO.isNull())
                .orderBy(CUSTOMER_.ID)
                .limit(most)
                .fetch(row -> {
                    var own = new Entry(
                            Kind.CUSTOMER,
                            row.value1(),
                            Entry.text(row.value3(), row.value4()),
                            Entry.numbers(row.value2()),
                            row.value5(),
                            reach(row.value7()));
                    return row.value6().isEmpty() ? own : together(own, row.value6());
                });
    }

    private static Entry together(Entry own, List<Entry> merged) {
        var text = new StringBuilder(own.text());
        var numbers = new ArrayList<>(own.numbers());
        for (var each : merged) {
            text.append(' ').append(each.text());
            numbers.addAll(each.numbers());
        }
        return new Entry(own.kind(), own.id(), text.toString(), numbers, own.phones(), own.branches());
    }

    private List<Entry> people(Condition which, int most) {
        return database.select(
                        PERSON.ID,
                        PERSON.NAME,
                        PERSON.ROLE,
                        CUSTOMER_.NAME,
                        PHONES,
                        PERSON.EMAILS,
                        MERGED_NAMES,
                        CUSTOMER_.BRANCHES)
                .from(PERSON)
                .join(CUSTOMER_)
                .on(CUSTOMER_.ID.eq(PERSON.CUSTOMER))
                .where(which, PERSON.MERGED_INTO.isNull())
                .orderBy(PERSON.ID)
                .limit(most)
                .fetch(row -> new Entry(
                        Kind.PERSON,
                        row.value1(),
                        Entry.text(
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                String.join(" ", row.value6()),
                                String.join(" ", row.value7())),
                        List.of(),
                        row.value5(),
                        reach(row.value8())));
    }

    /** A customer without a site is everybody's. */
    private static @Nullable List<UUID> reach(UUID[] branches) {
        return branches.length == 0 ? null : Branch.parts(List.of(branches));
    }
}
