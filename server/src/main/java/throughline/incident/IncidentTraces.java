package throughline.incident;

import static org.jooq.impl.DSL.falseCondition;
import static throughline.incident.db.Tables.INCIDENT_;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.privacy.EventsOf;
import throughline.privacy.PersonalData;
import throughline.privacy.Rows;
import throughline.privacy.Trace;

/** An incident is nobody's, but somebody may be named in what was written of it. */
@Component
class IncidentTraces implements PersonalData {
    private static final String[] KEPT = {"number", "areas", "order", "id"};

    private final DSLContext database;

    IncidentTraces(DSLContext database) {
        this.database = database;
    }

    @Override
    public List<Trace> traces() {
        return List.of(
                Rows.of(database, "incidents", INCIDENT_, _ -> falseCondition(), INCIDENT_.ID)
                        .called(INCIDENT_.NUMBER)
                        .mentioning(INCIDENT_.TITLE, INCIDENT_.WORDS),
                new EventsOf(database, "incident", _ -> new UUID[0], KEPT));
    }
}
