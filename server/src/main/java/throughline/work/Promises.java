package throughline.work;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.asset.UnitCard;
import throughline.work.db.tables.records.WorkOrderRecord;

/** Stamps on an order what its agreement promises, and reads the promise again after each thing that happened. */
@Component
class Promises {
    private final OrderRows rows;

    Promises(OrderRows rows) {
        this.rows = rows;
    }

    void stamp(WorkOrderRecord row, @Nullable UnitCard unit) {
        row.setTerms(rows.jsonb(java.util.Map.of()));
    }

    void read(WorkOrderRecord row) {}
}
