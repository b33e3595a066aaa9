package throughline.alarm;

import static org.jooq.impl.DSL.count;
import static throughline.alarm.AlarmRows.instant;
import static throughline.alarm.AlarmRows.utc;
import static throughline.alarm.db.Tables.WATCH;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.alarm.db.tables.records.WatchRecord;
import throughline.asset.Units;
import throughline.kernel.EventLog;
import throughline.kernel.Page;
import throughline.kernel.Slice;

/**
 * The front door to the test calls that alarm devices make by themselves. Whatever comes in of a device that has to call is heard here;
 * what does not come in time is late. No test call takes anybody's time.
 */
@Component
@Transactional
public class TestCalls {
    private static final String MODULE = "alarm";
    private static final Duration GRACE = Duration.ofHours(1);
    private static final int AT_ONCE = 5_000;

    private final DSLContext database;
    private final Units units;
    private final EventLog events;
    private final MissedTests missed;
    private final ApplicationEventPublisher announce;
    private final InstantSource clock;

    TestCalls(
            DSLContext database,
            Units units,
            EventLog events,
            MissedTests missed,
            ApplicationEventPublisher announce,
            InstantSource clock) {
        this.database = database;
        this.units = units;
        this.events = events;
        this.missed = missed;
        this.announce = announce;
        this.clock = clock;
    }

    /** A test, or an alarm, which proves the line as well. @param good false where the device says that something is wrong with it */
    void heard(UUID unit, boolean good) {
        var hours = units.get(unit).alarmTestHours();
        if (hours == null) {
            return;
        }
        var row = database.selectFrom(WATCH)
                .where(WATCH.UNIT.eq(unit))
                .forUpdate()
                .fetchOne();
        var now = clock.instant();
        if (row == null) {
            row = database.newRecord(WATCH);
            row.setUnit(unit);
        }
        row.setEveryHours(hours);
        row.setDueAt(utc(now.plus(Duration.ofHours(hours)).plus(GRACE)));
        if (good) {
            row.setGoodAt(utc(now));
        }
        enters(row, good ? "ok" : "failed");
        row.store();
        missed.came(unit);
    }

    private void enters(WatchRecord row, String state) {
        if (!state.equals(row.getState())) {
            if (row.getState() != null) {
                events.append(MODULE, row.getUnit(), "test-call-" + state, null, Map.of("before", row.getState()));
            }
            row.setState(state);
            row.setSince(utc(clock.instant()));
            announce.publishEvent(new TestCallsChanged());
        }
    }

    /**
     * Devices that were entered are expected from now on; a part of them at a time.
     *
     * @param after the last one of the part before
     * @return the last one of this part; null at the end
     */
    @Nullable
    UUID watchThoseEntered(UUID after) {
        var fresh = units.thatMustTest(
                after, unit -> DSL.exists(database.selectOne().from(WATCH).where(WATCH.UNIT.eq(unit))), AT_ONCE);
        var now = clock.instant();
        database.batchInsert(fresh.stream().map(unit -> never(unit, now)).toList())
                .execute();
        return fresh.size() < AT_ONCE ? null : fresh.getLast().id();
    }

    private WatchRecord never(Units.MustTest unit, Instant now) {
        var row = database.newRecord(WATCH);
        row.setUnit(unit.id());
        row.setEveryHours(unit.hours());
        row.setDueAt(utc(now.plus(Duration.ofHours(unit.hours())).plus(GRACE)));
        row.setState("never");
        row.setSince(utc(now));
        return row;
    }

    /** What should have called by now is late, all of it in one statement. @return how many */
    int sweep() {
        var now = utc(clock.instant());
        var late = database.update(WATCH)
                .set(WATCH.STATE, "late")
                .set(WATCH.SINCE, now)
                .where(WATCH.STATE.in(DSL.inline("never"), DSL.inline("ok")), WATCH.DUE_AT.le(now))
                .returning(WATCH.UNIT)
                .fetch(WATCH.UNIT);
        var watched = units.thatMustTest(late);
        database.deleteFrom(WATCH)
                .where(WATCH.UNIT.in(late), WATCH.UNIT.notIn(watched)) // nobody expects it any more
                .execute();
        watched.forEach(unit -> events.append(MODULE, unit, "test-call-late", null, Map.of()));
        if (!late.isEmpty()) {
            announce.publishEvent(new TestCallsChanged());
        }
        return watched.size();
    }

    /** Late, or with a fault of their own; what came last first. */
    @Transactional(readOnly = true)
    public Page<TestCall> wrong(Slice slice) {
        var found = fetch(
                WATCH.STATE
                        .in(DSL.inline("late"), DSL.inline("failed"))
                        .and(slice.earlierInTime(WATCH.SINCE, WATCH.UNIT)),
                slice.limit() + 1);
        return Page.of(found, slice, each -> Slice.Cursor.inTime(each.since(), each.unit()));
    }

    /** Of those of these that must call, by unit. */
    @Transactional(readOnly = true)
    public List<TestCall> of(Collection<UUID> units) {
        return fetch(WATCH.UNIT.in(units), units.size());
    }

    /** How many stand how. */
    @Transactional(readOnly = true)
    public Map<String, Integer> counts() {
        return database.select(WATCH.STATE, count())
                .from(WATCH)
                .groupBy(WATCH.STATE)
                .fetchMap(WATCH.STATE, count());
    }

    private List<TestCall> fetch(Condition which, int most) {
        return database.selectFrom(WATCH)
                .where(which)
                .orderBy(WATCH.SINCE.desc(), WATCH.UNIT.desc())
                .limit(most)
                .fetch(row -> new TestCall(
                        row.getUnit(),
                        row.getEveryHours(),
                        instant(row.getGoodAt()),
                        row.getDueAt().toInstant(),
                        row.getState(),
                        row.getSince().toInstant()));
    }
}
