package throughline.privacy;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.falseCondition;
import static throughline.privacy.db.Tables.ERASURE;
import static throughline.privacy.db.Tables.HOLD;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** On whom holds were, once they are over, and whoever is mentioned in the reasons that were given here. */
@Component
class HoldTraces implements PersonalData {
    private final DSLContext database;
    private final InstantSource clock;

    HoldTraces(DSLContext database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<Trace> traces() {
        var isOver = HOLD.ENDED_AT.isNotNull().or(HOLD.UNTIL.le(clock.instant().atOffset(ZoneOffset.UTC)));
        var holds = Rows.of(database, "holds", HOLD, HoldTraces::on, HOLD.ID)
                .heldWhere(_ -> falseCondition())
                .once(isOver)
                .becomes(HOLD.SUBJECT, Rows.MARK)
                .becomes(HOLD.CALLED, Rows.MARK);
        return List.of(
                holds,
                holds.mentioning(HOLD.REASON),
                Rows.of(database, "erasures", ERASURE, _ -> falseCondition(), ERASURE.ID)
                        .mentioning(ERASURE.REASON));
    }

    private static Condition on(Reach reach) {
        var people = Arrays.stream(reach.found(Reach.Thing.PERSON))
                .map(Object::toString)
                .toArray(String[]::new);
        return HOLD.SUBJECT
                .eq(any(reach.phones()))
                .or(HOLD.SUBJECT.eq(any(reach.mails())))
                .or(HOLD.SUBJECT.eq(any(people)));
    }
}
