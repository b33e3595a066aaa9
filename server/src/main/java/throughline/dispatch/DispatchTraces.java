package throughline.dispatch;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.falseCondition;
import static throughline.dispatch.db.Tables.HAND_OVER;
import static throughline.dispatch.db.Tables.HAND_OVER_LINE;
import static throughline.dispatch.db.Tables.HELP;
import static throughline.dispatch.db.Tables.OFFER;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.privacy.EventsOf;
import throughline.privacy.PersonalData;
import throughline.privacy.Reach.Thing;
import throughline.privacy.Rows;
import throughline.privacy.Trace;

/** Where technicians and dispatchers wrote of a caller. Whom they offered which job stays: technicians are no callers. */
@Component
class DispatchTraces implements PersonalData {
    private static final String[] KEPT = {"reason", "what", "name", "why", "channel", "who", "skill"};

    private final DSLContext database;

    DispatchTraces(DSLContext database) {
        this.database = database;
    }

    @Override
    public List<Trace> traces() {
        return List.of(
                Rows.of(
                                database,
                                "offers",
                                OFFER,
                                reach -> OFFER.WORK_ORDER.eq(any(reach.found(Thing.ORDER))),
                                OFFER.ID)
                        .mentioning(OFFER.BY_HAND_REASON),
                Rows.of(
                                database,
                                "calls-for-help",
                                HELP,
                                reach -> HELP.WORK_ORDER.eq(any(reach.found(Thing.ORDER))),
                                HELP.ID)
                        .mentioning(HELP.NOTE),
                Rows.of(database, "hand-overs", HAND_OVER, _ -> falseCondition(), HAND_OVER.ID)
                        .mentioning(HAND_OVER.WORDS),
                Rows.of(
                                database,
                                "hand-over-lines",
                                HAND_OVER_LINE,
                                reach -> HAND_OVER_LINE.WORK_ORDER.eq(any(reach.found(Thing.ORDER))),
                                HAND_OVER_LINE.HAND_OVER,
                                HAND_OVER_LINE.PLACE)
                        .mentioning(HAND_OVER_LINE.REMARK),
                new EventsOf(database, "dispatch", _ -> new UUID[0], KEPT));
    }
}
