package throughline.fieldapp;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.privacy.EventsOf;
import throughline.privacy.PersonalData;
import throughline.privacy.Trace;

/** Nothing here is of a caller: which technician's phone showed and said what. */
@Component
class FieldAppTraces implements PersonalData {
    private static final String[] KEPT = {"offer", "technician", "name", "why", "act", "saidAt", "refused", "phone"};

    private final DSLContext database;

    FieldAppTraces(DSLContext database) {
        this.database = database;
    }

    @Override
    public List<Trace> traces() {
        return List.of(new EventsOf(database, "fieldapp", _ -> new UUID[0], KEPT));
    }
}
