package throughline.alarm;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.falseCondition;
import static throughline.alarm.db.Tables.ALARM_;
import static throughline.alarm.db.Tables.SIGNAL;
import static throughline.alarm.db.Tables.UNREAD_FRAME;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.privacy.EventsOf;
import throughline.privacy.PersonalData;
import throughline.privacy.Reach;
import throughline.privacy.RetentionClass;
import throughline.privacy.Rows;
import throughline.privacy.Trace;

/** A number that was taken for a lift's or a device's and is a person's, and who is mentioned in what was typed. The alarm itself stays. */
@Component
class AlarmTraces implements PersonalData {
    private static final int DAYS = 120;
    private static final String[] KEPT = {
        "number", "unit", "contact", "order", "finding", "signal", "why", "wire", "kind"
    };

    private final DSLContext database;
    private final Rows alarms;
    private final Rows signals;
    private final Rows unread;

    AlarmTraces(DSLContext database) {
        this.database = database;
        this.alarms = Rows.of(
                        database,
                        "alarms",
                        ALARM_,
                        reach -> ALARM_.PHONE
                                .eq(any(reach.phones()))
                                .or(ALARM_.CONTACT.eq(any(reach.found(Reach.Thing.CONTACT)))),
                        ALARM_.ID)
                .called(ALARM_.NUMBER)
                .once(ALARM_.ENDED_AT.isNotNull())
                .becomes(ALARM_.PHONE, "");
        this.signals = Rows.of(database, "signals", SIGNAL, _ -> falseCondition(), SIGNAL.ID);
        this.unread = Rows.of(
                        database,
                        "unread-frames",
                        UNREAD_FRAME,
                        reach -> UNREAD_FRAME.SIDE.eq(any(reach.phones())),
                        UNREAD_FRAME.ID)
                .called(UNREAD_FRAME.SIDE)
                .becomes(UNREAD_FRAME.SIDE, Rows.MARK);
    }

    @Override
    public List<Trace> traces() {
        return List.of(
                alarms,
                alarms.mentioning(ALARM_.END_REASON),
                signals.mentioning(SIGNAL.WORDS, SIGNAL.RAW),
                unread,
                new EventsOf(database, "alarm", _ -> new UUID[0], KEPT));
    }

    @Override
    public List<RetentionClass> classes() {
        return List.of(new RetentionClass("unread-frames", DAYS, unread, UNREAD_FRAME.LAST_AT));
    }

    @Override
    public Set<String> numbersAndAddresses() {
        return database.selectDistinct(ALARM_.PHONE)
                .from(ALARM_)
                .where(ALARM_.UNIT.isNull(), ALARM_.PHONE.ne(""))
                .fetchSet(ALARM_.PHONE);
    }
}
