package throughline.alarm;

import static throughline.alarm.AlarmRows.instant;
import static throughline.alarm.AlarmRows.utc;
import static throughline.alarm.db.Tables.MISSED_TEST;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.alarm.db.tables.records.MissedTestRecord;
import throughline.asset.Units;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.work.WorkOrderCancelled;
import throughline.work.WorkOrderClosed;

/**
 * The front door to test calls that have not come. One matter for each lift: it waits for an hour, in which many of its area may turn out
 * to be one; its line is rung, up to three times; then somebody is sent. A test that comes after all ends it, and the order with it
 * where nobody has begun.
 */
@Component
@Transactional
public class MissedTests {
    private static final String MODULE = "alarm";

    /** "Test call has not come"; see problem-codes.json, where a company may change how urgent it is. */
    private static final String CODE = "A-03";

    /** A lift that rings in vain for so long does not pick up. */
    private static final Duration RINGS = Duration.ofSeconds(45);

    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final Duration LINES_ARE_BUSY = Duration.ofSeconds(5);
    private static final int TRIES = 3;
    private static final int LINES_AT_ONCE = 2;

    private final DSLContext database;
    private final Units units;
    private final AlarmSettings settings;
    private final DeviceOrders orders;
    private final OwnersHear owners;
    private final EventLog events;
    private final ApplicationEventPublisher announce;
    private final Ids ids;
    private final InstantSource clock;

    MissedTests(
            DSLContext database,
            Units units,
            AlarmSettings settings,
            DeviceOrders orders,
            OwnersHear owners,
            EventLog events,
            ApplicationEventPublisher announce,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.units = units;
        this.settings = settings;
        this.orders = orders;
        this.owners = owners;
        this.events = events;
        this.announce = announce;
        this.ids = ids;
        this.clock = clock;
    }

    /** What must be done on the wire, once it is kept that it is. */
    sealed interface OnTheLine {
        record Ring(UUID call, String phone) implements OnTheLine {}

        record HangUp(UUID call) implements OnTheLine {}
    }

    /** Those of these units that are not over. */
    @Transactional(readOnly = true)
    public List<MissedTest> of(Collection<UUID> units) {
        return database.selectFrom(MISSED_TEST)
                .where(MISSED_TEST.UNIT.in(units), MISSED_TEST.ENDED_AT.isNull())
                .fetch(row -> new MissedTest(
                        row.getId(),
                        row.getUnit(),
                        row.getState(),
                        row.getAnswer(),
                        row.getTries(),
                        instant(row.getRungAt()),
                        instant(row.getNextAt()),
                        row.getWorkOrder(),
                        row.getStuckWhy()));
    }

    @Transactional(readOnly = true)
    List<UUID> due(Instant now, int most) {
        return database.select(MISSED_TEST.ID)
                .from(MISSED_TEST)
                .where(MISSED_TEST.NEXT_AT.le(utc(now)))
                .orderBy(MISSED_TEST.NEXT_AT, MISSED_TEST.ID)
                .limit(most)
                .fetch(MISSED_TEST.ID);
    }

    /** Its test has come, or an alarm, which proves as much: what follows from that is done in its turn, so that nothing keeps the signal waiting. */
    void came(UUID unit) {
        var now = utc(clock.instant());
        database.update(MISSED_TEST)
                .set(MISSED_TEST.CAME_AT, now)
                .set(MISSED_TEST.NEXT_AT, now)
                .where(MISSED_TEST.UNIT.eq(unit), MISSED_TEST.ENDED_AT.isNull(), MISSED_TEST.CAME_AT.isNull())
                .execute();
    }

    /**
     * Does what is due for one of them.
     *
     * @return what must be done on the wire; null when nothing
     * @throws Refused when no order can be raised like this; see {@link #refused}
     */
    @Nullable
    OnTheLine goOn(UUID id) {
        var stands = database.select(MISSED_TEST.WORK_ORDER)
                .from(MISSED_TEST)
                .where(MISSED_TEST.ID.eq(id))
                .fetchOne(MISSED_TEST.WORK_ORDER);
        if (stands != null) {
            orders.lock(stands); // before the row, as whoever ends the order does
        }
        var row = locked(id);
        var now = clock.instant();
        if (row == null
                || row.getNextAt() == null
                || row.getNextAt().toInstant().isAfter(now)) {
            return null;
        }
        boolean ringing = row.getState().equals("rings");
        var hangUp = ringing ? new OnTheLine.HangUp(row.getCall()) : null;
        if (row.getCameAt() != null) {
            over(row, "came");
            if (row.getRaised()) {
                orders.takeBack(row.getWorkOrder());
            }
            return hangUp;
        }
        if (units.get(row.getUnit()).alarmTestHours() == null) {
            over(row, "not-expected");
            return hangUp;
        }
        if (ringing) {
            heard(row, LineAnswer.NO_ANSWER);
            return hangUp;
        }
        if (row.getState().equals("waits")) {
            return ring(row, now);
        }
        decide(row);
        return null;
    }

    private @Nullable OnTheLine ring(MissedTestRecord row, Instant now) {
        var phone = units.get(row.getUnit()).phones().stream().findFirst().orElse(null);
        if (phone == null || !settings.get().ringLines()) {
            enter(row, "decides", now);
            return null;
        }
        if (database.fetchCount(MISSED_TEST, MISSED_TEST.STATE.eq("rings")) >= LINES_AT_ONCE) {
            enter(row, "waits", now.plus(LINES_ARE_BUSY));
            return null;
        }
        row.setCall(ids.next());
        row.setTries(row.getTries() + 1);
        row.setRungAt(utc(now));
        enter(row, "rings", now.plus(RINGS));
        return new OnTheLine.Ring(row.getCall(), phone);
    }

    /** What became of the call; a later word about a call that is dealt with changes nothing. */
    void answered(UUID call, LineAnswer answer) {
        var row = database.selectFrom(MISSED_TEST)
                .where(MISSED_TEST.CALL.eq(call), MISSED_TEST.ENDED_AT.isNull(), MISSED_TEST.STATE.eq("rings"))
                .forUpdate()
                .fetchOne();
        if (row != null) {
            heard(row, answer);
        }
    }

    private void heard(MissedTestRecord row, LineAnswer answer) {
        row.setAnswer(answer.word());
        events.append(
                MODULE,
                row.getUnit(),
                "line-rung",
                null,
                Map.of("answer", answer.word(), "times", row.getTries(), "call", row.getCall()));
        var now = clock.instant();
        if (answer == LineAnswer.ANSWERED || row.getTries() >= TRIES) {
            enter(row, "decides", now);
        } else {
            enter(row, "waits", now.plus(AGAIN));
        }
    }

    private void decide(MissedTestRecord row) {
        if (settings.get().raiseOrders()) {
            send(row);
            enter(row, "helped", null);
        } else {
            enter(row, "stuck", null);
        }
    }

    private void send(MissedTestRecord row) {
        var answers = row.getAnswer().equals(LineAnswer.NO_ANSWER.word()) ? "no" : "";
        var standing = orders.standFor(
                row.getUnit(),
                CODE,
                answers,
                owners.whatTheLineSaid(row),
                row.getLateSince().toInstant(),
                row.getWaitsHours());
        row.setWorkOrder(standing.order());
        row.setRaised(standing.raised());
        if (standing.raised()) {
            owners.hear(row, orders.lock(standing.order()));
        }
    }

    /** No order could be raised: it waits for the hours of the agreement if its visit has a price now, else a person decides. */
    void refused(UUID id, Refused why) {
        var row = locked(id);
        if (row == null || row.getEndedAt() != null) {
            return;
        }
        if (row.getCameAt() != null) {
            over(row, "came"); // what stands for it is held by something else
        } else if (why.code().startsWith("work.price") && !row.getWaitsHours()) {
            row.setWaitsHours(true);
            enter(row, "decides", clock.instant());
        } else {
            row.setStuckWhy(why.code());
            enter(row, "stuck", null);
        }
    }

    @EventListener
    void on(WorkOrderClosed closed) {
        ofOrder(closed.order()).forEach(row -> over(row, "order-over"));
    }

    @EventListener
    void on(WorkOrderCancelled cancelled) {
        var remaining = cancelled.why().duplicateOf();
        for (var row : ofOrder(cancelled.order())) {
            if (remaining == null) {
                over(row, "order-over");
            } else {
                row.setWorkOrder(remaining);
                row.setRaised(false);
                row.update();
            }
        }
    }

    private List<MissedTestRecord> ofOrder(UUID order) {
        return database.selectFrom(MISSED_TEST)
                .where(MISSED_TEST.WORK_ORDER.eq(order), MISSED_TEST.ENDED_AT.isNull())
                .forUpdate()
                .fetch();
    }

    private @Nullable MissedTestRecord locked(UUID id) {
        return database.selectFrom(MISSED_TEST)
                .where(MISSED_TEST.ID.eq(id))
                .forUpdate()
                .fetchOne();
    }

    private void over(MissedTestRecord row, String how) {
        row.setEndedAt(utc(clock.instant()));
        row.setEndedHow(how);
        enter(row, "over", null);
        events.append(MODULE, row.getUnit(), "missed-test-over", null, Map.of("how", how));
    }

    private void enter(MissedTestRecord row, String state, @Nullable Instant next) {
        row.setState(state);
        row.setNextAt(next == null ? null : utc(next));
        row.update();
        announce.publishEvent(new TestCallsChanged());
    }
}
