package throughline.customer;

import static org.jooq.Records.mapping;
import static throughline.customer.db.Tables.AGREEMENT;
import static throughline.customer.db.Tables.CUSTOMER_;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.customer.db.tables.records.AgreementRecord;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;

/** The front door to agreements. {@code by} is the user who does it. */
@Component
@Transactional
public class Agreements {
    private static final String MODULE = "customer";

    private final DSLContext database;
    private final EventLog events;
    private final Ids ids;

    Agreements(DSLContext database, EventLog events, Ids ids) {
        this.database = database;
        this.events = events;
        this.ids = ids;
    }

    /** By number; the words are looked for in the number and the plan. */
    @Transactional(readOnly = true)
    public Page<Agreement> list(Slice slice) {
        return page(DSL.noCondition(), slice);
    }

    /** The same of one customer. */
    @Transactional(readOnly = true)
    public Page<Agreement> ofCustomer(UUID customer, Slice slice) {
        return page(AGREEMENT.CUSTOMER.eq(customer), slice);
    }

    private Page<Agreement> page(Condition which, Slice slice) {
        var found = fetch(
                which.and(slice.found(AGREEMENT.WORDS)).and(slice.later(AGREEMENT.NUMBER, AGREEMENT.ID)),
                slice.limit() + 1);
        return Page.of(found, slice, agreement -> new Slice.Cursor(agreement.number(), agreement.id()));
    }

    /** Those of these that exist, in no order; one query. */
    @Transactional(readOnly = true)
    public List<Agreement> all(Collection<UUID> ids) {
        return fetch(AGREEMENT.ID.in(ids), ids.size());
    }

    /** @throws Refused {@code customer.no-such-agreement} */
    @Transactional(readOnly = true)
    public Agreement get(UUID id) {
        return all(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new Refused("customer.no-such-agreement", "There is no such agreement."));
    }

    public Agreement add(AgreementForm form, @Nullable UUID by) {
        var agreement = record(form.read());
        agreement.setId(ids.next());
        database.insertInto(AGREEMENT).set(agreement).execute();
        var added = get(agreement.getId());
        events.append(MODULE, added.id(), "agreement-added", by, Map.of("after", added));
        return added;
    }

    /** @throws Refused {@code kernel.edited-by-someone-else} when the form was filled in from an older version */
    public Agreement change(UUID id, AgreementForm form, @Nullable UUID by) {
        var before = get(id);
        int changed = database.update(AGREEMENT)
                .set(record(form.read()))
                .set(AGREEMENT.VERSION, AGREEMENT.VERSION.plus(1))
                .where(AGREEMENT.ID.eq(id), AGREEMENT.VERSION.eq(form.version()))
                .execute();
        if (changed == 0) {
            throw Refused.editedBySomeoneElse();
        }
        var after = get(id);
        events.append(MODULE, id, "agreement-changed", by, Map.of("before", before, "after", after));
        return after;
    }

    private AgreementRecord record(AgreementForm.Read read) {
        if (!database.fetchExists(CUSTOMER_, CUSTOMER_.ID.eq(read.customer()))) {
            throw Customers.unknown();
        }
        var record = new AgreementRecord();
        record.setCustomer(read.customer());
        record.setPlan(read.plan());
        record.setHours(read.hours());
        record.setEntrapmentMinutes(read.entrapmentMinutes());
        record.setUrgentMinutes(read.urgentMinutes());
        record.setNormalHours(read.normalHours());
        record.setValidFrom(read.validFrom());
        record.setValidTo(read.validTo());
        return record;
    }

    private List<Agreement> fetch(Condition which, int most) {
        return database.select(
                        AGREEMENT.ID,
                        AGREEMENT.NUMBER,
                        AGREEMENT.CUSTOMER,
                        AGREEMENT.PLAN,
                        AGREEMENT.HOURS,
                        AGREEMENT.ENTRAPMENT_MINUTES,
                        AGREEMENT.URGENT_MINUTES,
                        AGREEMENT.NORMAL_HOURS,
                        AGREEMENT.VALID_FROM,
                        AGREEMENT.VALID_TO,
                        AGREEMENT.VERSION)
                .from(AGREEMENT)
                .where(which)
                .orderBy(AGREEMENT.NUMBER, AGREEMENT.ID)
                .limit(most)
                .fetch(mapping(Agreement::new));
    }
}
