package throughline.customer;

import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static throughline.customer.db.Tables.AGREEMENT;
import static throughline.customer.db.Tables.CUSTOMER_;
import static throughline.customer.db.Tables.DUPLICATE;
import static throughline.customer.db.Tables.LIKENESS;
import static throughline.customer.db.Tables.MERGE;
import static throughline.customer.db.Tables.PERSON;
import static throughline.customer.db.Tables.PHONE;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import throughline.privacy.EventsOf;
import throughline.privacy.PersonalData;
import throughline.privacy.Reach;
import throughline.privacy.Reach.Thing;
import throughline.privacy.Rows;
import throughline.privacy.Trace;

/**
 * The people of customers, and customers that are a person: callers who were noted, and others without an agreement. Somebody with an
 * agreement is a party to it; of them go the number, the address and what was noted, not the name.
 */
@Component
class CustomerTraces implements PersonalData {
    private static final int MOST_SUGGESTED = 20;
    private static final String[] KEPT = {"language", "prefers", "kind", "delivery", "day", "hours", "plan", "number"};
    private static final Condition NO_AGREEMENT =
            notExists(selectOne().from(AGREEMENT).where(AGREEMENT.CUSTOMER.eq(CUSTOMER_.ID)));

    private final DSLContext database;
    private final CustomerWords words;
    private final ToCompare toCompare;

    CustomerTraces(DSLContext database, CustomerWords words, ToCompare toCompare) {
        this.database = database;
        this.words = words;
        this.toCompare = toCompare;
    }

    @Override
    public void follow(Reach reach) {
        named(reach);
        var byNumber = database.select(PHONE.CUSTOMER, PHONE.PERSON)
                .from(PHONE)
                .where(PHONE.NUMBER.eq(any(reach.phones())))
                .fetch();
        reach.add(
                Thing.PERSON,
                byNumber.getValues(PHONE.PERSON).stream()
                        .filter(Objects::nonNull)
                        .toList());
        reach.add(
                Thing.PERSON,
                database.select(PERSON.ID)
                        .from(PERSON)
                        .where(condition("lower({0}::text)::text[] && {1}::text[]", PERSON.EMAILS, val(reach.mails())))
                        .or(PERSON.MERGED_INTO.eq(any(reach.found(Thing.PERSON))))
                        .fetch(PERSON.ID));
        var own = byNumber.stream()
                .filter(row -> row.value2() == null)
                .map(row -> row.value1())
                .toArray(UUID[]::new);
        reach.add(
                Thing.CUSTOMER,
                database.select(CUSTOMER_.ID)
                        .from(CUSTOMER_)
                        .where(CUSTOMER_
                                .ID
                                .eq(any(own))
                                .or(lower(CUSTOMER_.EMAIL).eq(any(reach.mails()))))
                        .and(NO_AGREEMENT)
                        .fetch(CUSTOMER_.ID));
    }

    /** Whoever was chosen by hand brings their numbers and addresses along; whoever was found by one number does not bring the others. */
    private void named(Reach reach) {
        var people = reach.given(Thing.PERSON);
        var customers = reach.given(Thing.CUSTOMER);
        reach.addPhones(database.select(PHONE.NUMBER)
                .from(PHONE)
                .where(PHONE.PERSON.eq(any(people)))
                .or(PHONE.CUSTOMER.eq(any(customers)).and(PHONE.PERSON.isNull()))
                .fetch(PHONE.NUMBER));
        database.select(PERSON.EMAILS)
                .from(PERSON)
                .where(PERSON.ID.eq(any(people)))
                .forEach(row -> reach.addMails(List.of(row.value1())));
        reach.addMails(database.select(CUSTOMER_.EMAIL)
                .from(CUSTOMER_)
                .where(CUSTOMER_.ID.eq(any(customers)), CUSTOMER_.EMAIL.isNotNull())
                .fetch(CUSTOMER_.EMAIL));
    }

    @Override
    public List<Trace> traces() {
        var customers = customers();
        return List.of(
                Rows.of(
                        database,
                        "merges",
                        MERGE,
                        reach -> MERGE.SURVIVOR.eq(any(whose(reach))).or(MERGE.MERGED.eq(any(whose(reach)))),
                        MERGE.ID),
                Rows.of(
                        database,
                        "duplicates",
                        DUPLICATE,
                        reach -> DUPLICATE.ONE.eq(any(whose(reach))).or(DUPLICATE.OTHER.eq(any(whose(reach)))),
                        DUPLICATE.ID),
                Rows.of(
                        database,
                        "likenesses",
                        LIKENESS,
                        reach -> LIKENESS.ID.eq(any(whose(reach))),
                        LIKENESS.KEY,
                        LIKENESS.ID),
                people(),
                Rows.of(
                                database,
                                "numbers",
                                PHONE,
                                reach -> PHONE.NUMBER.eq(any(reach.phones())),
                                PHONE.NUMBER,
                                PHONE.CUSTOMER,
                                PHONE.PERSON)
                        .called(PHONE.NUMBER)
                        .after(gone -> changed(ids(gone, PHONE.CUSTOMER))),
                customers,
                mails(),
                customers.mentioning(CUSTOMER_.NOTE, CUSTOMER_.DELIVERY_ADDRESS),
                new EventsOf(database, "customer", CustomerTraces::whose, KEPT));
    }

    @Override
    public List<Suggestion> suggest(String name) {
        var people = database.select(PERSON.ID, PERSON.NAME, CUSTOMER_.NAME, PERSON.EMAILS)
                .from(PERSON)
                .join(CUSTOMER_)
                .on(CUSTOMER_.ID.eq(PERSON.CUSTOMER))
                .where(PERSON.NAME.containsIgnoreCase(name))
                .orderBy(PERSON.NAME, PERSON.ID)
                .limit(MOST_SUGGESTED)
                .fetch(row -> new Suggestion(
                        Thing.PERSON,
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        phones(PHONE.PERSON.eq(row.value1())),
                        List.of(row.value4())));
        var customers = database.select(CUSTOMER_.ID, CUSTOMER_.NAME, CUSTOMER_.EMAIL)
                .from(CUSTOMER_)
                .where(CUSTOMER_.NAME.containsIgnoreCase(name), NO_AGREEMENT)
                .orderBy(CUSTOMER_.NAME, CUSTOMER_.ID)
                .limit(MOST_SUGGESTED)
                .fetch(row -> new Suggestion(
                        Thing.CUSTOMER,
                        row.value1(),
                        row.value2(),
                        "",
                        phones(PHONE.CUSTOMER.eq(row.value1()).and(PHONE.PERSON.isNull())),
                        row.value3() == null ? List.of() : List.of(row.value3())));
        return Stream.concat(people.stream(), customers.stream()).toList();
    }

    @Override
    public Set<String> numbersAndAddresses() {
        var all = new HashSet<String>(
                database.selectDistinct(PHONE.NUMBER).from(PHONE).fetch(PHONE.NUMBER));
        database.select(PERSON.EMAILS).from(PERSON).forEach(row -> all.addAll(List.of(row.value1())));
        all.addAll(database.select(CUSTOMER_.EMAIL)
                .from(CUSTOMER_)
                .where(CUSTOMER_.EMAIL.isNotNull())
                .fetch(CUSTOMER_.EMAIL));
        return all.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(toSet());
    }

    private Rows people() {
        return Rows.of(database, "people", PERSON, reach -> PERSON.ID.eq(any(reach.found(Thing.PERSON))), PERSON.ID)
                .called(PERSON.NAME)
                .withEvents("customer", PERSON.ID, KEPT)
                .after(gone -> {
                    words.peopleForgotten(ids(gone, PERSON.ID));
                    changed(ids(gone, PERSON.CUSTOMER));
                });
    }

    /** A customer that is the person itself: the record stays, and is nobody. */
    private Rows customers() {
        return Rows.of(
                        database,
                        "customers",
                        CUSTOMER_,
                        reach -> CUSTOMER_
                                .ID
                                .eq(any(reach.found(Thing.CUSTOMER)))
                                .and(NO_AGREEMENT),
                        CUSTOMER_.ID)
                .called(CUSTOMER_.NUMBER)
                .becomes(CUSTOMER_.NAME, Rows.MARK)
                .becomes(CUSTOMER_.EMAIL, (String) null)
                .becomes(CUSTOMER_.NOTE, "")
                .becomes(CUSTOMER_.DELIVERY_ADDRESS, "")
                .withEvents("customer", CUSTOMER_.ID, KEPT)
                .after(gone -> changed(ids(gone, CUSTOMER_.ID)));
    }

    private Rows mails() {
        return Rows.of(
                        database,
                        "mails",
                        CUSTOMER_,
                        reach -> lower(CUSTOMER_.EMAIL).eq(any(reach.mails())),
                        CUSTOMER_.ID)
                .called(CUSTOMER_.NUMBER)
                .becomes(CUSTOMER_.EMAIL, (String) null)
                .after(gone -> changed(ids(gone, CUSTOMER_.ID)));
    }

    private void changed(Set<UUID> customers) {
        words.customersForgotten(customers);
        toCompare.mark(Merging.CUSTOMER, customers);
    }

    private List<String> phones(Condition whose) {
        return database.select(PHONE.NUMBER).from(PHONE).where(whose).fetch(PHONE.NUMBER);
    }

    private static UUID[] whose(Reach reach) {
        return Stream.of(reach.found(Thing.PERSON), reach.found(Thing.CUSTOMER))
                .flatMap(Stream::of)
                .toArray(UUID[]::new);
    }

    private static Set<UUID> ids(List<? extends Record> rows, Field<UUID> id) {
        var ids = new HashSet<UUID>();
        rows.forEach(row -> ids.add(row.get(id)));
        return ids;
    }
}
