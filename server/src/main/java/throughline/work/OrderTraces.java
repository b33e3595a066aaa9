package throughline.work;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.when;
import static throughline.work.db.Tables.WORK_ORDER;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import throughline.privacy.EventsOf;
import throughline.privacy.PersonalData;
import throughline.privacy.Reach;
import throughline.privacy.Reach.Thing;
import throughline.privacy.RetentionClass;
import throughline.privacy.Rows;
import throughline.privacy.Trace;

/** What was said when orders were raised, who agreed to the price, and what the report tells in its own words. The job itself stays. */
@Component
class OrderTraces implements PersonalData {
    private static final int DAYS = 3_650;
    private static final String[] KEPT = {
        "number",
        "code",
        "reason",
        "state",
        "kind",
        "condition",
        "cause",
        "component",
        "action",
        "what",
        "priority",
        "level",
        "currency"
    };
    private static final List<String> OVER = List.of("closed", "cancelled");

    private final DSLContext database;
    private final Rows orders;

    OrderTraces(DSLContext database) {
        this.database = database;
        this.orders = Rows.of(
                        database,
                        "orders",
                        WORK_ORDER,
                        reach -> WORK_ORDER.ID.eq(any(reach.found(Thing.ORDER))),
                        WORK_ORDER.ID)
                .called(WORK_ORDER.NUMBER)
                .once(WORK_ORDER.STATE.in(OVER))
                .becomes(WORK_ORDER.WORDS, "")
                .becomes(WORK_ORDER.HOLD_NOTE, (String) null)
                .becomes(WORK_ORDER.AUTHORISED_BY, when(WORK_ORDER.AUTHORISED_BY.isNotNull(), Rows.MARK))
                .becomes(
                        WORK_ORDER.REPORT,
                        when(
                                        DSL.condition("jsonb_exists({0}, 'note')", WORK_ORDER.REPORT),
                                        DSL.field("jsonb_set({0}, '{note}', '\"\"')", JSONB.class, WORK_ORDER.REPORT))
                                .otherwise(WORK_ORDER.REPORT))
                .withEvents("work", WORK_ORDER.ID, KEPT);
    }

    @Override
    public void follow(Reach reach) {
        reach.add(
                Thing.ORDER,
                database.select(WORK_ORDER.ID)
                        .from(WORK_ORDER)
                        .where(WORK_ORDER.UNIT.eq(any(reach.given(Thing.UNIT))))
                        .fetch(WORK_ORDER.ID));
    }

    @Override
    public List<Trace> traces() {
        return List.of(
                orders,
                orders.mentioning(
                        WORK_ORDER.WORDS,
                        WORK_ORDER.HOLD_NOTE,
                        WORK_ORDER.AUTHORISED_BY,
                        WORK_ORDER.REPORT,
                        WORK_ORDER.CHARGE),
                new EventsOf(database, "work", reach -> reach.found(Thing.ORDER), KEPT));
    }

    @Override
    public List<RetentionClass> classes() {
        return List.of(new RetentionClass("orders", DAYS, orders, WORK_ORDER.CLOSED_AT));
    }
}
