package throughline.telephony;

import static org.jooq.impl.DSL.any;
import static throughline.telephony.db.Tables.CALL;

import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.privacy.PersonalData;
import throughline.privacy.RetentionClass;
import throughline.privacy.Rows;
import throughline.privacy.Trace;

/** The numbers that we called. That there was a call, how long, and what it cost stays. */
@Component
class CallTraces implements PersonalData {
    /** For the comparison with the carrier's bill, and for whoever looks into a fraud after it. */
    private static final int DAYS = 120;

    private final DSLContext database;
    private final Rows called;

    CallTraces(DSLContext database) {
        this.database = database;
        this.called = Rows.of(database, "called", CALL, reach -> CALL.NUMBER.eq(any(reach.phones())), CALL.ID)
                .called(CALL.NUMBER)
                .becomes(CALL.NUMBER, (String) null);
    }

    @Override
    public List<Trace> traces() {
        return List.of(called);
    }

    @Override
    public List<RetentionClass> classes() {
        return List.of(new RetentionClass("called", DAYS, called, CALL.STARTED_AT));
    }

    @Override
    public Set<String> numbersAndAddresses() {
        return database.selectDistinct(CALL.NUMBER)
                .from(CALL)
                .where(CALL.NUMBER.isNotNull())
                .fetchSet(CALL.NUMBER);
    }
}
