package throughline.alarm;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.min;
import static throughline.alarm.AlarmRows.utc;
import static throughline.alarm.db.Tables.ALARM_;
import static throughline.alarm.db.Tables.DEVICE;
import static throughline.alarm.db.Tables.EVENT;
import static throughline.alarm.db.Tables.SIGNAL;
import static throughline.alarm.db.Tables.WATCH;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The front door to how lifts kept to their test calls (EN 81-28: every 72 hours) from one instant to another. */
@Component
@Transactional(readOnly = true)
public class TestFigures {
    private static final List<String> TESTS = List.of(Signal.Kind.TEST_OK.word(), Signal.Kind.TEST_FAILED.word());

    private final DSLContext database;
    private final InstantSource clock;

    TestFigures(DSLContext database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * One lift.
     *
     * @param expected whole periods of its device within the time, as far as that is over, and since it was heard first
     * @param came test calls, with a fault of their own or without
     * @param late how often one had not come in time, with the grace
     * @param misuse alarms of which somebody found out that they were none
     */
    public record OfLift(UUID unit, int everyHours, int expected, int came, int late, int misuse) {}

    /** Those of these units that have to call by themselves. @param until not included */
    public List<OfLift> of(Collection<UUID> units, Instant from, Instant until) {
        var end = until.isBefore(clock.instant()) ? until : clock.instant();
        var heard = database.select(DEVICE.UNIT, min(DEVICE.FIRST_HEARD_AT))
                .from(DEVICE)
                .where(DEVICE.UNIT.in(units))
                .groupBy(DEVICE.UNIT)
                .fetchMap(DEVICE.UNIT, min(DEVICE.FIRST_HEARD_AT));
        var came = database.select(DEVICE.UNIT, count())
                .from(SIGNAL)
                .join(DEVICE)
                .on(DEVICE.ID.eq(SIGNAL.DEVICE))
                .where(DEVICE.UNIT.in(units), SIGNAL.KIND.in(TESTS), SIGNAL.RECEIVED_AT.ge(utc(from)))
                .and(SIGNAL.RECEIVED_AT.lt(utc(until)))
                .groupBy(DEVICE.UNIT)
                .fetchMap(DEVICE.UNIT, count());
        var late = database.select(EVENT.SUBJECT, count())
                .from(EVENT)
                .where(EVENT.SUBJECT.in(units), EVENT.KIND.eq("test-call-late"), EVENT.AT.ge(utc(from)))
                .and(EVENT.AT.lt(utc(until)))
                .groupBy(EVENT.SUBJECT)
                .fetchMap(EVENT.SUBJECT, count());
        var misuse = misuse(units, from, until);
        return database.selectFrom(WATCH)
                .where(WATCH.UNIT.in(units))
                .orderBy(WATCH.UNIT)
                .fetch(row -> new OfLift(
                        row.getUnit(),
                        row.getEveryHours(),
                        expected(heard.get(row.getUnit()), row.getEveryHours(), from, end),
                        came.getOrDefault(row.getUnit(), 0),
                        late.getOrDefault(row.getUnit(), 0),
                        misuse.getOrDefault(row.getUnit(), 0)));
    }

    private static int expected(@Nullable OffsetDateTime heard, int everyHours, Instant from, Instant end) {
        var begin = heard == null || heard.toInstant().isBefore(from) ? from : heard.toInstant();
        return begin.isBefore(end) ? (int) (Duration.between(begin, end).toHours() / everyHours) : 0;
    }

    private Map<UUID, Integer> misuse(Collection<UUID> units, Instant from, Instant until) {
        return database.select(ALARM_.UNIT, count())
                .from(ALARM_)
                .where(ALARM_.UNIT.in(units), ALARM_.FINDING.eq(Finding.MISUSE.word()))
                .and(ALARM_.RAISED_AT.ge(utc(from)))
                .and(ALARM_.RAISED_AT.lt(utc(until)))
                .groupBy(ALARM_.UNIT)
                .fetchMap(ALARM_.UNIT, count());
    }
}
