package throughline.dispatch;

import static throughline.dispatch.SearchRows.utc;
import static throughline.dispatch.db.Tables.COVER_CHANGE;
import static throughline.dispatch.db.Tables.NEIGHBOUR;
import static throughline.dispatch.db.Tables.OFFER;
import static throughline.dispatch.db.Tables.SEARCH;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.dispatch.db.tables.records.CoverChangeRecord;
import throughline.kernel.Ids;
import throughline.kernel.Slice;
import throughline.kernel.Transactions;
import throughline.work.OrderBook;
import throughline.work.OrderBook.Filter;
import throughline.work.WorkOrder;

/**
 * Tells open searches that others stand on their rungs now. The change is a row in the transaction of whoever changes the on-call list
 * or a post, who may see other orders than those that it concerns; the searches are woken in a step of the house's own.
 */
@Component
class CoverChanges {
    private static final List<String> SEARCHING = List.of("asking", "stuck");
    private static final Set<String> NEED_SOMEBODY = Set.of("raised", "offering");
    private static final int AT_ONCE = 20;
    private static final int MOST_ORDERS = 2_000;

    private final DSLContext database;
    private final OrderBook orders;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Ids ids;

    CoverChanges(DSLContext database, OrderBook orders, Transactions transactions, InstantSource clock, Ids ids) {
        this.database = database;
        this.orders = orders;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * @param area null is every one
     * @param relieved who was on call there until now and is no longer
     */
    void note(@Nullable String area, Collection<UUID> relieved) {
        database.insertInto(COVER_CHANGE)
                .set(COVER_CHANGE.ID, ids.next())
                .set(COVER_CHANGE.AREA, area)
                .set(COVER_CHANGE.RELIEVED, relieved.toArray(UUID[]::new))
                .set(COVER_CHANGE.AT, utc(clock.instant()))
                .execute();
    }

    /** Makes the next step of every search that is concerned due now. */
    void take() {
        if (database.fetchExists(COVER_CHANGE)) {
            transactions.run(() -> database.selectFrom(COVER_CHANGE)
                    .orderBy(COVER_CHANGE.ID)
                    .limit(AT_ONCE)
                    .forUpdate()
                    .skipLocked()
                    .fetch()
                    .forEach(this::take));
        }
    }

    /** First the searches, then their offers, as everybody locks them. */
    private void take(CoverChangeRecord change) {
        var concerned = concerned(change.getArea());
        database.update(SEARCH)
                .set(SEARCH.NEXT_AT, utc(clock.instant()))
                .where(SEARCH.WORK_ORDER.in(concerned), SEARCH.STATE.in(SEARCHING))
                .execute();
        database.update(OFFER)
                .set(OFFER.RELIEVED, true)
                .where(
                        OFFER.WORK_ORDER.in(concerned),
                        OFFER.TECHNICIAN.in(change.getRelieved()),
                        OFFER.SETTLED_AT.isNull(),
                        OFFER.BY_HAND.isNull()) // whom a dispatcher chose stays chosen
                .execute();
        change.delete();
    }

    /** Of the area, and of those that it helps out. */
    private List<UUID> concerned(@Nullable String area) {
        if (area == null) {
            return open(null).toList();
        }
        var helped = database.select(NEIGHBOUR.AREA)
                .from(NEIGHBOUR)
                .where(NEIGHBOUR.NEIGHBOUR_.eq(area))
                .fetch(NEIGHBOUR.AREA);
        return Stream.concat(Stream.of(area), helped.stream())
                .flatMap(this::open)
                .toList();
    }

    private Stream<UUID> open(@Nullable String area) {
        var need = new Filter(NEED_SOMEBODY, area, null, null, null, null, null);
        return orders.open(need, Slice.first(MOST_ORDERS)).items().stream().map(WorkOrder::id);
    }
}
