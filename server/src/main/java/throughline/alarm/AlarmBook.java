package throughline.alarm;

import static throughline.alarm.db.Tables.ALARM_;
import static throughline.alarm.db.Tables.EVENT;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads alarms. */
@Component
@Transactional(readOnly = true)
public class AlarmBook {
    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};
    private static final int MOST_OPEN = 2_000;

    private final DSLContext database;
    private final AlarmRows rows;
    private final EventLog events;
    private final JsonMapper json;

    AlarmBook(DSLContext database, AlarmRows rows, EventLog events, JsonMapper json) {
        this.database = database;
        this.rows = rows;
        this.events = events;
        this.json = json;
    }

    /** Those that nobody has taken come first, and among equals those that have waited longest. */
    public List<OpenAlarm> open() {
        return rows.fetch(
                ALARM_.ENDED_AT.isNull(),
                MOST_OPEN,
                ALARM_.STATE.ne("raised").asc(),
                ALARM_.STATE.eq("everyone-out").asc(),
                ALARM_.RAISED_AT.asc(),
                ALARM_.ID.asc());
    }

    /** The latest first, over or not. */
    public Page<OpenAlarm> list(Slice slice) {
        var found = rows.fetch(
                slice.earlierInTime(ALARM_.RAISED_AT, ALARM_.ID),
                slice.limit() + 1,
                ALARM_.RAISED_AT.desc(),
                ALARM_.ID.desc());
        return Page.of(found, slice, each -> Slice.Cursor.inTime(each.raisedAt(), each.id()));
    }

    /** @throws Refused {@code alarm.no-such-alarm} */
    public OpenAlarm get(UUID id) {
        return rows.fetch(ALARM_.ID.eq(id), 1).stream().findFirst().orElseThrow(AlarmRows::unknown);
    }

    /** @param kind such as raised, pressed-again, acknowledged, rings, voice-ended, help-sent, everyone-out or ended */
    public record Happened(
            Instant at, String kind, @Nullable UUID by, Map<String, Object> data) {}

    /** Everything that happened, in order. */
    public List<Happened> timeline(UUID alarm) {
        return database.selectFrom(EVENT)
                .where(events.of(alarm, EVENT.SUBJECT, EVENT.AT))
                .orderBy(EVENT.AT, EVENT.ID)
                .fetch(row -> new Happened(
                        row.getAt().toInstant(),
                        row.getKind(),
                        row.getBy(),
                        json.readValue(row.getData().data(), DATA)));
    }

    List<UUID> due(Instant now, int most) {
        return database.select(ALARM_.ID)
                .from(ALARM_)
                .where(ALARM_.NEXT_AT.le(AlarmRows.utc(now)))
                .orderBy(ALARM_.NEXT_AT)
                .limit(most)
                .fetch(ALARM_.ID);
    }
}
