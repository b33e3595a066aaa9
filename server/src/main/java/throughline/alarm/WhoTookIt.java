package throughline.alarm;

import static throughline.alarm.db.Tables.ALARM_;

import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.contact.ContactOpened;
import throughline.routing.WhoKnows;

/** A lift that calls again comes to whoever took its alarm. */
@Component
class WhoTookIt implements WhoKnows {
    private final DSLContext database;

    WhoTookIt(DSLContext database) {
        this.database = database;
    }

    @Override
    public @Nullable UUID has(ContactOpened opened) {
        if (!opened.fromLift()) {
            return null;
        }
        var itsOwn =
                opened.unit() == null ? ALARM_.PHONE.eq(String.valueOf(opened.from())) : ALARM_.UNIT.eq(opened.unit());
        return database.select(ALARM_.TAKEN_BY)
                .from(ALARM_)
                .where(itsOwn, ALARM_.ENDED_AT.isNull(), ALARM_.TAKEN_BY.isNotNull())
                .orderBy(ALARM_.RAISED_AT)
                .limit(1)
                .fetchOne(ALARM_.TAKEN_BY);
    }
}
