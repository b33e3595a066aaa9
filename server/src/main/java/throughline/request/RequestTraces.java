package throughline.request;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;
import static throughline.request.db.Tables.REQUEST_;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import throughline.privacy.EventsOf;
import throughline.privacy.PersonalData;
import throughline.privacy.Reach;
import throughline.privacy.Reach.Thing;
import throughline.privacy.RetentionClass;
import throughline.privacy.Rows;
import throughline.privacy.Trace;

/** What callers said and were told; what kind it was, about which unit, and how it ended stays. */
@Component
class RequestTraces implements PersonalData {
    private static final int DAYS = 1_095;
    private static final int DAYS_OF_MEDICAL_REMARKS =
            30; // whoever was hurt is looked after; the rest is not ours to keep
    private static final String[] KEPT = {
        "number", "requestKind", "kind", "code", "state", "how", "reason", "tone", "priority", "before", "after"
    };

    private final DSLContext database;
    private final Rows requests;
    private final Rows medicalRemarks;

    RequestTraces(DSLContext database) {
        this.database = database;
        this.requests = Rows.of(
                        database,
                        "requests",
                        REQUEST_,
                        reach -> REQUEST_.ID.eq(any(reach.found(Thing.REQUEST))),
                        REQUEST_.ID)
                .called(REQUEST_.NUMBER)
                .once(REQUEST_.STATE.eq("closed"))
                .becomes(REQUEST_.WORDS, "")
                .becomes(REQUEST_.ANSWERS, JSONB.valueOf("{}"))
                .becomes(REQUEST_.ANSWER, "")
                .becomes(REQUEST_.CALLBACK, "")
                .becomes(REQUEST_.MEDICAL, "")
                .becomes(REQUEST_.TEXT, concat(REQUEST_.NUMBER, inline(" "), coalesce(REQUEST_.CODE, inline(""))))
                .withEvents("request", REQUEST_.ID, KEPT);
        this.medicalRemarks = Rows.of(
                        database,
                        "medical-remarks",
                        REQUEST_,
                        reach -> REQUEST_.ID.eq(any(reach.found(Thing.REQUEST))),
                        REQUEST_.ID)
                .called(REQUEST_.NUMBER)
                .once(REQUEST_.STATE.eq("closed"))
                .becomes(REQUEST_.MEDICAL, "");
    }

    /** The order of a caller is the one that was raised for them; whoever called about it later only linked theirs. */
    @Override
    public void follow(Reach reach) {
        var earlier = REQUEST_.as("earlier");
        var found = database.select(REQUEST_.ID, REQUEST_.CONTACT)
                .from(REQUEST_)
                .where(REQUEST_.UNIT.eq(any(reach.given(Thing.UNIT))))
                .or(REQUEST_.WORK_ORDER.eq(any(reach.given(Thing.ORDER))))
                .fetch();
        reach.add(Thing.REQUEST, found.getValues(REQUEST_.ID));
        reach.add(
                Thing.CONTACT,
                found.getValues(REQUEST_.CONTACT).stream()
                        .filter(Objects::nonNull)
                        .toList());
        reach.add(
                Thing.REQUEST,
                database.select(REQUEST_.ID)
                        .from(REQUEST_)
                        .where(REQUEST_.CONTACT.eq(any(reach.found(Thing.CONTACT))))
                        .or(REQUEST_.CALLBACK.eq(any(reach.phones())))
                        .fetch(REQUEST_.ID));
        reach.add(
                Thing.ORDER,
                database.select(REQUEST_.WORK_ORDER)
                        .from(REQUEST_)
                        .where(REQUEST_.ID.eq(any(reach.found(Thing.REQUEST))), REQUEST_.WORK_ORDER.isNotNull())
                        .and(notExists(selectOne()
                                .from(earlier)
                                .where(earlier.WORK_ORDER.eq(REQUEST_.WORK_ORDER))
                                .and(row(earlier.OPENED_AT, earlier.ID).lt(REQUEST_.OPENED_AT, REQUEST_.ID))))
                        .fetch(REQUEST_.WORK_ORDER));
    }

    @Override
    public List<Trace> traces() {
        return List.of(
                requests,
                requests.mentioning(
                        REQUEST_.WORDS,
                        REQUEST_.ANSWERS,
                        REQUEST_.ANSWER,
                        REQUEST_.CALLBACK,
                        REQUEST_.MEDICAL,
                        REQUEST_.TEXT),
                new EventsOf(database, "request", reach -> reach.found(Thing.REQUEST), KEPT));
    }

    @Override
    public List<RetentionClass> classes() {
        return List.of(
                new RetentionClass("requests", DAYS, requests, REQUEST_.CLOSED_AT),
                new RetentionClass("medical-remarks", DAYS_OF_MEDICAL_REMARKS, medicalRemarks, REQUEST_.CLOSED_AT));
    }

    @Override
    public Set<String> numbersAndAddresses() {
        return Set.copyOf(database.selectDistinct(REQUEST_.CALLBACK)
                .from(REQUEST_)
                .where(REQUEST_.CALLBACK.ne(""))
                .fetch(REQUEST_.CALLBACK));
    }
}
