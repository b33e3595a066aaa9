package throughline.customer;

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
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.BehindTheWall;

/** The front door for the question that every ringing call asks. One query each. */
@Component
@Transactional(readOnly = true)
public class Callers {
    private static final int ENOUGH_TO_CHOOSE_FROM = 50;

    /** Whose a number was when it was written down; the customer is the one that it was merged into. */
    private static final throughline.customer.db.tables.Customer OWNER = CUSTOMER_.as("owner");

    private static final Field<String> NAME =
            coalesce(PERSON.NAME, CUSTOMER_.NAME).as("caller_name");
    private static final Field<String> ROLE = coalesce(PERSON.ROLE, inline("")).as("caller_role");
    private static final Field<String> LANGUAGE =
            coalesce(PERSON.LANGUAGE, CUSTOMER_.LANGUAGE).as("caller_language");
    private static final Field<Boolean> HEARS_BADLY =
            coalesce(PERSON.HEARS_BADLY, inline(false)).as("caller_hears_badly");
    private static final List<Field<?>> CALLER =
            List.of(PERSON.ID, NAME, ROLE, CUSTOMER_.ID, CUSTOMER_.NAME, LANGUAGE, HEARS_BADLY);

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
        var behindTheNumber = PHONE.join(OWNER)
                .on(OWNER.ID.eq(PHONE.CUSTOMER))
                .join(CUSTOMER_)
                .on(CUSTOMER_.ID.eq(BehindTheWall.firstOf(OWNER.MERGED_INTO, OWNER.ID)))
                .leftJoin(PERSON)
                .on(PERSON.ID.eq(PHONE.PERSON));
        return Who.of(fetch(behindTheNumber, PHONE.NUMBER.in(meanings).and(not(namedByAPerson()))));
    }

    /** The person an agent chose as the caller; null when there is none with this id. */
    public @Nullable Caller person(UUID person) {
        return people(List.of(person)).get(person);
    }

    /** The same for many, in one query, by the ids that were asked for; whoever does not exist is left out. */
    public Map<UUID, Caller> people(Collection<UUID> people) {
        var asked = PERSON.as("asked");
        return people.isEmpty()
                ? Map.of()
                : asked(
                        asked.join(PERSON)
                                .on(PERSON.ID.eq(BehindTheWall.firstOf(asked.MERGED_INTO, asked.ID)))
                                .join(CUSTOMER_)
                                .on(CUSTOMER_.ID.eq(PERSON.CUSTOMER)),
                        asked.ID,
                        people);
    }

    /** The customer an agent chose as the caller, without a person; null when there is none with this id. */
    public @Nullable Caller customer(UUID customer) {
        return customers(List.of(customer)).get(customer);
    }

    /** The same for many, in one query, by the ids that were asked for; whoever does not exist is left out. */
    public Map<UUID, Caller> customers(Collection<UUID> customers) {
        return customers.isEmpty()
                ? Map.of()
                : asked(
                        OWNER.join(CUSTOMER_)
                                .on(CUSTOMER_.ID.eq(BehindTheWall.firstOf(OWNER.MERGED_INTO, OWNER.ID)))
                                .leftJoin(PERSON)
                                .on(falseCondition()),
                        OWNER.ID,
                        customers);
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
                                other.CUSTOMER.eq(CUSTOMER_.ID),
                                other.PERSON.isNotNull())));
    }

    private List<Caller> fetch(Table<?> from, Condition which) {
        return database.selectDistinct(CALLER)
                .from(from)
                .where(which)
                .orderBy(NAME)
                .limit(ENOUGH_TO_CHOOSE_FROM)
                .fetch(Callers::caller);
    }

    private Map<UUID, Caller> asked(Table<?> from, Field<UUID> asked, Collection<UUID> ids) {
        return database.select(asked.as("asked_for"))
                .select(CALLER)
                .from(from)
                .where(asked.in(ids))
                .fetchMap(row -> row.get("asked_for", UUID.class), Callers::caller);
    }

    private static Caller caller(Record row) {
        return new Caller(
                row.get(PERSON.ID),
                row.get(NAME),
                row.get(ROLE),
                row.get(CUSTOMER_.ID),
                row.get(CUSTOMER_.NAME),
                row.get(LANGUAGE),
                row.get(HEARS_BADLY));
    }
}
