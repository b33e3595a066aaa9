package throughline.alarm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.alarm.db.tables.records.AlarmRecord;
import throughline.dispatch.Leads;
import throughline.kernel.EventLog;
import throughline.request.ProblemCodes;
import throughline.work.Call;
import throughline.work.OrderBook;
import throughline.work.WorkOrder;
import throughline.work.WorkOrders;

/** The order that stands for an alarm: it is raised when nobody did so in time, and cannot be over before the alarm is. */
@Component
class Helping {
    /** People are inside; see problem-codes.json. */
    private static final String ENTRAPMENT = "E-01";

    private static final String CODE = "alarm.goes-on";
    private static final String SENTENCE =
            "The lift has not said yet that its alarm is over. Reset it at the lift, or ask a supervisor to end it.";

    private final WorkOrders orders;
    private final OrderBook book;
    private final ProblemCodes codes;
    private final Leads leads;
    private final EventLog events;

    Helping(WorkOrders orders, OrderBook book, ProblemCodes codes, Leads leads, EventLog events) {
        this.orders = orders;
        this.book = book;
        this.codes = codes;
        this.leads = leads;
        this.events = events;
    }

    /** Before the alarm is locked: whoever goes on with an order has that first, too. */
    void lockOrderFor(@Nullable UUID unit) {
        if (unit != null) {
            trapped(unit).map(WorkOrder::id).ifPresent(orders::lock);
        }
    }

    private Optional<WorkOrder> trapped(UUID unit) {
        return book.openOf(List.of(unit)).stream().filter(WorkOrder::isTrapped).findFirst();
    }

    /** Where an order with people inside is open for this lift it stands for the alarm; else one is raised. */
    void send(AlarmRecord alarm, @Nullable UUID by) {
        var unit = alarm.getUnit();
        var open = trapped(unit).orElse(null);
        if (open == null) {
            var code = codes.get(ENTRAPMENT);
            var call = new Call(
                    unit,
                    null,
                    code.problem(),
                    code.urgency(),
                    true,
                    alarm.getNumber(),
                    alarm.getRaisedAt().toInstant());
            open = orders.raise(call, by);
        }
        binds(alarm, open.id());
        events.append("alarm", alarm.getId(), "help-sent", by, Map.of("order", open.id(), "number", open.number()));
    }

    /** Raised for this alarm by nobody else: whoever raised it binds it. */
    boolean isOwn(WorkOrder order, AlarmRecord alarm) {
        return order.words().equals(alarm.getNumber());
    }

    void binds(AlarmRecord alarm, UUID order) {
        alarm.setWorkOrder(order);
        orders.reserve(order, alarm.getId(), CODE, SENTENCE);
    }

    /** Whoever leads hears that nobody has taken it, as soon as there is an order for it. @return whom */
    List<String> tellLeads(AlarmRecord alarm) {
        return alarm.getWorkOrder() == null
                ? List.of()
                : leads.hearOfAlarm(alarm.getWorkOrder(), alarm.getNumber(), alarm.getOverflows());
    }

    void letGo(AlarmRecord alarm) {
        if (alarm.getWorkOrder() != null) {
            orders.lift(alarm.getWorkOrder(), alarm.getId());
        }
    }
}
