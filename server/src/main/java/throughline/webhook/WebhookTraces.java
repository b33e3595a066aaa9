package throughline.webhook;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.val;
import static throughline.webhook.db.Tables.DELIVERY;
import static throughline.webhook.db.Tables.FACT;
import static throughline.webhook.db.Tables.MESSAGE;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import throughline.privacy.EventsOf;
import throughline.privacy.PersonalData;
import throughline.privacy.RetentionClass;
import throughline.privacy.Rows;
import throughline.privacy.Trace;

/** What other systems were told of a person's matters, what they answered, and what they told us. That it was told, and when, stays. */
@Component
class WebhookTraces implements PersonalData {
    private static final String[] KEPT = {
        "specversion", "source", "type", "datacontenttype", "number", "code", "reason", "outcome", "kind", "requestKind"
    };

    /** An id is remembered as long as its message is kept, four times the week that it must be. */
    private static final int DAYS_OF_MESSAGES = 28;

    private static final int DAYS_OF_DELIVERIES = 7;
    /** Time for somebody to look into it and to replay. */
    private static final int DAYS_OF_DEAD_LETTERS = 30;

    private final DSLContext database;

    WebhookTraces(DSLContext database) {
        this.database = database;
    }

    @Override
    public List<RetentionClass> classes() {
        return List.of(
                new RetentionClass("deliveries", DAYS_OF_DELIVERIES, ofState("delivered"), settled("delivered")),
                new RetentionClass("dead-letters", DAYS_OF_DEAD_LETTERS, ofState("dead"), settled("dead")),
                new RetentionClass(
                        "messages",
                        DAYS_OF_MESSAGES,
                        Rows.of(database, "messages", MESSAGE, _ -> falseCondition(), MESSAGE.ID),
                        MESSAGE.RECEIVED_AT));
    }

    private Rows ofState(String state) {
        return Rows.of(database, state, DELIVERY, reach -> DELIVERY.SUBJECT.eq(any(reach.things())), DELIVERY.ID);
    }

    private static Field<OffsetDateTime> settled(String state) {
        return DSL.case_(DELIVERY.STATE).when(state, DELIVERY.SETTLED_AT);
    }

    @Override
    public List<Trace> traces() {
        var deliveries = Rows.of(
                        database,
                        "deliveries",
                        DELIVERY,
                        reach -> DELIVERY.SUBJECT.eq(any(reach.things())),
                        DELIVERY.ID)
                .called(DELIVERY.KIND)
                .becomes(
                        DELIVERY.BODY,
                        DSL.field(
                                "case when {0}::jsonb = privacy.blanked({0}::jsonb, {1}) then {0}"
                                        + " else privacy.blanked({0}::jsonb, {1})::text end",
                                String.class, DELIVERY.BODY, val(KEPT)))
                .becomes(DELIVERY.ANSWER, (String) null);
        var facts = Rows.of(database, "facts", FACT, reach -> FACT.SUBJECT.eq(any(reach.things())), FACT.NUMBER)
                .becomes(FACT.DATA, DSL.field("privacy.blanked({0}, {1})", JSONB.class, FACT.DATA, val(KEPT)));
        return List.of(
                deliveries,
                deliveries.mentioning(DELIVERY.BODY, DELIVERY.ANSWER, DELIVERY.TROUBLE),
                facts,
                facts.mentioning(FACT.DATA),
                Rows.of(database, "messages", MESSAGE, reach -> Rows.mentions(reach, MESSAGE.BODY), MESSAGE.ID)
                        .called(MESSAGE.THEIR_ID)
                        .becomes(MESSAGE.BODY, new byte[] {'{', '}'})
                        .becomes(MESSAGE.TROUBLE, (String) null),
                new EventsOf(database, "webhook", _ -> new UUID[0], "reason"));
    }
}
