package throughline.customer;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.selectOne;
import static throughline.customer.db.Tables.CUSTOMER_;
import static throughline.customer.db.Tables.PERSON;
import static throughline.customer.db.Tables.PHONE;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The front door for the question that every ringing call asks. One query each. */
@Component
@Transactional(readOnly = true)
public class Callers {
    private static final int ENOUGH_TO_CHOOSE_FROM = 50;

    private final DSLContext database;
    private final PhoneNumbers numbers;

    Callers(DSLContext database, PhoneNumbers numbers) {
        this.database = database;
        this.numbers = numbers;
    }

    /**
     * Who is this?
     *
     * @param number as the wire gave it, in whatever notation; null when it was withheld
     */
    public Who whoIs(@Nullable String number) {
        var meanings = numbers.meanings(number).stream().map(PhoneNumber::e164).toList();
        if (meanings.isEmpty()) {
            return new Who.Unknown();
        }
        var behindTheNumber = PHONE.join(CUSTOMER_)
                .on(CUSTOMER_.ID.eq(PHONE.CUSTOMER))
                .leftJoin(PERSON)
                .on(PERSON.ID.eq(PHONE.PERSON));
        return Who.of(fetch(behindTheNumber, PHONE.NUMBER.in(meanings).and(not(namedByAPerson()))));
    }

    /** The person an agent chose as the caller; null when there is none with this id. */
    public @Nullable Caller person(UUID person) {
        var people = PERSON.join(CUSTOMER_).on(CUSTOMER_.ID.eq(PERSON.CUSTOMER));
        return fetch(people, PERSON.ID.eq(person)).stream().findFirst().orElse(null);
    }

    /** The same for many, in one query; whoever does not exist is left out. */
    public List<Caller> people(Collection<UUID> people) {
        return people.isEmpty()
                ? List.of()
                : fetch(
                        PERSON.join(CUSTOMER_).on(CUSTOMER_.ID.eq(PERSON.CUSTOMER)),
                        PERSON.ID.in(people),
                        people.size());
    }

    /** The customer an agent chose as the caller, without a person; null when there is none with this id. */
    public @Nullable Caller customer(UUID customer) {
        return customers(List.of(customer)).stream().findFirst().orElse(null);
    }

    /** The same for many, in one query; whoever does not exist is left out. */
    public List<Caller> customers(Collection<UUID> customers) {
        var nobodyByName = CUSTOMER_.leftJoin(PERSON).on(falseCondition());
        return customers.isEmpty() ? List.of() : fetch(nobodyByName, CUSTOMER_.ID.in(customers), customers.size());
    }

    /** A customer's own number says less than a person of the same customer on the same number. */
    private static Condition namedByAPerson() {
        var other = PHONE.as("other");
        return PHONE.PERSON
                .isNull()
                .and(exists(selectOne()
                        .from(other)
                        .where(
                                other.NUMBER.eq(PHONE.NUMBER),
                                other.CUSTOMER.eq(PHONE.CUSTOMER),
                                other.PERSON.isNotNull())));
    }

    private List<Caller> fetch(Table<?> from, Condition which) {
        return fetch(from, which, ENOUGH_TO_CHOOSE_FROM);
    }

    private List<Caller> fetch(Table<?> from, Condition which, int most) {
        return database.selectDistinct(
                        PERSON.ID,
                        coalesce(PERSON.NAME, CUSTOMER_.NAME),
                        coalesce(PERSON.ROLE, inline("")),
                        CUSTOMER_.ID,
                        CUSTOMER_.NAME,
                        coalesce(PERSON.LANGUAGE, CUSTOMER_.LANGUAGE),
                        coalesce(PERSON.HEARS_BADLY, inline(false)))
                .from(from)
                .where(which)
                .orderBy(coalesce(PERSON.NAME, CUSTOMER_.NAME))
                .limit(most)
                .fetch(mapping(Caller::new));
    }
}
