package throughline.alarm;

import static throughline.alarm.AlarmRows.instant;
import static throughline.alarm.AlarmRows.utc;
import static throughline.alarm.db.Tables.DEVICE;
import static throughline.alarm.db.Tables.FAULT;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.alarm.db.tables.records.DeviceRecord;
import throughline.alarm.db.tables.records.FaultRecord;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.work.WorkOrderCancelled;
import throughline.work.WorkOrderClosed;

/**
 * The front door to what alarm devices say of their own trouble: one for each device and fault, counted while it is said again, over when
 * the device says so. None of it takes anybody's time; for a battery or a loudspeaker somebody is sent once it has stood for a while.
 */
@Component
@Transactional
public class Faults {
    private static final String MODULE = "alarm";
    private static final Set<Signal.Kind> BEGIN =
            EnumSet.of(Signal.Kind.FAULT_RAISED, Signal.Kind.POWER_LOST, Signal.Kind.TEST_FAILED);
    private static final Set<Signal.Kind> END =
            EnumSet.of(Signal.Kind.FAULT_CLEARED, Signal.Kind.POWER_RESTORED, Signal.Kind.TEST_OK);

    /** The problem codes of what somebody is sent for; see problem-codes.json. */
    private static final Map<FaultKind, String> SENT_FOR = Map.of(FaultKind.BATTERY, "A-06", FaultKind.SOUND, "A-02");

    private final DSLContext database;
    private final AlarmSettings settings;
    private final DeviceOrders orders;
    private final EventLog events;
    private final ApplicationEventPublisher announce;
    private final Ids ids;
    private final InstantSource clock;

    Faults(
            DSLContext database,
            AlarmSettings settings,
            DeviceOrders orders,
            EventLog events,
            ApplicationEventPublisher announce,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.settings = settings;
        this.orders = orders;
        this.events = events;
        this.announce = announce;
        this.ids = ids;
        this.clock = clock;
    }

    /** Those that are not over, by when they were said last. */
    @Transactional(readOnly = true)
    public Page<DeviceFault> open(Slice slice) {
        var found = database.select(FAULT.fields())
                .select(DEVICE.WIRE, DEVICE.IDENT, DEVICE.UNIT)
                .from(FAULT)
                .join(DEVICE)
                .on(DEVICE.ID.eq(FAULT.DEVICE))
                .where(FAULT.CLEARED_AT.isNull(), slice.earlierInTime(FAULT.LAST_AT, FAULT.ID))
                .orderBy(FAULT.LAST_AT.desc(), FAULT.ID.desc())
                .limit(slice.limit() + 1)
                .fetch(row -> new DeviceFault(
                        row.get(FAULT.ID),
                        row.get(DEVICE.WIRE),
                        row.get(DEVICE.IDENT),
                        row.get(DEVICE.UNIT),
                        row.get(FAULT.WHAT),
                        row.get(FAULT.CODE),
                        row.get(FAULT.WORDS),
                        row.get(FAULT.RAISED_AT).toInstant(),
                        row.get(FAULT.LAST_AT).toInstant(),
                        row.get(FAULT.TIMES),
                        instant(row.get(FAULT.NEXT_AT)),
                        row.get(FAULT.WORK_ORDER),
                        row.get(FAULT.STUCK_WHY)));
        return Page.of(found, slice, each -> Slice.Cursor.inTime(each.lastAt(), each.id()));
    }

    /** Something that a device said, in the transaction in which it is kept. */
    void said(DeviceRecord device, Signal signal, OffsetDateTime now) {
        var what = FaultKind.of(signal.kind(), signal.code());
        if (BEGIN.contains(signal.kind())) {
            begun(device, what, signal, now);
        } else if (END.contains(signal.kind())) {
            over(device, what, what.which(signal.code()), now);
        }
    }

    private void begun(DeviceRecord device, FaultKind what, Signal signal, OffsetDateTime now) {
        var again = database.update(FAULT)
                .set(FAULT.TIMES, FAULT.TIMES.plus(1))
                .set(FAULT.LAST_AT, now)
                .set(FAULT.NEXT_AT, nextOfOneThatStands(device, what, now))
                .where(
                        FAULT.DEVICE.eq(device.getId()),
                        FAULT.WHAT.eq(what.word()),
                        FAULT.WHICH.eq(what.which(signal.code())),
                        FAULT.CLEARED_AT.isNull())
                .execute();
        if (again == 0) {
            var row = database.newRecord(FAULT);
            row.setId(ids.next());
            row.setDevice(device.getId());
            row.setWhat(what.word());
            row.setWhich(what.which(signal.code()));
            row.setCode(signal.code());
            row.setWords(signal.words());
            row.setRaisedAt(now);
            row.setLastAt(now);
            row.setTimes(1);
            row.setNextAt(orderAt(device, what, now));
            row.insert();
        }
        announce.publishEvent(new TestCallsChanged());
    }

    /** Nothing new where an order stands for it, or is to come. */
    private Field<OffsetDateTime> nextOfOneThatStands(DeviceRecord device, FaultKind what, OffsetDateTime now) {
        var at = orderAt(device, what, now);
        return DSL.coalesce(FAULT.NEXT_AT, DSL.when(FAULT.WORK_ORDER.isNull(), DSL.val(at, FAULT.NEXT_AT)));
    }

    private @Nullable OffsetDateTime orderAt(DeviceRecord device, FaultKind what, OffsetDateTime now) {
        var wanted = settings.get();
        return device.getUnit() != null && SENT_FOR.containsKey(what) && wanted.faultOrders()
                ? now.plusMinutes(wanted.faultMinutes())
                : null;
    }

    /** What follows for its order is done in its turn, so that nothing keeps the signal waiting. */
    private void over(DeviceRecord device, FaultKind what, String which, OffsetDateTime now) {
        int over = database.update(FAULT)
                .set(FAULT.CLEARED_AT, now)
                .set(FAULT.NEXT_AT, DSL.when(FAULT.RAISED, DSL.val(now)))
                .where(
                        FAULT.DEVICE.eq(device.getId()),
                        FAULT.WHAT.eq(what.word()),
                        FAULT.WHICH.eq(which),
                        FAULT.CLEARED_AT.isNull())
                .execute();
        if (over > 0) {
            announce.publishEvent(new TestCallsChanged());
        }
    }

    @Transactional(readOnly = true)
    List<UUID> due(Instant now, int most) {
        return database.select(FAULT.ID)
                .from(FAULT)
                .where(FAULT.NEXT_AT.le(utc(now)))
                .orderBy(FAULT.NEXT_AT, FAULT.ID)
                .limit(most)
                .fetch(FAULT.ID);
    }

    /** Sends somebody, or takes that back. @throws Refused when no order can be raised like this; see {@link #refused} */
    void goOn(UUID id) {
        var stands = database.select(FAULT.WORK_ORDER)
                .from(FAULT)
                .where(FAULT.ID.eq(id))
                .fetchOne(FAULT.WORK_ORDER);
        if (stands != null) {
            orders.lock(stands); // before the row, as whoever ends the order does
        }
        var row = locked(id);
        if (row.getNextAt() == null || row.getNextAt().toInstant().isAfter(clock.instant())) {
            return;
        }
        row.setNextAt(null);
        if (row.getClearedAt() != null) {
            orders.takeBack(row.getWorkOrder());
        } else {
            send(row);
        }
        row.update();
    }

    private void send(FaultRecord row) {
        var unit = database.select(DEVICE.UNIT)
                .from(DEVICE)
                .where(DEVICE.ID.eq(row.getDevice()))
                .fetchSingle(DEVICE.UNIT);
        var code = SENT_FOR.get(FaultKind.valueOf(row.getWhat().toUpperCase(Locale.ROOT)));
        if (unit == null || code == null) {
            return;
        }
        var said = (row.getCode() + " " + row.getWords()).strip();
        var standing = orders.standFor(unit, code, "", said, row.getRaisedAt().toInstant(), row.getWaitsHours());
        row.setWorkOrder(standing.order());
        row.setRaised(standing.raised());
        events.append(MODULE, row.getDevice(), "fault-sent-for", null, Map.of("order", standing.order(), "unit", unit));
        announce.publishEvent(new TestCallsChanged());
    }

    /** No order could be raised: it waits for the hours of the agreement if its visit has a price now, else a person decides. */
    void refused(UUID id, Refused why) {
        var row = locked(id);
        if (why.code().startsWith("work.price") && !row.getWaitsHours()) {
            row.setWaitsHours(true);
        } else {
            row.setStuckWhy(row.getClearedAt() == null ? why.code() : "");
            row.setNextAt(null);
        }
        row.update();
    }

    @EventListener
    void on(WorkOrderClosed closed) {
        letGo(closed.order(), null);
    }

    @EventListener
    void on(WorkOrderCancelled cancelled) {
        letGo(cancelled.order(), cancelled.why().duplicateOf());
    }

    /** A fault that is said again after its order is over gets another one. */
    private void letGo(UUID order, @Nullable UUID remaining) {
        database.update(FAULT)
                .set(FAULT.WORK_ORDER, remaining)
                .set(FAULT.RAISED, false)
                .where(FAULT.WORK_ORDER.eq(order), FAULT.CLEARED_AT.isNull())
                .execute();
    }

    private FaultRecord locked(UUID id) {
        return database.selectFrom(FAULT).where(FAULT.ID.eq(id)).forUpdate().fetchSingle();
    }
}
