package throughline.request;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.Refused;
import throughline.request.db.tables.records.RequestRecord;
import throughline.work.Call;
import throughline.work.Consent;
import throughline.work.WorkOrder;
import throughline.work.WorkOrders;

/**
 * The front door for what becomes of a request: a work order is raised for it, or it is linked to one that is open already; the
 * question is answered; the comment is recorded; or it is parked until somebody follows it up. Each takes the form as it is at that
 * moment, and a {@code key}: the same key twice does it once and answers the same.
 */
@Component
@Transactional
public class Answers {
    private static final Duration LONGEST_PARKED = Duration.ofDays(366);

    private final RequestRows rows;
    private final Completed completed;
    private final GivenKeys keys;
    private final Moves moves;
    private final Requests requests;
    private final WorseNews worse;
    private final CallersHear callers;
    private final WorkOrders orders;
    private final InstantSource clock;

    Answers(
            RequestRows rows,
            Completed completed,
            GivenKeys keys,
            Moves moves,
            Requests requests,
            WorseNews worse,
            CallersHear callers,
            WorkOrders orders,
            InstantSource clock) {
        this.rows = rows;
        this.completed = completed;
        this.keys = keys;
        this.moves = moves;
        this.requests = requests;
        this.worse = worse;
        this.callers = callers;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Raises a work order.
     *
     * @throws Refused {@code request.safety-missing}, {@code request.place-missing} or {@code request.code-missing}
     */
    public Request raise(UUID request, RequestForm form, @Nullable UUID key, By by) {
        return raise(request, form, Consent.NOT_ASKED, key, by);
    }

    /**
     * The same with what the caller says to the price of a visit that is not covered.
     *
     * @throws Refused {@code work.price-not-told} or {@code work.price-unknown} where a price must be told first, and all of the above
     */
    public Request raise(UUID request, RequestForm form, Consent consent, @Nullable UUID key, By by) {
        return once(request, key, "raise", row -> {
            var state = RequestRows.state(row);
            Moves.mustWrite(row, by);
            completed.forAnOrder(row, form);
            var problem = completed.problem(row);
            state.with(row.getId());
            var order = orders.raise(
                    new Call(
                            row.getUnit(),
                            row.getSite(),
                            problem.problem(),
                            worse.urgencyOf(row),
                            worse.isTrapped(row),
                            row.getWords(),
                            calledAt(row, state),
                            consent),
                    by.person());
            moves.kept(
                    row,
                    state.with(order.id()),
                    "raised",
                    by.person(),
                    Map.of("order", order.id(), "orderNumber", order.number(), "urgency", order.urgency()));
            callers.joined(order, row);
        });
    }

    /**
     * Joins an order that is open already; what this caller tells may make it more urgent.
     *
     * @throws Refused {@code request.order-closed-meanwhile}, {@code request.order-cancelled-meanwhile}, {@code request.order-elsewhere}
     */
    public Request link(UUID request, RequestForm form, UUID order, @Nullable UUID key, By by) {
        // Whoever ends an order locks it before its requests, so it is locked first here as well.
        var open = orders.lock(order);
        return once(request, key, "link", row -> {
            var state = RequestRows.state(row);
            Moves.mustWrite(row, by);
            completed.forLinking(row, form, open);
            mustBeOpen(open);
            moves.kept(
                    row,
                    state.with(order),
                    "linked",
                    by.person(),
                    Map.of("order", order, "orderNumber", open.number()));
            worse.tell(open, row, by.person());
            callers.joined(open, row);
        });
    }

    /** The question is answered. */
    public Request inform(UUID request, RequestForm form, @Nullable UUID key, By by) {
        return ended(request, form, key, Kind.INFORMATION, Ending.INFORMED, by);
    }

    /** The comment is on record. */
    public Request record(UUID request, RequestForm form, @Nullable UUID key, By by) {
        return ended(request, form, key, Kind.COMMENT, Ending.RECORDED, by);
    }

    private Request ended(UUID request, RequestForm form, @Nullable UUID key, Kind kind, Ending how, By by) {
        return once(request, key, how.word(), row -> {
            var state = RequestRows.state(row);
            Moves.mustWrite(row, by);
            completed.as(kind, row, form);
            moves.kept(
                    row,
                    state.closed(how),
                    how.word(),
                    by.person(),
                    row.getTone() == null ? Map.of() : Map.of("tone", row.getTone()));
        });
    }

    /**
     * Somebody looks at it again.
     *
     * @param owner null for whoever has it now
     * @throws Refused {@code request.follow-up-wrong} unless the time is in the coming twelve months
     */
    public Request park(
            UUID request,
            RequestForm form,
            @Nullable Instant followUpAt,
            @Nullable UUID owner,
            @Nullable UUID key,
            By by) {
        if (owner != null) {
            requests.mustWorkHere(owner);
        }
        return once(request, key, "park", row -> {
            var state = RequestRows.state(row);
            Moves.mustMove(row, by);
            completed.forParking(row, form);
            var now = clock.instant();
            if (followUpAt == null || !followUpAt.isAfter(now) || followUpAt.isAfter(now.plus(LONGEST_PARKED))) {
                throw new Refused(
                        "request.follow-up-wrong", "Choose a time in the coming twelve months for the follow-up.");
            }
            var whose = owner != null ? owner : row.getOwner() != null ? row.getOwner() : by.person();
            moves.kept(
                    row,
                    state.parked(whose, followUpAt),
                    "parked",
                    by.person(),
                    Map.of("owner", whose, "followUpAt", followUpAt));
        });
    }

    private Request once(UUID request, @Nullable UUID key, String act, Consumer<RequestRecord> work) {
        var row = rows.locked(request);
        if (keys.isFirst(key, request, act)) {
            work.accept(row);
        }
        return rows.request(row);
    }

    /** The promise counts from the first ring; for what was put aside in between, from now. */
    private Instant calledAt(RequestRecord row, RequestState before) {
        boolean putAside = !row.getInContact()
                && (before instanceof RequestState.Parked || row.getMovedAt().isAfter(row.getOpenedAt()));
        return putAside ? clock.instant() : row.getOpenedAt().toInstant();
    }

    private static void mustBeOpen(WorkOrder order) {
        if (order.isOpen()) {
            return;
        }
        if (order.cancelled() != null) {
            throw new Refused(
                    "request.order-cancelled-meanwhile",
                    "{0} was cancelled meanwhile. Raise a new order.",
                    order.number());
        }
        throw new Refused(
                "request.order-closed-meanwhile",
                "{0} was closed meanwhile. If it is broken again, raise a new order.",
                order.number());
    }
}
