package throughline.request;

import org.springframework.stereotype.Component;
import throughline.request.db.tables.records.RequestRecord;
import throughline.work.WorkOrder;

/** What callers are told by text while their order goes its way. */
@Component
class CallersHear {
    void joined(WorkOrder order, RequestRecord row) {}
}
