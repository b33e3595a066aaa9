package throughline.customer;

import static throughline.customer.db.Tables.CUSTOMER_;
import static throughline.customer.db.Tables.PERSON;
import static throughline.customer.db.Tables.PHONE;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import throughline.kernel.BehindTheWall;

/** Reads what is known of many customers or people, a few queries each, and says what they are like. Who is gone or was merged is left out. */
@Component
class Likenesses {
    private static final Field<UUID> WHO = BehindTheWall.firstOf(CUSTOMER_.MERGED_INTO, CUSTOMER_.ID);

    private final DSLContext database;
    private final ObjectProvider<Belongings> belongings;

    Likenesses(DSLContext database, ObjectProvider<Belongings> belongings) {
        this.database = database;
        this.belongings = belongings;
    }

    Map<UUID, Likeness> of(Merging kind, Collection<UUID> ids) {
        return switch (kind) {
            case CUSTOMER -> customers(ids);
            case PERSON -> people(ids);
        };
    }

    /** What was merged into a customer is what it is like, too. */
    private Map<UUID, Likeness> customers(Collection<UUID> ids) {
        var prospects = new HashSet<UUID>();
        var there = new LinkedHashSet<UUID>();
        var names = new HashMap<UUID, Set<String>>();
        var mails = new HashMap<UUID, Set<String>>();
        database.select(CUSTOMER_.ID, WHO, CUSTOMER_.KIND, CUSTOMER_.NAME, CUSTOMER_.EMAIL)
                .from(CUSTOMER_)
                .where(CUSTOMER_.ID.in(ids).and(CUSTOMER_.MERGED_INTO.isNull()).or(CUSTOMER_.MERGED_INTO.in(ids)))
                .forEach(row -> {
                    var who = row.value2();
                    if (row.value1().equals(who)) {
                        there.add(who);
                        if (row.value3().equals("prospect")) {
                            prospects.add(who);
                        }
                    }
                    names.computeIfAbsent(who, _ -> new LinkedHashSet<>()).add(row.value4());
                    if (row.value5() != null) {
                        mails.computeIfAbsent(who, _ -> new LinkedHashSet<>()).add(row.value5());
                    }
                });
        var own = new HashMap<UUID, Set<String>>();
        var peoples = new HashMap<UUID, Set<String>>();
        database.select(WHO, PHONE.NUMBER, PHONE.PERSON)
                .from(PHONE)
                .join(CUSTOMER_)
                .on(CUSTOMER_.ID.eq(PHONE.CUSTOMER))
                .where(CUSTOMER_.ID.in(there).or(CUSTOMER_.MERGED_INTO.in(there)))
                .forEach(row -> (row.value3() == null ? own : peoples)
                        .computeIfAbsent(row.value1(), _ -> new LinkedHashSet<>())
                        .add(row.value2()));
        var towns = towns(there);
        var likeness = new LinkedHashMap<UUID, Likeness>();
        for (var who : there) {
            likeness.put(
                    who,
                    Likeness.of(new Likeness.OfCustomer(
                            prospects.contains(who),
                            names.getOrDefault(who, Set.of()),
                            mails.getOrDefault(who, Set.of()),
                            own.getOrDefault(who, Set.of()),
                            peoples.getOrDefault(who, Set.of()),
                            towns.getOrDefault(who, Set.of()))));
        }
        return likeness;
    }

    private Map<UUID, Set<String>> towns(Collection<UUID> customers) {
        var rooms = belongings.getIfAvailable();
        return rooms == null || customers.isEmpty() ? Map.of() : rooms.towns(customers);
    }

    private Map<UUID, Likeness> people(Collection<UUID> ids) {
        var phones = database.select(PHONE.PERSON, PHONE.NUMBER)
                .from(PHONE)
                .where(PHONE.PERSON.in(ids))
                .fetchGroups(PHONE.PERSON, PHONE.NUMBER);
        var likeness = new LinkedHashMap<UUID, Likeness>();
        database.select(PERSON.ID, PERSON.CUSTOMER, PERSON.NAME, PERSON.EMAILS)
                .from(PERSON)
                .where(PERSON.ID.in(ids), PERSON.MERGED_INTO.isNull())
                .forEach(row -> likeness.put(
                        row.value1(),
                        Likeness.ofPerson(
                                row.value2(),
                                row.value3(),
                                List.of(row.value4()),
                                phones.getOrDefault(row.value1(), List.of()))));
        return likeness;
    }
}
