package throughline.request;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.request.db.tables.records.RequestRecord;
import throughline.work.Priority;
import throughline.work.WorkOrder;
import throughline.work.WorkOrders;

/** A caller tells something that makes an open order worse than it is: more urgent, or with people inside. Better it never gets this way. */
@Component
class WorseNews {
    /** Questions whose yes means that somebody is inside. */
    private static final Set<String> PEOPLE_INSIDE = Set.of("anyoneInside", "staffInside");

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

    /** Somebody is inside: asked before anything else, and again by some problems. */
    boolean isTrapped(RequestRecord row) {
        var answers = rows.answers(row);
        return Safety.isYes(RequestRows.safety(row).trapped())
                || PEOPLE_INSIDE.stream().anyMatch(id -> "yes".equals(answers.get(id)));
    }

    /** The order must be locked. One that waits on purpose does not go on waiting when people are trapped. */
    void tell(WorkOrder order, RequestRecord row, @Nullable UUID by) {
        if (order.isOpen() && !order.trapped() && isTrapped(row)) {
            orders.trapped(order.id(), "worse news: " + row.getNumber(), by);
        }
        int urgency = urgencyOf(row);
        if (!order.isOpen() || urgency >= order.urgency()) {
            return;
        }
        orders.urgency(order.id(), urgency, "worse news: " + row.getNumber(), by);
        if (order.hold() != null && Priority.of(urgency) == Priority.ENTRAPMENT) {
            orders.resume(order.id(), by);
        }
    }
}
