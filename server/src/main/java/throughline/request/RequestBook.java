package throughline.request;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static throughline.request.db.Tables.EVENT;
import static throughline.request.db.Tables.REQUEST_;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.asset.Units;
import throughline.kernel.EventLog;
import throughline.kernel.Refused;
import throughline.work.OrderBook;
import throughline.work.WorkOrder;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The front door for reading requests: one, those of a contact or of an order, what was reported already. */
@Component
@Transactional(readOnly = true)
public class RequestBook {
    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};
    private static final int LONGEST_TIMELINE = 2_000;

    private final DSLContext database;
    private final EventLog events;
    private final RequestRows rows;
    private final OrderBook orders;
    private final Units units;
    private final JsonMapper json;

    RequestBook(
            DSLContext database, EventLog events, RequestRows rows, OrderBook orders, Units units, JsonMapper json) {
        this.database = database;
        this.events = events;
        this.rows = rows;
        this.orders = orders;
        this.units = units;
        this.json = json;
    }

    /** @throws Refused {@code request.no-such-request} */
    public Request get(UUID id) {
        var found = database.selectFrom(REQUEST_).where(REQUEST_.ID.eq(id)).fetchOne(rows::request);
        if (found == null) {
            throw RequestRows.unknown();
        }
        return found;
    }

    /** By the number that people say, such as {@code KR-209314}; null when there is none. */
    public @Nullable Request byNumber(String number) {
        return database.selectFrom(REQUEST_).where(REQUEST_.NUMBER.eq(number)).fetchOne(rows::request);
    }

    /** In the order in which they began. */
    public List<Request> ofContact(UUID contact) {
        return database.selectFrom(REQUEST_)
                .where(REQUEST_.CONTACT.eq(contact))
                .orderBy(REQUEST_.OPENED_AT, REQUEST_.ID)
                .fetch(rows::request);
    }

    /** Everybody who reported what this order is about, the first first; also after it has ended. */
    public List<Request> ofOrder(UUID order) {
        return ofOrders(List.of(order));
    }

    public List<Request> ofOrders(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.selectFrom(REQUEST_)
                        .where(REQUEST_.WORK_ORDER.in(ids))
                        .orderBy(REQUEST_.OPENED_AT, REQUEST_.ID)
                        .fetch(rows::request);
    }

    /** What happened to it, in order. */
    public List<Happened> timeline(UUID request) {
        return timelines(List.of(request));
    }

    /** What happened to all of them, in order. */
    public List<Happened> timelines(Collection<UUID> requests) {
        return database.selectFrom(EVENT)
                .where(events.of(requests, EVENT.SUBJECT, EVENT.AT))
                .orderBy(EVENT.AT, EVENT.ID)
                .limit(LONGEST_TIMELINE)
                .fetch(event -> new Happened(
                        event.getSubject(),
                        event.getAt().toInstant(),
                        event.getKind(),
                        event.getBy(),
                        json.readValue(event.getData().data(), DATA)));
    }

    /**
     * An open order that may be about the same.
     *
     * @param requests how many callers have reported it
     */
    public record Reported(WorkOrder order, int requests, boolean sameCode, boolean sameUnit) {}

    /**
     * Open orders of the unit, and those at its address that name no unit; all of the address while the unit is unclear. The same
     * problem first, then the newest.
     */
    public List<Reported> reported(@Nullable UUID unit, @Nullable UUID site, @Nullable String code) {
        var address = unit == null ? site : units.get(unit).site().id();
        if (address == null) {
            return List.of();
        }
        var open = orders.openAt(unit, address);
        var requests = count();
        var counts = open.isEmpty()
                ? Map.<UUID, Integer>of()
                : database.select(REQUEST_.WORK_ORDER, requests)
                        .from(REQUEST_)
                        .where(
                                REQUEST_.WORK_ORDER.in(
                                        open.stream().map(WorkOrder::id).toList()),
                                REQUEST_.STATE.eq(inline("with-order")))
                        .groupBy(REQUEST_.WORK_ORDER)
                        .fetchMap(REQUEST_.WORK_ORDER, requests);
        return open.stream()
                .map(order -> new Reported(
                        order,
                        counts.getOrDefault(order.id(), 0),
                        order.problem().code().equals(code),
                        unit != null && unit.equals(order.unit())))
                .sorted(java.util.Comparator.comparing((Reported one) -> !one.sameCode())
                        .thenComparing(one -> !one.sameUnit()))
                .toList();
    }
}
