package throughline.procedure;

import static throughline.procedure.db.Tables.ANSWER;
import static throughline.procedure.db.Tables.EVENT;
import static throughline.procedure.db.Tables.GUIDE;
import static throughline.procedure.db.Tables.RESCUE;
import static throughline.procedure.db.Tables.RUN;
import static throughline.procedure.db.Tables.SAID;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.procedure.Rescue.Prompt;
import throughline.procedure.Run.Decision;
import throughline.procedure.Run.Done;
import throughline.procedure.Run.Given;
import throughline.procedure.db.tables.records.RunRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Between the tables of runs and the types. */
@Component
class RunRows {
    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private final DSLContext database;
    private final Guides guides;
    private final EventLog events;
    private final JsonMapper json;

    RunRows(DSLContext database, Guides guides, EventLog events, JsonMapper json) {
        this.database = database;
        this.guides = guides;
        this.events = events;
        this.json = json;
    }

    RunRecord fresh() {
        return database.newRecord(RUN);
    }

    /** Null where nobody has taken the alarm. */
    @Nullable
    RunRecord locked(UUID alarm) {
        return database.selectFrom(RUN).where(RUN.ALARM.eq(alarm)).forUpdate().fetchOne();
    }

    /** Null where nobody has taken the alarm. */
    @Nullable
    Run find(UUID alarm) {
        var row = database.selectFrom(RUN).where(RUN.ALARM.eq(alarm)).fetchOne();
        return row == null ? null : run(row);
    }

    Run run(RunRecord row) {
        var version =
                database.selectFrom(GUIDE).where(GUIDE.ID.eq(row.getGuide())).fetchSingle(guides::version);
        var said = database.selectFrom(SAID)
                .where(SAID.ALARM.eq(row.getAlarm()))
                .fetchMap(SAID.STEP, each -> new Done(each.getAt().toInstant(), each.getBy()));
        var answers = database.selectFrom(ANSWER)
                .where(ANSWER.ALARM.eq(row.getAlarm()))
                .fetchMap(
                        ANSWER.QUESTION,
                        each -> new Given(each.getValue(), each.getAt().toInstant(), each.getBy()));
        var decisions = database.selectFrom(RESCUE)
                .where(RESCUE.ALARM.eq(row.getAlarm()))
                .fetchMap(
                        RESCUE.WHY,
                        each -> new Decision(
                                each.getDueAt().toInstant(),
                                each.getCalled(),
                                instant(each.getDecidedAt()),
                                each.getDecidedBy()));
        return new Run(
                row.getAlarm(),
                version,
                row.getRaisedAt().toInstant(),
                row.getSpokeAt().toInstant(),
                row.getLanguage(),
                instant(row.getToldArrival()),
                row.getTriageAt().toInstant(),
                row.getMissed(),
                row.getLooksAt() == null,
                said,
                answers,
                decisions);
    }

    /** Whoever is shut in again is asked anew; what happened before stays on the timeline. */
    void forget(UUID alarm) {
        database.deleteFrom(RUN).where(RUN.ALARM.eq(alarm)).execute();
    }

    void said(UUID alarm, String step, Instant at, UUID by) {
        database.insertInto(SAID)
                .set(SAID.ALARM, alarm)
                .set(SAID.STEP, step)
                .set(SAID.AT, utc(at))
                .set(SAID.BY, by)
                .onConflict(SAID.ALARM, SAID.STEP)
                .doUpdate()
                .set(SAID.AT, utc(at))
                .set(SAID.BY, by)
                .execute();
    }

    /** The last answer counts. */
    void answered(UUID alarm, String question, String value, Instant at, UUID by) {
        database.insertInto(ANSWER)
                .set(ANSWER.ALARM, alarm)
                .set(ANSWER.QUESTION, question)
                .set(ANSWER.VALUE, value)
                .set(ANSWER.AT, utc(at))
                .set(ANSWER.BY, by)
                .onConflict(ANSWER.ALARM, ANSWER.QUESTION)
                .doUpdate()
                .set(ANSWER.VALUE, value)
                .set(ANSWER.AT, utc(at))
                .set(ANSWER.BY, by)
                .execute();
    }

    /** Somebody is asked to decide. */
    void asks(UUID alarm, Prompt prompt) {
        database.insertInto(RESCUE)
                .set(RESCUE.ALARM, alarm)
                .set(RESCUE.WHY, prompt.why().word())
                .set(RESCUE.DUE_AT, utc(prompt.at()))
                .onConflictDoNothing()
                .execute();
    }

    void decided(UUID alarm, Prompt prompt, boolean called, Instant at, UUID by) {
        asks(alarm, prompt);
        database.update(RESCUE)
                .set(RESCUE.CALLED, called)
                .set(RESCUE.DECIDED_AT, utc(at))
                .set(RESCUE.DECIDED_BY, by)
                .where(RESCUE.ALARM.eq(alarm), RESCUE.WHY.eq(prompt.why().word()))
                .execute();
    }

    List<UUID> due(Instant now, int most) {
        return database.select(RUN.ALARM)
                .from(RUN)
                .where(RUN.LOOKS_AT.le(utc(now)))
                .orderBy(RUN.LOOKS_AT)
                .limit(most)
                .fetch(RUN.ALARM);
    }

    List<Runs.Happened> timeline(UUID alarm) {
        return database.selectFrom(EVENT)
                .where(events.of(alarm, EVENT.SUBJECT, EVENT.AT))
                .orderBy(EVENT.AT, EVENT.ID)
                .fetch(row -> new Runs.Happened(
                        row.getAt().toInstant(),
                        row.getKind(),
                        row.getBy(),
                        json.readValue(row.getData().data(), DATA)));
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
