package throughline.alarm;

import static org.jooq.impl.DSL.noCondition;
import static throughline.alarm.db.Tables.DEVICE;
import static throughline.alarm.db.Tables.SIGNAL;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.alarm.db.tables.records.DeviceRecord;
import throughline.asset.Units;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Lane;
import throughline.kernel.Transactions;

/**
 * The front door for receivers of alarms: what a device said is kept when this returns, and may be acknowledged then. Kept is committed;
 * while the database does not answer it is on this disk.
 */
@Component
public class Signals {
    private static final String MODULE = "alarm";
    /** An alarm that came through proves that others will. */
    private static final Set<Signal.Kind> PROVE_THE_LINE =
            EnumSet.of(Signal.Kind.TEST_OK, Signal.Kind.TEST_FAILED, Signal.Kind.ALARM_RAISED);

    private static final Duration SAID_AGAIN = Duration.ofHours(1);

    private final DSLContext database;
    private final Units units;
    private final FromTheLift lift;
    private final TestCalls tests;
    private final SignalSpool spool;
    private final Transactions transactions;
    private final OnTest onTest;
    private final Faults faults;
    private final EventLog events;
    private final Ids ids;
    private final InstantSource clock;

    Signals(
            DSLContext database,
            Units units,
            FromTheLift lift,
            TestCalls tests,
            SignalSpool spool,
            Transactions transactions,
            OnTest onTest,
            Faults faults,
            EventLog events,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.units = units;
        this.lift = lift;
        this.tests = tests;
        this.spool = spool;
        this.transactions = transactions;
        this.onTest = onTest;
        this.faults = faults;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Durable when it returns, within little more than a second; inside a transaction of the caller's, when that is committed. No device is
     * refused: one that nobody knows may have somebody inside.
     *
     * @throws RuntimeException it is not kept and must not be acknowledged; so it is with a heartbeat while the database is away
     */
    public Receipt receive(Signal signal) {
        return receive(signal, Again.THE_LATEST);
    }

    /**
     * The same where the wire says that the message may have come before, as MQTT does: then it is the same as any of the last hour with its
     * key, also when the device has said something else since.
     */
    public Receipt receiveAgain(Signal signal) {
        return receive(signal, Again.ANY);
    }

    /** Of what it may be a repetition. */
    private enum Again {
        THE_LATEST,
        ANY
    }

    private Receipt receive(Signal signal, Again of) {
        var one = new Spooled(ids.next(), clock.instant(), signal);
        if (transactions.isInside()) {
            return take(one, of);
        }
        Supplier<Receipt> taking = () -> Lane.ALARMS.call(() -> transactions.in(() -> take(one, of)));
        return signal.kind() == Signal.Kind.HEARTBEAT ? taking.get() : spool.receive(one, taking);
    }

    /** Takes in what {@link #receive} could only spool; nothing when it was taken in after all, by a commit whose answer never came. */
    void takeSpooled(Spooled one) {
        Lane.ALARMS.call(() -> transactions.in(() -> isKept(one) ? null : take(one, Again.THE_LATEST)));
    }

    private boolean isKept(Spooled one) {
        return database.fetchExists(SIGNAL, SIGNAL.ID.eq(one.id()));
    }

    private Receipt take(Spooled one, Again of) {
        var signal = one.signal();
        var at = one.at().atOffset(ZoneOffset.UTC);
        var device = heard(signal, at);
        if (signal.kind() == Signal.Kind.HEARTBEAT) {
            return new Receipt(device.getId(), device.getUnit(), false);
        }
        boolean again = saidAgain(device, signal, of, at);
        if (!again) {
            keep(one.id(), device, signal, at);
        }
        tell(device, one, again);
        return new Receipt(device.getId(), device.getUnit(), again);
    }

    /** What is said again is no second press of an alarm that goes on; one that is over begins anew. */
    private void tell(DeviceRecord device, Spooled one, boolean again) {
        var kind = one.signal().kind();
        if (!again && device.getUnit() != null && PROVE_THE_LINE.contains(kind)) {
            tests.heard(device.getUnit(), kind != Signal.Kind.TEST_FAILED);
        }
        if (kind == Signal.Kind.ALARM_RAISED) {
            boolean counts = !again || !lift.callsForHelp(device.getId());
            if (counts && !onTest.takes(device.getId(), device.getUnit())) {
                lift.pressed(device.getId(), device.getUnit(), one.signal().phone(), one.at());
            }
        } else if (kind == Signal.Kind.ALARM_ENDED) {
            lift.endedAtLift(device.getId(), device.getUnit());
        }
    }

    /** Its row is held until the end of the transaction: what one device says is taken in one after the other. */
    private DeviceRecord heard(Signal signal, OffsetDateTime now) {
        var row = database.insertInto(DEVICE)
                .set(DEVICE.ID, ids.next())
                .set(DEVICE.WIRE, signal.wire())
                .set(DEVICE.IDENT, signal.ident())
                .set(DEVICE.FIRST_HEARD_AT, now)
                .set(DEVICE.LAST_HEARD_AT, now)
                .onConflict(DEVICE.WIRE, DEVICE.IDENT)
                .doUpdate()
                .set(DEVICE.LAST_HEARD_AT, DSL.greatest(DEVICE.LAST_HEARD_AT, DSL.val(now)))
                .returning()
                .fetchSingle();
        if (row.getUnit() == null) {
            var unit = only(units.withAlarmDevice(signal.wire(), signal.ident()));
            if (unit != null) {
                row.setUnit(unit);
                row.update();
            }
        }
        return row;
    }

    private static @Nullable UUID only(List<UUID> units) {
        return units.size() == 1 ? units.getFirst() : null;
    }

    /** A device that says the same again did not hear our answer; after something else it means it anew. */
    private boolean saidAgain(DeviceRecord device, Signal signal, Again of, OffsetDateTime now) {
        var before = database.select(SIGNAL.ID, SIGNAL.KEY)
                .from(SIGNAL)
                .where(SIGNAL.DEVICE.eq(device.getId()), SIGNAL.RECEIVED_AT.gt(now.minus(SAID_AGAIN)))
                .and(of == Again.ANY ? SIGNAL.KEY.eq(signal.key()) : noCondition())
                .orderBy(SIGNAL.RECEIVED_AT.desc(), SIGNAL.ID.desc())
                .limit(1)
                .fetchOne();
        if (before == null || !before.value2().equals(signal.key())) {
            return false;
        }
        database.update(SIGNAL)
                .set(SIGNAL.REPEATS, SIGNAL.REPEATS.plus(1))
                .where(SIGNAL.ID.eq(before.value1()))
                .execute();
        return true;
    }

    /** What we say of a device ourselves, which is not to say that it was heard. In the caller's transaction. */
    void keep(DeviceRecord device, Signal signal, OffsetDateTime now) {
        keep(ids.next(), device, signal, now);
    }

    private void keep(UUID id, DeviceRecord device, Signal signal, OffsetDateTime now) {
        var row = database.newRecord(SIGNAL);
        row.setId(id);
        row.setDevice(device.getId());
        row.setKind(signal.kind().word());
        row.setSpot(signal.spot().word());
        row.setCode(signal.code());
        row.setWords(signal.words());
        row.setKey(signal.key());
        row.setOccurredAt(
                signal.occurredAt() == null ? null : signal.occurredAt().atOffset(ZoneOffset.UTC));
        row.setReceivedAt(now);
        row.setRaw(signal.raw());
        row.insert();
        events.append(MODULE, device.getId(), signal.kind().word(), null, Map.of("signal", row.getId()));
        faults.said(device, signal, now);
    }
}
