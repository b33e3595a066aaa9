package throughline.alarm;

import static throughline.alarm.AlarmRows.utc;
import static throughline.alarm.db.Tables.ALARM_;
import static throughline.alarm.db.Tables.ON_TEST;
import static throughline.alarm.db.Tables.QUIET_PRESS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.alarm.db.tables.records.OnTestRecord;
import throughline.asset.Units;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;

/**
 * The front door to lifts on which somebody works and presses the button on purpose. Until the end that was said a press over the wire of
 * its device is kept and takes nobody's time; anybody may say that it is none of the test. A call always rings: somebody may speak. What
 * is open already stays open, and a press then belongs to it. {@code by} is the user who does it.
 */
@Component
@Transactional
public class OnTest {
    private static final String MODULE = "alarm";

    private final DSLContext database;
    private final FromTheLift lift;
    private final Units units;
    private final EventLog events;
    private final ApplicationEventPublisher announce;
    private final Ids ids;
    private final InstantSource clock;

    OnTest(
            DSLContext database,
            FromTheLift lift,
            Units units,
            EventLog events,
            ApplicationEventPublisher announce,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.lift = lift;
        this.units = units;
        this.events = events;
        this.announce = announce;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param until it ends by itself then */
    public record Tested(UUID unit, Instant since, Instant until, String reason, UUID by) {}

    /** @param alarm that it became; null while it counts as part of the test */
    public record QuietPress(
            UUID id, UUID unit, Instant at, @Nullable UUID alarm) {}

    /** Those that are on test now, by when it ends. */
    @Transactional(readOnly = true)
    public List<Tested> now() {
        return database.selectFrom(ON_TEST)
                .where(lasts())
                .orderBy(ON_TEST.UNTIL, ON_TEST.ID)
                .fetch(OnTest::tested);
    }

    /** Of these units. */
    @Transactional(readOnly = true)
    public List<Tested> of(Collection<UUID> of) {
        return database.selectFrom(ON_TEST).where(ON_TEST.UNIT.in(of), lasts()).fetch(OnTest::tested);
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public Page<QuietPress> presses(Slice slice) {
        var found = database.selectFrom(QUIET_PRESS)
                .where(slice.earlierInTime(QUIET_PRESS.AT, QUIET_PRESS.ID))
                .orderBy(QUIET_PRESS.AT.desc(), QUIET_PRESS.ID.desc())
                .limit(slice.limit() + 1)
                .fetch(row ->
                        new QuietPress(row.getId(), row.getUnit(), row.getAt().toInstant(), row.getAlarm()));
        return Page.of(found, slice, each -> Slice.Cursor.inTime(each.at(), each.id()));
    }

    /**
     * From now on; said again it is the new end and the new reason.
     *
     * @throws Refused {@code asset.no-such-unit}, {@code alarm.open-now} while an alarm of it is open, or with the field that is wrong
     */
    public Tested begin(UUID unit, OnTestForm form, UUID by) {
        var read = form.read();
        units.get(unit);
        if (isOpen(ALARM_.UNIT.eq(unit))) {
            throw new Refused("alarm.open-now", "An alarm of this lift is open. See to it first.");
        }
        stop(unit, by);
        var now = clock.instant();
        var row = database.newRecord(ON_TEST);
        row.setId(ids.next());
        row.setUnit(unit);
        row.setSince(utc(now));
        row.setUntil(utc(now.plus(Duration.ofMinutes(read.minutes()))));
        row.setReason(read.reason());
        row.setBy(by);
        row.insert();
        events.append(
                MODULE, unit, "on-test", by, Map.of("until", row.getUntil().toInstant(), "reason", read.reason()));
        announce.publishEvent(new AlarmsChanged(unit));
        return tested(row);
    }

    /** Its presses are alarms again. Nothing happens to one that is not on test. @throws Refused {@code asset.no-such-unit} */
    public void end(UUID unit, UUID by) {
        units.get(unit);
        if (stop(unit, by) > 0) {
            events.append(MODULE, unit, "test-over", by, Map.of());
            announce.publishEvent(new AlarmsChanged(unit));
        }
    }

    private int stop(UUID unit, UUID by) {
        return database.update(ON_TEST)
                .set(ON_TEST.ENDED_AT, utc(clock.instant()))
                .set(ON_TEST.ENDED_BY, by)
                .where(ON_TEST.UNIT.eq(unit), lasts())
                .execute();
    }

    /** A press, if it is one of a test. @return whether it is, and is kept as that */
    boolean takes(UUID device, @Nullable UUID unit) {
        var test = unit == null
                ? null
                : database.selectFrom(ON_TEST)
                        .where(ON_TEST.UNIT.eq(unit), lasts())
                        .limit(1)
                        .fetchOne();
        if (test == null || isOpen(ALARM_.UNIT.eq(unit).or(ALARM_.DEVICE.eq(device)))) {
            return false;
        }
        var row = database.newRecord(QUIET_PRESS);
        row.setId(ids.next());
        row.setOnTest(test.getId());
        row.setUnit(unit);
        row.setDevice(device);
        row.setAt(utc(clock.instant()));
        row.insert();
        announce.publishEvent(new AlarmsChanged(unit));
        return true;
    }

    /**
     * Somebody is inside after all: its last press is an alarm like any other, and further presses belong to it.
     *
     * @return the alarm's id
     * @throws Refused {@code asset.no-such-unit}; {@code alarm.no-such-press} where it was not pressed in a test
     */
    public UUID isReal(UUID unit, UUID by) {
        units.get(unit);
        var row = database.selectFrom(QUIET_PRESS)
                .where(QUIET_PRESS.UNIT.eq(unit))
                .orderBy(QUIET_PRESS.AT.desc(), QUIET_PRESS.ID.desc())
                .limit(1)
                .forUpdate()
                .fetchOne();
        if (row == null) {
            throw new Refused("alarm.no-such-press", "Nobody pressed the button of this lift in a test.");
        }
        if (row.getAlarm() == null) {
            row.setAlarm(lift.pressed(row.getDevice(), unit, "", clock.instant()));
            row.update();
            events.append(MODULE, row.getAlarm(), "not-the-test", by, Map.of("press", row.getId()));
        }
        return row.getAlarm();
    }

    private boolean isOpen(Condition which) {
        return database.fetchExists(ALARM_, which, ALARM_.ENDED_AT.isNull());
    }

    private Condition lasts() {
        return ON_TEST.UNTIL.gt(utc(clock.instant())).and(ON_TEST.ENDED_AT.isNull());
    }

    private static Tested tested(OnTestRecord row) {
        return new Tested(
                row.getUnit(), row.getSince().toInstant(), row.getUntil().toInstant(), row.getReason(), row.getBy());
    }
}
