package throughline.customer;

import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static throughline.customer.db.Tables.CUSTOMER_;
import static throughline.customer.db.Tables.PERSON;
import static throughline.customer.db.Tables.PHONE;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.springframework.stereotype.Component;
import throughline.finder.Entry;
import throughline.finder.Findable;
import throughline.finder.Index;
import throughline.finder.Kind;

/** By what customers and the people who speak for them are found. */
@Component
class CustomerWords implements Findable {
    private static final int ALL = Integer.MAX_VALUE;

    private static final Field<List<String>> OWN_PHONES = multiset(
                    select(PHONE.NUMBER).from(PHONE).where(PHONE.CUSTOMER.eq(CUSTOMER_.ID), PHONE.PERSON.isNull()))
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

    void personRemoved(UUID person) {
        index.remove(Kind.PERSON, List.of(person));
    }

    @Override
    public void tellAll(Consumer<List<Entry>> listener) {
        Findable.inTurn(after -> customers(CUSTOMER_.ID.gt(after), AT_A_TIME), listener);
        Findable.inTurn(after -> people(PERSON.ID.gt(after), AT_A_TIME), listener);
    }

    private List<Entry> customers(Condition which, int most) {
        return database.select(CUSTOMER_.ID, CUSTOMER_.NUMBER, CUSTOMER_.NAME, CUSTOMER_.EMAIL, OWN_PHONES)
                .from(CUSTOMER_)
                .where(which)
                .orderBy(CUSTOMER_.ID)
                .limit(most)
                .fetch(row -> new Entry(
                        Kind.CUSTOMER,
                        row.value1(),
                        Entry.text(row.value3(), row.value4()),
                        Entry.numbers(row.value2()),
                        row.value5()));
    }

    private List<Entry> people(Condition which, int most) {
        return database.select(PERSON.ID, PERSON.NAME, PERSON.ROLE, CUSTOMER_.NAME, PHONES, PERSON.EMAILS)
                .from(PERSON)
                .join(CUSTOMER_)
                .on(CUSTOMER_.ID.eq(PERSON.CUSTOMER))
                .where(which)
                .orderBy(PERSON.ID)
                .limit(most)
                .fetch(row -> new Entry(
                        Kind.PERSON,
                        row.value1(),
                        Entry.text(row.value2(), row.value3(), row.value4(), String.join(" ", row.value6())),
                        List.of(),
                        row.value5()));
    }
}
