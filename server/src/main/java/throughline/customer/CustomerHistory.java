package throughline.customer;

import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.History;
import throughline.kernel.History.Change;
import throughline.kernel.Page;
import throughline.kernel.Slice;

/** The front door to what was changed on these records, the latest first. A customer's history tells of its people too, also of those who left. */
@Component
@Transactional(readOnly = true)
public class CustomerHistory {
    private static final String MODULE = "customer";

    private final History history;
    private final Customers customers;

    CustomerHistory(History history, Customers customers) {
        this.history = history;
        this.customers = customers;
    }

    /** With what was changed on the records that were merged into it, while they were there. */
    public Page<Change> ofCustomer(UUID customer, Slice slice) {
        var records = customers.records(customer);
        if (records.size() < 2) {
            return history.of(MODULE, customer, ofItsPeople(customer), slice);
        }
        var more = records.stream()
                .map(record -> ofItsPeople(record).or(ofARecord(record)))
                .reduce(DSL.noCondition(), Condition::or);
        return history.of(MODULE, customers.get(customer).id(), more, slice);
    }

    /** That it was merged is told by the survivor's own line. */
    private static Condition ofARecord(UUID record) {
        return DSL.condition("subject = {0} and kind <> 'customer-merged-into'", DSL.val(record));
    }

    public Page<Change> ofPerson(UUID person, Slice slice) {
        return history.of(MODULE, person, slice);
    }

    public Page<Change> ofAgreement(UUID agreement, Slice slice) {
        return history.of(MODULE, agreement, slice);
    }

    private static Condition ofItsPeople(UUID customer) {
        return DSL.condition("customer = {0}", DSL.val(customer));
    }
}
