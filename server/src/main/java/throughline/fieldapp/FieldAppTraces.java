package throughline.fieldapp;

import static org.jooq.impl.DSL.falseCondition;
import static throughline.fieldapp.db.Tables.PUSH;
import static throughline.fieldapp.db.Tables.TAP;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.privacy.EventsOf;
import throughline.privacy.PersonalData;
import throughline.privacy.RetentionClass;
import throughline.privacy.Rows;
import throughline.privacy.Trace;

/** Nothing here is of a caller: which technician's phone showed and said what. */
@Component
class FieldAppTraces implements PersonalData {
    private static final String[] KEPT = {"offer", "technician", "name", "why", "act", "saidAt", "refused", "phone"};

    private static final int DAYS_OF_PUSHES = 90;
    /** Far longer than any phone keeps what it could not send; after that a tap would be done a second time. */
    private static final int DAYS_OF_TAPS = 365;

    private final DSLContext database;

    FieldAppTraces(DSLContext database) {
        this.database = database;
    }

    @Override
    public List<RetentionClass> classes() {
        var pushes = Rows.of(database, "pushes", PUSH, _ -> falseCondition(), PUSH.ID)
                .once(PUSH.STATE.in("sent", "ended"));
        var taps = Rows.of(database, "taps", TAP, _ -> falseCondition(), TAP.ID);
        return List.of(
                new RetentionClass("pushes", DAYS_OF_PUSHES, pushes, PUSH.ASKED_AT),
                new RetentionClass("taps", DAYS_OF_TAPS, taps, TAP.ARRIVED_AT));
    }

    @Override
    public List<Trace> traces() {
        return List.of(new EventsOf(database, "fieldapp", _ -> new UUID[0], KEPT));
    }
}
