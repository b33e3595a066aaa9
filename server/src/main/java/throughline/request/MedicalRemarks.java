package throughline.request;

import static throughline.request.db.Tables.REQUEST_;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Refused;

/**
 * The front door to what callers said of somebody's health: an asthmatic in the lift, a woman in labour. Data concerning health is a
 * special category (GDPR, Art. 9), so it stands in no list, no card, no event and no text to a technician: at the desk it is shown to
 * whoever asks, which is written down, and in the field to whoever goes there.
 */
@Component
@Transactional
public class MedicalRemarks {
    private final DSLContext database;
    private final EventLog events;

    MedicalRemarks(DSLContext database, EventLog events) {
        this.database = database;
        this.events = events;
    }

    /**
     * Shows it and writes down that it was shown.
     *
     * @return empty when nothing was noted; then nobody has seen anything
     * @throws Refused {@code request.no-such-request}
     */
    public String show(UUID request, UUID by) {
        var remark = database.select(REQUEST_.MEDICAL)
                .from(REQUEST_)
                .where(REQUEST_.ID.eq(request))
                .fetchOne(REQUEST_.MEDICAL);
        if (remark == null) {
            throw RequestRows.unknown();
        }
        if (!remark.isEmpty()) {
            events.append("request", request, "medical-shown", by, Map.of());
        }
        return remark;
    }

    /** Everything that was noted by whoever reported what this order is about, the first caller first. For whoever has accepted it. */
    @Transactional(readOnly = true)
    public List<String> ofOrder(UUID order) {
        return database.select(REQUEST_.MEDICAL)
                .from(REQUEST_)
                .where(REQUEST_.WORK_ORDER.eq(order), REQUEST_.MEDICAL.ne(""))
                .orderBy(REQUEST_.OPENED_AT, REQUEST_.ID)
                .fetch(REQUEST_.MEDICAL);
    }
}
