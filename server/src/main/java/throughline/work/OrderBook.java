package throughline.work;

import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static throughline.work.db.Tables.EVENT;
import static throughline.work.db.Tables.WORK_ORDER;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectUnionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.BehindTheWall;
import throughline.kernel.EventLog;
import throughline.kernel.Newest;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.work.db.tables.records.WorkOrderRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The front door for reading orders: one, its timeline, lists by due time or by age. */
@Component
@Transactional(readOnly = true)
public class OrderBook {
    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};
    private static final int LONGEST_TIMELINE = 2_000;
    private static final int MOST_VISITS = 2_000;

    /** Orders without a promise come last. */
    private static final OffsetDateTime NEVER = OffsetDateTime.parse("9999-12-31T00:00:00Z");

    private static final Condition OPEN = WORK_ORDER.STATE.notIn(inline("closed"), inline("cancelled"));
    private static final Field<OffsetDateTime> DUE = BehindTheWall.firstOf(WORK_ORDER.DUE_AT, inline(NEVER));

    private final DSLContext database;
    private final EventLog events;
    private final OrderRows rows;
    private final JsonMapper json;

    OrderBook(DSLContext database, EventLog events, OrderRows rows, JsonMapper json) {
        this.database = database;
        this.events = events;
        this.rows = rows;
        this.json = json;
    }

    /**
     * What to list; null is everything.
     *
     * @param customers the records of a customer, more than one when others were merged into it
     */
    public record Filter(
            @Nullable Set<String> states,
            @Nullable String area,
            @Nullable Priority priority,
            @Nullable UUID unit,
            @Nullable UUID site,
            @Nullable Set<UUID> customers,
            @Nullable UUID technician) {
        public static final Filter ALL = new Filter(null, null, null, null, null, null, null);

        public static Filter ofUnit(UUID unit) {
            return new Filter(null, null, null, unit, null, null, null);
        }

        public static Filter ofCustomer(UUID customer) {
            return new Filter(null, null, null, null, null, Set.of(customer), null);
        }
    }

    /** @throws Refused {@code work.no-such-order} */
    public WorkOrder get(UUID id) {
        return all(List.of(id)).stream().findFirst().orElseThrow(OrderRows::unknown);
    }

    /** By the number that people say, such as {@code WO-48211}; null when there is none. */
    public @Nullable WorkOrder byNumber(String number) {
        return database.selectFrom(WORK_ORDER)
                .where(WORK_ORDER.NUMBER.eq(number.strip().toUpperCase(Locale.ROOT)))
                .fetchOne(rows::order);
    }

    /** Those of these that exist, in no order; one query. */
    public List<WorkOrder> all(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.selectFrom(WORK_ORDER).where(WORK_ORDER.ID.in(ids)).fetch(rows::order);
    }

    /** Open orders of these areas that were raised from then on, the earliest first. */
    public List<WorkOrder> openSince(Collection<String> areas, Instant since) {
        return database.selectFrom(WORK_ORDER)
                .where(OPEN, WORK_ORDER.AREA.in(areas), WORK_ORDER.RAISED_AT.ge(OrderRows.utc(since)))
                .orderBy(WORK_ORDER.RAISED_AT, WORK_ORDER.ID)
                .fetch(rows::order);
    }

    /** Open orders in which people wait inside, as far as is known; who waits longest comes first. */
    public List<WorkOrder> trapped() {
        return database.selectFrom(WORK_ORDER)
                .where(OPEN, WORK_ORDER.TRAPPED.isTrue(), WORK_ORDER.RELEASED_AT.isNull())
                .orderBy(WORK_ORDER.CALLED_AT, WORK_ORDER.ID)
                .limit(MOST_VISITS)
                .fetch(rows::order);
    }

    /** The order that goes on where this one's report left the unit out of service; null when there is none. */
    public @Nullable WorkOrder followUpOf(UUID order) {
        return database.selectFrom(WORK_ORDER)
                .where(WORK_ORDER.FOLLOW_UP_OF.eq(order))
                .fetchOne(rows::order);
    }

    /** What happened, in order. */
    public List<Happened> timeline(UUID order) {
        return database.selectFrom(EVENT)
                .where(events.of(order, EVENT.SUBJECT, EVENT.AT))
                .orderBy(EVENT.AT, EVENT.ID)
                .limit(LONGEST_TIMELINE)
                .fetch(event -> new Happened(
                        event.getAt().toInstant(),
                        event.getKind(),
                        event.getBy(),
                        json.readValue(event.getData().data(), DATA)));
    }

    /** The ageing list: open orders, what is due first comes first. */
    public Page<WorkOrder> open(Filter filter, Slice slice) {
        var found = database.selectFrom(WORK_ORDER)
                .where(OPEN, matches(filter), slice.found(WORK_ORDER.TEXT), slice.laterInTime(DUE, WORK_ORDER.ID))
                .orderBy(DUE, WORK_ORDER.ID)
                .limit(slice.limit() + 1)
                .fetch(rows::order);
        return Page.of(
                found,
                slice,
                last -> Slice.Cursor.inTime(last.dueAt() == null ? NEVER.toInstant() : last.dueAt(), last.id()));
    }

    /** All orders, the newest first. */
    public Page<WorkOrder> newest(Filter filter, Slice slice) {
        var each = filter.customers() == null
                ? List.of(newest(matches(filter), slice))
                : filter.customers().stream()
                        .map(customer -> newest(matches(filter).and(WORK_ORDER.CUSTOMER.eq(customer)), slice))
                        .toList();
        var found = each.isEmpty()
                ? List.<WorkOrder>of()
                : Newest.of(each, WORK_ORDER.RAISED_AT, WORK_ORDER.ID, slice.limit() + 1)
                        .fetch(rows::order);
        return Page.of(found, slice, last -> Slice.Cursor.inTime(last.raisedAt(), last.id()));
    }

    private SelectUnionStep<WorkOrderRecord> newest(Condition which, Slice slice) {
        return database.selectFrom(WORK_ORDER)
                .where(which, slice.found(WORK_ORDER.TEXT), slice.earlierInTime(WORK_ORDER.RAISED_AT, WORK_ORDER.ID))
                .orderBy(WORK_ORDER.RAISED_AT.desc(), WORK_ORDER.ID.desc())
                .limit(slice.limit() + 1);
    }

    /** Open orders of this unit, and those of its site that name no unit; without a unit, all of the site. The newest first. */
    public List<WorkOrder> openAt(@Nullable UUID unit, UUID site) {
        var same = unit == null ? noCondition() : WORK_ORDER.UNIT.eq(unit).or(WORK_ORDER.UNIT.isNull());
        return database.selectFrom(WORK_ORDER)
                .where(OPEN, WORK_ORDER.SITE.eq(site), same)
                .orderBy(WORK_ORDER.RAISED_AT.desc())
                .limit(50)
                .fetch(rows::order);
    }

    /** The open orders of these units, the newest first; one query. */
    public List<WorkOrder> openOf(Collection<UUID> units) {
        return units.isEmpty()
                ? List.of()
                : database.selectFrom(WORK_ORDER)
                        .where(OPEN, WORK_ORDER.UNIT.in(units))
                        .orderBy(WORK_ORDER.RAISED_AT.desc(), WORK_ORDER.ID.desc())
                        .fetch(rows::order);
    }

    /** An order that a technician accepted and has not finished. @param endsAbout a guess, by the usual job */
    public record InHand(UUID technician, UUID order, int urgency, UUID site, Instant endsAbout) {
        public boolean isEntrapment() {
            return Priority.of(urgency) == Priority.ENTRAPMENT;
        }
    }

    /** What these technicians have in hand; one query. */
    public List<InHand> inHand(Collection<UUID> technicians, Instant now) {
        return technicians.isEmpty()
                ? List.of()
                : database
                        .selectFrom(WORK_ORDER)
                        .where(
                                WORK_ORDER.STATE.in(inline("accepted"), inline("on-the-way"), inline("on-site")),
                                WORK_ORDER.TECHNICIAN.in(technicians))
                        .fetch(rows::order)
                        .stream()
                        .map(order -> new InHand(
                                requireNonNull(order.technician()),
                                order.id(),
                                order.urgency(),
                                order.site(),
                                order.endsAbout(now)))
                        .toList();
    }

    /** How often a technician was at a unit, and when last. */
    public record Visits(int times, Instant last) {}

    /** Who has reported on this unit, by technician; one query. */
    public Map<UUID, Visits> visitsTo(UUID unit) {
        var times = count();
        var last = DSL.max(WORK_ORDER.RAISED_AT);
        return database.select(WORK_ORDER.TECHNICIAN, times, last)
                .from(WORK_ORDER)
                .where(WORK_ORDER.UNIT.eq(unit), WORK_ORDER.TECHNICIAN.isNotNull(), WORK_ORDER.REPORT.isNotNull())
                .groupBy(WORK_ORDER.TECHNICIAN)
                .fetchMap(
                        row -> requireNonNull(row.value1()),
                        row -> new Visits(row.value2(), row.value3().toInstant()));
    }

    /** Accepted orders on which somebody is, or was at some time from one instant to another; in no order. */
    public List<WorkOrder> visits(Instant from, Instant until) {
        var open =
                WORK_ORDER.STATE.in(inline("accepted"), inline("on-the-way"), inline("on-site"), inline("report-due"));
        var ended = WORK_ORDER.CLOSED_AT.gt(OrderRows.utc(from)).and(WORK_ORDER.ACCEPTED_AT.lt(OrderRows.utc(until)));
        return Stream.of(open, ended)
                .flatMap(which -> database
                        .selectFrom(WORK_ORDER)
                        .where(which, WORK_ORDER.TECHNICIAN.isNotNull())
                        .orderBy(WORK_ORDER.ACCEPTED_AT.desc(), WORK_ORDER.ID)
                        .limit(MOST_VISITS)
                        .fetch(rows::order)
                        .stream())
                .toList();
    }

    /** Whether anything is open for this unit. */
    boolean isOpenFor(UUID unit) {
        return database.fetchExists(WORK_ORDER, OPEN, WORK_ORDER.UNIT.eq(unit));
    }

    /** How often each problem code was raised for this unit; a second visit for the same is not another time. */
    public Map<String, Integer> codesOf(UUID unit) {
        var times = count();
        return database.select(WORK_ORDER.CODE, times)
                .from(WORK_ORDER)
                .where(WORK_ORDER.UNIT.eq(unit), WORK_ORDER.FOLLOW_UP_OF.isNull())
                .groupBy(WORK_ORDER.CODE)
                .fetchMap(WORK_ORDER.CODE, times);
    }

    /** Orders on hold whose time has come, at most so many. */
    public List<UUID> toWake(Instant now, int most) {
        return database.select(WORK_ORDER.ID)
                .from(WORK_ORDER)
                .where(WORK_ORDER.STATE.eq(inline("on-hold")), WORK_ORDER.HOLD_WAKE_AT.le(OrderRows.utc(now)))
                .orderBy(WORK_ORDER.HOLD_WAKE_AT)
                .limit(most)
                .fetch(WORK_ORDER.ID);
    }

    /** Written out, and said twice where all of them are open, so that the few open orders are found by an index of their own. */
    private static Condition in(Set<String> states) {
        var these = WORK_ORDER.STATE.in(states.stream().map(DSL::inline).toList());
        return states.contains("closed") || states.contains("cancelled") ? these : these.and(OPEN);
    }

    private static Condition matches(Filter filter) {
        var priority = filter.priority();
        return and(
                filter.states() == null ? noCondition() : in(filter.states()),
                filter.area() == null ? noCondition() : WORK_ORDER.AREA.eq(filter.area()),
                priority == null
                        ? noCondition()
                        : WORK_ORDER.URGENCY.between((short) priority.leastUrgency(), (short) priority.mostUrgency()),
                filter.unit() == null ? noCondition() : WORK_ORDER.UNIT.eq(filter.unit()),
                filter.site() == null ? noCondition() : WORK_ORDER.SITE.eq(filter.site()),
                filter.customers() == null ? noCondition() : WORK_ORDER.CUSTOMER.in(filter.customers()),
                filter.technician() == null ? noCondition() : WORK_ORDER.TECHNICIAN.eq(filter.technician()));
    }
}
