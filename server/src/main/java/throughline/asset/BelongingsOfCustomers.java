package throughline.asset;

import static throughline.asset.db.Tables.MOVED_WITH_OWNER;
import static throughline.asset.db.Tables.PLANNED_CHANGE;
import static throughline.asset.db.Tables.SITE;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.customer.Belongings;
import throughline.kernel.EventLog;

/** A customer's sites, and the plans by which it will own more: they go along when it becomes one with another. */
@Component
@Transactional
class BelongingsOfCustomers implements Belongings {
    private static final String MODULE = "asset";
    private static final Condition TO_COME = PLANNED_CHANGE.STATE.in("planned", "refused");

    private final DSLContext database;
    private final EventLog events;

    BelongingsOfCustomers(DSLContext database, EventLog events) {
        this.database = database;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Integer> count(UUID customer) {
        return named(
                database.fetchCount(SITE, SITE.CUSTOMER.eq(customer)),
                database.fetchCount(PLANNED_CHANGE, PLANNED_CHANGE.CUSTOMER.eq(customer), TO_COME));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Set<String>> towns(Collection<UUID> customers) {
        var towns = new HashMap<UUID, Set<String>>();
        database.selectDistinct(SITE.CUSTOMER, SITE.COUNTRY, SITE.CITY)
                .from(SITE)
                .where(SITE.CUSTOMER.in(customers))
                .forEach(row -> towns.computeIfAbsent(row.value1(), _ -> new LinkedHashSet<>())
                        .add(row.value3() + ", " + row.value2()));
        return towns;
    }

    @Override
    public void move(UUID merge, UUID from, UUID to, @Nullable UUID by) {
        var sites = sites(SITE.CUSTOMER.eq(from), to);
        var planned = planned(PLANNED_CHANGE.CUSTOMER.eq(from), to);
        database.insertInto(MOVED_WITH_OWNER)
                .set(MOVED_WITH_OWNER.MERGE, merge)
                .set(MOVED_WITH_OWNER.SITES, sites.toArray(UUID[]::new))
                .set(MOVED_WITH_OWNER.PLANNED, planned.toArray(UUID[]::new))
                .execute();
        tell(sites, from, to, merge, by);
    }

    @Override
    public Map<String, Integer> putBack(UUID merge, UUID from, UUID to, @Nullable UUID by) {
        var moved = database.deleteFrom(MOVED_WITH_OWNER)
                .where(MOVED_WITH_OWNER.MERGE.eq(merge))
                .returning()
                .fetchOne();
        if (moved == null) {
            return Map.of();
        }
        var sites = sites(SITE.CUSTOMER.eq(from).and(SITE.ID.in(moved.getSites())), to);
        var planned = planned(PLANNED_CHANGE.CUSTOMER.eq(from).and(PLANNED_CHANGE.ID.in(moved.getPlanned())), to);
        tell(sites, from, to, merge, by);
        int done = database.fetchCount(
                PLANNED_CHANGE, PLANNED_CHANGE.ID.in(moved.getPlanned()), PLANNED_CHANGE.STATE.in("done", "cancelled"));
        return named(moved.getSites().length - sites.size(), moved.getPlanned().length - planned.size() - done);
    }

    private List<UUID> sites(Condition which, UUID owner) {
        return database.update(SITE)
                .set(SITE.CUSTOMER, owner)
                .set(SITE.VERSION, SITE.VERSION.plus(1))
                .where(which)
                .returning(SITE.ID)
                .fetch(SITE.ID);
    }

    private List<UUID> planned(Condition which, UUID owner) {
        return database.update(PLANNED_CHANGE)
                .set(PLANNED_CHANGE.CUSTOMER, owner)
                .where(which, TO_COME)
                .returning(PLANNED_CHANGE.ID)
                .fetch(PLANNED_CHANGE.ID);
    }

    private void tell(List<UUID> sites, UUID from, UUID to, UUID merge, @Nullable UUID by) {
        var told = new LinkedHashMap<UUID, Map<String, Object>>();
        for (var site : sites) {
            told.put(site, Map.of("before", Map.of("customer", from), "after", Map.of("customer", to), "merge", merge));
        }
        events.appendAll(MODULE, "site-changed", by, told);
    }

    private static Map<String, Integer> named(int sites, int planned) {
        var counts = new LinkedHashMap<String, Integer>();
        counts.put("sites", sites);
        counts.put("plannedChanges", planned);
        return counts;
    }
}
