package throughline.offercall;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.privacy.EventsOf;
import throughline.privacy.PersonalData;
import throughline.privacy.Trace;

/** Nothing here is of a caller: which technician was called when, and how it went. */
@Component
class OfferCallTraces implements PersonalData {
    private static final String[] KEPT = {"call", "offer", "technician", "name", "why"};

    private final DSLContext database;

    OfferCallTraces(DSLContext database) {
        this.database = database;
    }

    @Override
    public List<Trace> traces() {
        return List.of(new EventsOf(database, "offercall", _ -> new UUID[0], KEPT));
    }
}
