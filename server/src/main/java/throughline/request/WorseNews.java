package throughline.request;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.request.db.tables.records.RequestRecord;
import throughline.work.Priority;
import throughline.work.WorkOrder;
import throughline.work.WorkOrders;

/** A caller tells something that makes an open order more urgent than it is. Less urgent it never gets this way. */
@Component
class WorseNews {
    private final ProblemCodes codes;
    private final RequestRows rows;
    private final WorkOrders orders;

    WorseNews(ProblemCodes codes, RequestRows rows, WorkOrders orders) {
        this.codes = codes;
        this.rows = rows;
        this.orders = orders;
    }

    int urgencyOf(RequestRecord row) {
        var code = row.getCode() == null ? null : codes.find(row.getCode());
        return Urgency.of(code, rows.answers(row), RequestRows.safety(row));
    }

    /** The order must be locked. One that waits on purpose does not go on waiting when people are trapped. */
    void tell(WorkOrder order, RequestRecord row, @Nullable UUID by) {
        int urgency = urgencyOf(row);
        if (!order.isOpen() || urgency >= order.urgency()) {
            return;
        }
        if (order.hold() != null && Priority.of(urgency) == Priority.ENTRAPMENT) {
            orders.resume(order.id(), by);
        }
        orders.urgency(order.id(), urgency, "worse news: " + row.getNumber(), by);
    }
}
