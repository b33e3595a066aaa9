package throughline.customer;

import static throughline.customer.db.Tables.AGREEMENT;
import static throughline.customer.db.Tables.CUSTOMER_;
import static throughline.customer.db.Tables.DEPARTURE;
import static throughline.customer.db.Tables.PERSON;
import static throughline.customer.db.Tables.PHONE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import throughline.customer.db.tables.records.MergeRecord;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Refused;
import tools.jackson.databind.json.JsonMapper;

/** Two customers become one, and two again. */
@Component
class CustomerMerges {
    private static final String MODULE = "customer";
    static final List<String> FIELDS =
            List.of("name", "kind", "language", "phone", "email", "delivery", "deliveryAddress", "note", "verifiedOn");

    /** Behind every number that a form keeps. */
    private static final short SPARE_PLACE = 1_000;

    private final DSLContext database;
    private final Customers customers;
    private final PhoneBook phoneBook;
    private final CustomerWords words;
    private final ToCompare toCompare;
    private final Pairs pairs;
    private final MergeRows rows;
    private final Blend blend;
    private final EventLog events;
    private final ObjectProvider<Belongings> belongings;

    CustomerMerges(
            DSLContext database,
            Customers customers,
            PhoneBook phoneBook,
            CustomerWords words,
            ToCompare toCompare,
            Pairs pairs,
            MergeRows rows,
            JsonMapper json,
            EventLog events,
            ObjectProvider<Belongings> belongings) {
        this.database = database;
        this.customers = customers;
        this.phoneBook = phoneBook;
        this.words = words;
        this.toCompare = toCompare;
        this.pairs = pairs;
        this.rows = rows;
        this.blend = new Blend(json);
        this.events = events;
        this.belongings = belongings;
    }

    Comparison.Side side(UUID id) {
        var customer = customers.get(id);
        if (!customer.id().equals(id)) {
            throw customers.alreadyMerged(id);
        }
        var moves = new LinkedHashMap<String, Integer>();
        moves.put("people", database.fetchCount(PERSON, PERSON.CUSTOMER.eq(id), PERSON.MERGED_INTO.isNull()));
        moves.put("agreements", database.fetchCount(AGREEMENT, AGREEMENT.CUSTOMER.eq(id)));
        belongings.ifAvailable(room -> moves.putAll(room.count(id)));
        return new Comparison.Side(customer, null, null, moves);
    }

    void merge(UUID survivor, UUID merged, MergeForm form, @Nullable UUID by) {
        locked(survivor, merged).mustBothBeThere((id, _) -> customers.alreadyMerged(id));
        var before = customers.kept(survivor);
        var gone = customers.kept(merged);
        if (!Objects.equals(form.survivorVersion(), before.version())
                || !Objects.equals(form.mergedVersion(), gone.version())) {
            throw Refused.editedBySomeoneElse();
        }
        var after = blend.taking(before, gone, take(form, before, gone));
        var row = rows.begin(Merging.CUSTOMER, survivor, merged, by);
        var changed = blend.changed(before, after, FIELDS);
        var became = blend.changed(after, before, FIELDS);
        row.setBefore(rows.written(changed));
        row.setAfter(rows.written(became));
        write(after);
        row.setSparePhone(spare(before, after, merged));
        row.setEarlier(pointTo(survivor, CUSTOMER_.MERGED_INTO.eq(merged)));
        database.update(CUSTOMER_)
                .set(CUSTOMER_.MERGED_INTO, survivor)
                .set(CUSTOMER_.VERSION, CUSTOMER_.VERSION.plus(1))
                .where(CUSTOMER_.ID.eq(merged))
                .execute();
        var people = movePeople(PERSON.CUSTOMER.eq(merged), survivor);
        var agreements = moveAgreements(AGREEMENT.CUSTOMER.eq(merged), merged, survivor, by);
        row.setPeople(people.toArray(UUID[]::new));
        row.setAgreements(agreements.toArray(UUID[]::new));
        row.insert();
        belongings.ifAvailable(room -> room.move(row.getId(), merged, survivor, by));
        pairs.merged(survivor, merged);
        found(survivor, people);
        words.customerMerged(merged);
        var told = new LinkedHashMap<String, Object>(became);
        told.put("mergedFrom", gone.number() + " " + gone.name());
        events.append(
                MODULE,
                survivor,
                "customer-merged",
                by,
                Map.of("before", changed, "after", told, "merge", row.getId()));
        events.append(
                MODULE,
                merged,
                "customer-merged-into",
                by,
                Map.of("after", Map.of("mergedInto", after.number() + " " + after.name()), "merge", row.getId()));
    }

    Unmerged undo(MergeRecord row, @Nullable UUID by) {
        var survivor = row.getSurvivor();
        var merged = row.getMerged();
        if (locked(survivor, merged).survivorOf(survivor) != null) {
            throw new Refused(
                    "customer.survivor-merged-later",
                    "{0} was merged into {1} later. Undo that merge first.",
                    customers.kept(survivor).number(),
                    customers.get(survivor).number());
        }
        var before = customers.kept(survivor);
        var after = rows.fields(row.getAfter());
        var untouched = blend.untouched(before, after);
        var now = blend.with(before, rows.fields(row.getBefore()), untouched);
        write(now);
        if (row.getSparePhone() != null) {
            database.deleteFrom(PHONE)
                    .where(
                            PHONE.CUSTOMER.eq(merged),
                            PHONE.PERSON.isNull(),
                            PHONE.NUMBER.eq(row.getSparePhone()),
                            PHONE.PLACE.eq(SPARE_PLACE))
                    .execute();
        }
        database.update(CUSTOMER_)
                .setNull(CUSTOMER_.MERGED_INTO)
                .set(CUSTOMER_.VERSION, CUSTOMER_.VERSION.plus(1))
                .where(CUSTOMER_.ID.eq(merged))
                .execute();
        pointTo(merged, CUSTOMER_.MERGED_INTO.eq(survivor).and(CUSTOMER_.ID.in(row.getEarlier())));
        var people = movePeople(
                PERSON.CUSTOMER
                        .eq(survivor)
                        .and(PERSON.ID.in(row.getPeople()))
                        .and(PERSON.MERGED_INTO.isNull().or(PERSON.MERGED_INTO.in(row.getPeople()))),
                merged);
        var agreements = moveAgreements(
                AGREEMENT.CUSTOMER.eq(survivor).and(AGREEMENT.ID.in(row.getAgreements())), survivor, merged, by);
        var left = new LinkedHashMap<String, Integer>();
        left.put("people", row.getPeople().length - people.size());
        left.put("agreements", row.getAgreements().length - agreements.size());
        belongings.ifAvailable(room -> left.putAll(room.putBack(row.getId(), survivor, merged, by)));
        left.values().removeIf(count -> count == 0);
        found(survivor, people);
        found(merged, people);
        var gone = customers.kept(merged);
        events.append(
                MODULE,
                survivor,
                "customer-unmerged",
                by,
                Map.of(
                        "before", blend.changed(before, now, FIELDS),
                        "after",
                                with(
                                        blend.changed(now, before, FIELDS),
                                        "mergedFrom",
                                        gone.number() + " " + gone.name()),
                        "merge", row.getId()));
        events.append(
                MODULE,
                merged,
                "customer-unmerged",
                by,
                Map.of("after", Map.of("mergedInto", now.number() + " " + now.name()), "merge", row.getId()));
        var fields = new TreeSet<>(after.keySet());
        fields.removeAll(untouched);
        return new Unmerged(survivor, merged, left, List.copyOf(fields));
    }

    private static Map<String, Object> with(Map<String, ?> fields, String name, String value) {
        var more = new LinkedHashMap<String, Object>(fields);
        more.put(name, value);
        return more;
    }

    private LockedPair locked(UUID survivor, UUID merged) {
        return LockedPair.of(
                database, CUSTOMER_, CUSTOMER_.ID, CUSTOMER_.MERGED_INTO, survivor, merged, Customers::unknown);
    }

    private static Set<String> take(MergeForm form, Customer survivor, Customer merged, Blend blend) {
        if (form.take() != null) {
            var take = new LinkedHashSet<>(form.take());
            if (take.contains("delivery") || take.contains("deliveryAddress")) {
                take.addAll(List.of("delivery", "deliveryAddress"));
            }
            return take;
        }
        var take = new LinkedHashSet<>(blend.empty(survivor, merged, FIELDS));
        if (!survivor.delivery().equals(merged.delivery())) {
            take.remove("deliveryAddress");
        }
        if (merged.kind().equals("customer")) {
            take.add("kind");
        }
        return take;
    }

    private Set<String> take(MergeForm form, Customer survivor, Customer merged) {
        var take = take(form, survivor, merged, blend);
        var read = new Form();
        take.forEach(field -> read.oneOf("take", field, FIELDS, ""));
        read.accept();
        return take;
    }

    private void write(Customer customer) {
        database.update(CUSTOMER_)
                .set(CUSTOMER_.NAME, customer.name())
                .set(CUSTOMER_.KIND, customer.kind())
                .set(CUSTOMER_.LANGUAGE, customer.language())
                .set(CUSTOMER_.EMAIL, customer.email())
                .set(CUSTOMER_.DELIVERY, customer.delivery())
                .set(CUSTOMER_.DELIVERY_ADDRESS, customer.deliveryAddress())
                .set(CUSTOMER_.NOTE, customer.note())
                .set(CUSTOMER_.VERIFIED_ON, customer.verifiedOn())
                .set(CUSTOMER_.VERSION, CUSTOMER_.VERSION.plus(1))
                .where(CUSTOMER_.ID.eq(customer.id()))
                .execute();
        var kept = customers.kept(customer.id()).phone();
        if (!Objects.equals(kept, customer.phone())) {
            phoneBook.keep(
                    customer.id(),
                    null,
                    customer.phone() == null ? List.of() : List.of(new PhoneNumber(customer.phone())));
        }
    }

    /** The survivor's number that gave way to the other's still finds the survivor: it is the merged record's from now on. */
    private @Nullable String spare(Customer before, Customer after, UUID merged) {
        if (before.phone() == null || before.phone().equals(after.phone())) {
            return null;
        }
        database.insertInto(PHONE)
                .values(before.phone(), merged, null, SPARE_PLACE)
                .onConflictDoNothing()
                .execute();
        return before.phone();
    }

    private UUID[] pointTo(UUID survivor, Condition which) {
        return database.update(CUSTOMER_)
                .set(CUSTOMER_.MERGED_INTO, survivor)
                .where(which)
                .returning(CUSTOMER_.ID)
                .fetch(CUSTOMER_.ID)
                .toArray(UUID[]::new);
    }

    private List<UUID> movePeople(Condition which, UUID customer) {
        var moved = database.update(PERSON)
                .set(PERSON.CUSTOMER, customer)
                .set(PERSON.VERSION, PERSON.VERSION.plus(1))
                .where(which)
                .returning(PERSON.ID)
                .fetch(PERSON.ID);
        database.update(PHONE)
                .set(PHONE.CUSTOMER, customer)
                .where(PHONE.PERSON.in(moved))
                .execute();
        database.update(DEPARTURE)
                .set(DEPARTURE.CUSTOMER, customer)
                .where(DEPARTURE.PERSON.in(moved))
                .execute();
        return moved;
    }

    private List<UUID> moveAgreements(Condition which, UUID from, UUID to, @Nullable UUID by) {
        var moved = database.update(AGREEMENT)
                .set(AGREEMENT.CUSTOMER, to)
                .set(AGREEMENT.VERSION, AGREEMENT.VERSION.plus(1))
                .where(which)
                .returning(AGREEMENT.ID)
                .fetch(AGREEMENT.ID);
        var told = new LinkedHashMap<UUID, Map<String, Object>>();
        moved.forEach(agreement ->
                told.put(agreement, Map.of("before", Map.of("customer", from), "after", Map.of("customer", to))));
        events.appendAll(MODULE, "agreement-changed", by, told);
        return moved;
    }

    /** By other words, and perhaps like others than before. */
    private void found(UUID customer, List<UUID> people) {
        words.changed(List.of(customer));
        toCompare.mark(Merging.CUSTOMER, List.of(customer));
        toCompare.mark(Merging.PERSON, new ArrayList<>(people));
    }
}
