package throughline.asset;

import static org.jooq.impl.DSL.falseCondition;
import static throughline.asset.db.Tables.SITE;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.privacy.EventsOf;
import throughline.privacy.PersonalData;
import throughline.privacy.Rows;
import throughline.privacy.Trace;

/** Whose number opens the door of a building, and where people are mentioned in what is said of it. */
@Component
class AssetTraces implements PersonalData {
    private final DSLContext database;

    AssetTraces(DSLContext database) {
        this.database = database;
    }

    @Override
    public List<Trace> traces() {
        var sites =
                Rows.of(database, "sites", SITE, _ -> falseCondition(), SITE.ID).called(SITE.NUMBER);
        return List.of(
                sites.mentioning(SITE.ACCESS, SITE.OPENING_HOURS, SITE.RESCUE_PHONE),
                new EventsOf(database, "asset", _ -> new UUID[0], "kind", "zone", "country", "language"));
    }
}
