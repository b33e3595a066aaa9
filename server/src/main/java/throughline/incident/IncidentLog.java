package throughline.incident;

import static throughline.incident.db.Tables.EVENT;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what happened in an incident. */
@Component
@Transactional(readOnly = true)
public class IncidentLog {
    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private final DSLContext database;
    private final EventLog events;
    private final JsonMapper json;

    IncidentLog(DSLContext database, EventLog events, JsonMapper json) {
        this.database = database;
        this.events = events;
        this.json = json;
    }

    /** @param kind declared, said, linked, unlinked or ended */
    public record Entry(Instant at, @Nullable UUID by, String kind, Map<String, Object> data) {}

    /** The latest first. */
    public List<Entry> of(UUID incident) {
        return database.selectFrom(EVENT)
                .where(events.of(incident, EVENT.SUBJECT, EVENT.AT))
                .orderBy(EVENT.AT.desc(), EVENT.ID.desc())
                .fetch(row -> new Entry(
                        row.getAt().toInstant(),
                        row.getBy(),
                        row.getKind(),
                        json.readValue(row.getData().data(), DATA)));
    }
}
