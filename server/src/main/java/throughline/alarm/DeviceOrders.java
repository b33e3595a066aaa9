package throughline.alarm;

import static throughline.alarm.db.Tables.FAULT;
import static throughline.alarm.db.Tables.MISSED_TEST;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;
import throughline.request.ProblemCodes;
import throughline.request.RequestBook;
import throughline.work.Call;
import throughline.work.Cancellation;
import throughline.work.Consent;
import throughline.work.OrderBook;
import throughline.work.WorkOrder;
import throughline.work.WorkOrders;

/** Orders about the alarm of a lift that the house raises by itself: one while it is open. */
@Component
class DeviceOrders {
    /** The question of problem codes whether the car answers when it is rung. */
    private static final String CAR_ANSWERS = "carAnswers";

    /** Whoever goes there for one of these sees to whatever is wrong with the alarm. */
    private static final Set<String> ABOUT_THE_LINE = Set.of("A-01", "A-02", "A-03", "A-06");

    private final DSLContext database;
    private final WorkOrders orders;
    private final OrderBook book;
    private final ProblemCodes codes;
    private final RequestBook requests;

    DeviceOrders(DSLContext database, WorkOrders orders, OrderBook book, ProblemCodes codes, RequestBook requests) {
        this.database = database;
        this.orders = orders;
        this.book = book;
        this.codes = codes;
        this.requests = requests;
    }

    /**
     * The order that stands for something.
     *
     * @param raised for it, and not open before
     */
    record Standing(UUID order, boolean raised) {}

    /**
     * Where an order about the alarm of this lift is open it stands for this, too; else one is raised.
     *
     * @param code of the problem
     * @param answers of the line, where it was rung: {@code no} makes it as urgent as a caller's no would
     * @param since when it was noticed first
     * @param waits until the hours of the agreement begin, because its visit has a price now
     * @throws Refused {@code work.price-not-told} or {@code work.price-unknown} where somebody would have to agree to a price first
     */
    Standing standFor(UUID unit, String code, String answers, String words, Instant since, boolean waits) {
        var open = book.openOf(List.of(unit)).stream()
                .filter(order -> ABOUT_THE_LINE.contains(order.problem().code()))
                .findFirst()
                .orElse(null);
        if (open != null) {
            return new Standing(open.id(), false);
        }
        var problem = codes.get(code);
        var order = orders.raise(
                new Call(
                        unit,
                        null,
                        problem.problem(),
                        problem.urgency(Map.of(CAR_ANSWERS, answers)),
                        false,
                        words,
                        since,
                        waits ? new Consent.Waits(null) : Consent.NOT_ASKED),
                null);
        return new Standing(order.id(), true);
    }

    WorkOrder lock(UUID order) {
        return orders.lock(order);
    }

    /**
     * What it was raised for has come right by itself: nobody needs to go, unless somebody has accepted it, a caller waits for it, or it
     * stands for something else of this lift, too.
     */
    void takeBack(UUID raised) {
        var order = orders.lock(raised);
        if (standsForMore(raised)) {
            return;
        }
        boolean untouched = order.isOpen() && order.technician() == null;
        if (untouched && requests.ofOrder(order.id()).isEmpty()) {
            orders.cancel(order.id(), new Cancellation(Cancellation.Reason.SETTLED_ITSELF, null), null);
        }
    }

    /** The order is theirs then: the last of them takes it back. */
    private boolean standsForMore(UUID order) {
        int faults = database.update(FAULT)
                .set(FAULT.RAISED, true)
                .where(FAULT.WORK_ORDER.eq(order), FAULT.CLEARED_AT.isNull())
                .execute();
        int tests = database.update(MISSED_TEST)
                .set(MISSED_TEST.RAISED, true)
                .where(MISSED_TEST.WORK_ORDER.eq(order), MISSED_TEST.ENDED_AT.isNull())
                .execute();
        return faults + tests > 0;
    }
}
