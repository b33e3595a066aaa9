package throughline.people;

import static org.jooq.impl.DSL.falseCondition;
import static throughline.people.db.Tables.SESSION;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.privacy.PersonalData;
import throughline.privacy.RetentionClass;
import throughline.privacy.Rows;
import throughline.privacy.Trace;

/** Where the people who work here signed in from. They are no callers, so nobody erases them; what is long over says no more from where. */
@Component
class SessionTraces implements PersonalData {
    private static final int DAYS = 180;

    private final Rows sessions;

    SessionTraces(DSLContext database) {
        this.sessions = Rows.of(database, "sessions", SESSION, _ -> falseCondition(), SESSION.ID)
                .becomes(SESSION.ADDRESS, "")
                .becomes(SESSION.BROWSER, "");
    }

    @Override
    public List<Trace> traces() {
        return List.of();
    }

    @Override
    public List<RetentionClass> classes() {
        return List.of(new RetentionClass("sessions", DAYS, sessions, SESSION.ENDED_AT));
    }
}
