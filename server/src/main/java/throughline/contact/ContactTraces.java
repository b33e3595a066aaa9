package throughline.contact;

import static org.jooq.impl.DSL.any;
import static throughline.contact.db.Tables.CONTACT_;

import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.privacy.EventsOf;
import throughline.privacy.PersonalData;
import throughline.privacy.Reach;
import throughline.privacy.Reach.Thing;
import throughline.privacy.RetentionClass;
import throughline.privacy.Rows;
import throughline.privacy.Trace;

/** Who called, and what was noted: from where they called goes, and when, how long and how it ended stays. */
@Component
class ContactTraces implements PersonalData {
    private static final int DAYS = 1_095;
    private static final String[] KEPT = {"reason", "outcome", "queue", "dialled", "digit"};

    private final DSLContext database;
    private final Rows calls;

    ContactTraces(DSLContext database) {
        this.database = database;
        this.calls = Rows.of(
                        database,
                        "calls",
                        CONTACT_,
                        reach -> CONTACT_.ID.eq(any(reach.found(Thing.CONTACT))),
                        CONTACT_.ID)
                .called(CONTACT_.NUMBER)
                .once(CONTACT_.STATE.eq("closed"))
                .becomes(CONTACT_.FROM_NUMBER, "")
                .becomes(CONTACT_.FROM_E164, (String) null)
                .becomes(CONTACT_.PERSON, (java.util.UUID) null)
                .becomes(CONTACT_.NOTE, "")
                .withEvents("contact", CONTACT_.ID, KEPT);
    }

    @Override
    public void follow(Reach reach) {
        reach.add(
                Thing.CONTACT,
                database.select(CONTACT_.ID)
                        .from(CONTACT_)
                        .where(CONTACT_.FROM_E164.eq(any(reach.phones())))
                        .or(CONTACT_.PERSON.eq(any(reach.found(Thing.PERSON))))
                        .or(CONTACT_.UNIT.eq(any(reach.given(Thing.UNIT))))
                        .fetch(CONTACT_.ID));
    }

    @Override
    public List<Trace> traces() {
        return List.of(
                calls,
                calls.mentioning(CONTACT_.NOTE, CONTACT_.FROM_NUMBER),
                new EventsOf(database, "contact", reach -> reach.found(Thing.CONTACT), KEPT));
    }

    @Override
    public List<RetentionClass> classes() {
        return List.of(new RetentionClass("calls", DAYS, calls, CONTACT_.CLOSED_AT));
    }

    @Override
    public Set<String> numbersAndAddresses() {
        return database.selectDistinct(CONTACT_.FROM_E164)
                .from(CONTACT_)
                .where(CONTACT_.FROM_E164.isNotNull())
                .fetchSet(CONTACT_.FROM_E164);
    }
}
