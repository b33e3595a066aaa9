package throughline.request;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static throughline.request.db.Tables.REQUEST_;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SelectUnionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.contact.ContactBook;
import throughline.kernel.Newest;
import throughline.kernel.Page;
import throughline.kernel.Slice;
import throughline.request.db.tables.records.RequestRecord;
import throughline.work.OrderBook;
import throughline.work.WorkOrder;

/**
 * On whose list is which request? An open request is with the callers who wait, on the desk of its contact's agent, among somebody's
 * unfinished ones or follow-ups, on the supervisors' list, or with a work order that is on the dispatchers'.
 */
@Component
@Transactional(readOnly = true)
public class Lists {
    /** A follow-up is shown from this long before its time. */
    private static final Duration SHIFT = Duration.ofHours(12);

    /** What its owner did not finish in this time, those who lead see as well. */
    private static final Duration LEFT_LYING = Duration.ofDays(1);

    private static final Condition OPEN = REQUEST_.STATE.in(inline("draft"), inline("parked"), inline("with-order"));
    private static final Condition UNFINISHED_ONE =
            REQUEST_.STATE.eq(inline("draft")).and(REQUEST_.IN_CONTACT.isFalse());

    private final DSLContext database;
    private final RequestRows rows;
    private final ContactBook contacts;
    private final OrderBook orders;
    private final InstantSource clock;

    Lists(DSLContext database, RequestRows rows, ContactBook contacts, OrderBook orders, InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.contacts = contacts;
        this.orders = orders;
        this.clock = clock;
    }

    /** Which list; the words on the wire are these in small letters. */
    public enum Name {
        /** Everything open that is hers. */
        MINE,
        /** Follow-ups of the coming shift and those that were missed. */
        DUE,
        /** Begun in a conversation that is over. */
        UNFINISHED,
        OPEN,
        ALL
    }

    /**
     * Narrows a list; null is everything.
     *
     * @param customers the records of a customer, more than one when others were merged into it
     */
    public record Filter(
            @Nullable UUID unit,
            @Nullable Set<UUID> customers,
            @Nullable UUID contact) {
        public static final Filter ALL = new Filter(null, null, null);
    }

    /**
     * Of this person. For one who leads, {@code DUE} also holds what anybody missed, and {@code UNFINISHED} what nobody owns or what
     * was left lying, so that nothing is lost with an owner who is ill or gone.
     */
    public Page<Request> of(Name name, By reader, Filter filter, Slice slice) {
        var matches = which(name, reader)
                .and(filter.unit() == null ? noCondition() : REQUEST_.UNIT.eq(filter.unit()))
                .and(filter.customers() == null ? noCondition() : REQUEST_.CUSTOMER.in(filter.customers()))
                .and(filter.contact() == null ? noCondition() : REQUEST_.CONTACT.eq(filter.contact()))
                .and(found(slice));
        if (name == Name.DUE) {
            var due = database.selectFrom(REQUEST_)
                    .where(matches, slice.laterInTime(REQUEST_.FOLLOW_UP_AT, REQUEST_.ID))
                    .orderBy(REQUEST_.FOLLOW_UP_AT, REQUEST_.ID)
                    .limit(slice.limit() + 1)
                    .fetch(rows::request);
            return Page.of(
                    due, slice, last -> Slice.Cursor.inTime(Objects.requireNonNull(last.followUpAt()), last.id()));
        }
        var each = filter.customers() == null
                ? List.of(newest(matches, slice))
                : filter.customers().stream()
                        .map(customer -> newest(matches.and(REQUEST_.CUSTOMER.eq(customer)), slice))
                        .toList();
        var newest = each.isEmpty()
                ? List.<Request>of()
                : Newest.of(each, REQUEST_.OPENED_AT, REQUEST_.ID, slice.limit() + 1)
                        .fetch(rows::request);
        return Page.of(newest, slice, last -> Slice.Cursor.inTime(last.openedAt(), last.id()));
    }

    private SelectUnionStep<RequestRecord> newest(Condition which, Slice slice) {
        return database.selectFrom(REQUEST_)
                .where(which, slice.earlierInTime(REQUEST_.OPENED_AT, REQUEST_.ID))
                .orderBy(REQUEST_.OPENED_AT.desc(), REQUEST_.ID.desc())
                .limit(slice.limit() + 1);
    }

    /** How many, at most 100. */
    public int count(Name name, By reader) {
        return database.fetchCount(database.select(REQUEST_.ID)
                .from(REQUEST_)
                .where(which(name, reader))
                .limit(100));
    }

    /** What a request that has not moved yet says is not indexed, so drafts are looked into one by one; there are never many. */
    private static Condition found(Slice slice) {
        return slice.words().isEmpty()
                ? noCondition()
                : or(
                        slice.found(REQUEST_.TEXT),
                        REQUEST_.STATE
                                .eq(inline("draft"))
                                .and(slice.found(REQUEST_.NUMBER.concat(" ").concat(REQUEST_.WORDS))));
    }

    private Condition which(Name name, By reader) {
        var now = clock.instant();
        var hers = REQUEST_.OWNER.eq(reader.person());
        return switch (name) {
            case MINE -> OPEN.and(hers);
            case DUE ->
                REQUEST_.STATE
                        .eq(inline("parked"))
                        .and(or(
                                hers.and(REQUEST_.FOLLOW_UP_AT.le(RequestRows.utc(now.plus(SHIFT)))),
                                forOneWhoLeads(reader, REQUEST_.FOLLOW_UP_AT.le(RequestRows.utc(now)))));
            case UNFINISHED ->
                UNFINISHED_ONE.and(or(
                        hers,
                        forOneWhoLeads(
                                reader,
                                REQUEST_.OWNER
                                        .isNull()
                                        .or(REQUEST_.OPENED_AT.le(RequestRows.utc(now.minus(LEFT_LYING)))))));
            case OPEN -> OPEN;
            case ALL -> noCondition();
        };
    }

    private static Condition forOneWhoLeads(By reader, Condition left) {
        return reader.leads() ? left : falseCondition();
    }

    /** A follow-up whose time has passed. */
    public boolean isOverdue(Request request) {
        var at = request.followUpAt();
        return at != null && at.isBefore(clock.instant());
    }

    /** Open requests that are on nobody's list. Must be empty, always. */
    public List<UUID> adrift() {
        var open = database.selectFrom(REQUEST_).where(OPEN).fetch(rows::request);
        var openOrders =
                orders
                        .all(open.stream()
                                .map(Request::order)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()))
                        .stream()
                        .filter(WorkOrder::isOpen)
                        .map(WorkOrder::id)
                        .collect(Collectors.toSet());
        var closedContacts = new HashSet<UUID>();
        open.stream()
                .filter(Request::inContact)
                .map(request -> Objects.requireNonNull(request.contact()))
                .distinct()
                .filter(contact -> contacts.get(contact).closedAt() != null)
                .forEach(closedContacts::add);
        return open.stream()
                .filter(request -> !isOnAList(request, openOrders, closedContacts))
                .map(Request::id)
                .toList();
    }

    private static boolean isOnAList(Request request, Set<UUID> openOrders, Set<UUID> closedContacts) {
        return switch (request.state()) {
            // The queue or the agent's desk while the contact is open; then the owner's unfinished ones, or the
            // supervisors'.
            case RequestState.Draft _ -> !request.inContact() || !closedContacts.contains(request.contact());
            case RequestState.Parked(var owner, Instant _) -> owner.equals(request.owner());
            case RequestState.WithOrder(var order) -> openOrders.contains(order);
            case RequestState.Closed _ -> true;
        };
    }
}
