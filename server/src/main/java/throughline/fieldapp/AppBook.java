package throughline.fieldapp;

import static throughline.fieldapp.db.Tables.EVENT;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The front door for reading: what happened on technicians' phones about an order. */
@Component
@Transactional(readOnly = true)
public class AppBook {
    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};
    private static final int LONGEST_TIMELINE = 2_000;

    private final DSLContext database;
    private final EventLog events;
    private final JsonMapper json;

    AppBook(DSLContext database, EventLog events, JsonMapper json) {
        this.database = database;
        this.events = events;
        this.json = json;
    }

    /** One line of an order's timeline: {@code not-pushed}, {@code said-earlier} or {@code said-too-late}. */
    public record Happened(Instant at, String kind, Map<String, Object> data) {}

    public List<Happened> timeline(UUID order) {
        return database.selectFrom(EVENT)
                .where(events.of(order, EVENT.SUBJECT, EVENT.AT))
                .orderBy(EVENT.AT, EVENT.ID)
                .limit(LONGEST_TIMELINE)
                .fetch(event -> new Happened(
                        event.getAt().toInstant(),
                        event.getKind(),
                        json.readValue(event.getData().data(), DATA)));
    }
}
