package throughline.alarm;

import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.val;
import static throughline.alarm.db.Tables.DEVICE;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.alarm.db.tables.records.DeviceRecord;
import throughline.kernel.Beat;
import throughline.kernel.Transactions;

/** Misses devices that are silent for too long, once each, until they are heard again. Nobody is missed for the time in which we were away. */
@Component
class SilentDevices extends Beat {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int SOME = 100;

    private final DSLContext database;
    private final Transactions transactions;
    private final Signals signals;
    private final InstantSource clock;
    private volatile @Nullable Instant hereSince;
    private Instant next = Instant.MIN;

    SilentDevices(DSLContext database, Transactions transactions, Signals signals, InstantSource clock) {
        super("silent-devices");
        this.database = database;
        this.transactions = transactions;
        this.signals = signals;
        this.clock = clock;
    }

    @Override
    public void start() {
        hereSince = clock.instant();
        super.start();
    }

    @Override
    protected void look() {
        var now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(PAUSE);
        while (transactions.in(() -> miss(now.atOffset(ZoneOffset.UTC)))) {
            continue;
        }
        while (transactions.in(() -> welcome(now.atOffset(ZoneOffset.UTC)))) {
            continue;
        }
    }

    private boolean miss(OffsetDateTime now) {
        var here = requireNonNull(hereSince).atOffset(ZoneOffset.UTC);
        var silent = some(DEVICE.POLL_SECONDS
                .isNotNull()
                .and(DEVICE.SILENT_SINCE.isNull())
                .and(condition(
                        "greatest({0}, {1}) < {2} - {3} * interval '1 second'",
                        DEVICE.LAST_HEARD_AT, val(here), val(now), DEVICE.POLL_SECONDS)));
        for (var device : silent) {
            device.setSilentSince(now);
            device.update();
            signals.keep(device, path(device, Signal.Kind.FAULT_RAISED, now), now);
        }
        return silent.isNotEmpty();
    }

    private boolean welcome(OffsetDateTime now) {
        var heard = some(DEVICE.SILENT_SINCE.lt(DEVICE.LAST_HEARD_AT));
        for (var device : heard) {
            device.setSilentSince(null);
            device.update();
            signals.keep(device, path(device, Signal.Kind.FAULT_CLEARED, now), now);
        }
        return heard.isNotEmpty();
    }

    private Result<DeviceRecord> some(Condition which) {
        return database.selectFrom(DEVICE)
                .where(which)
                .orderBy(DEVICE.ID)
                .limit(SOME)
                .forUpdate()
                .skipLocked()
                .fetch();
    }

    /** What we write ourselves of a device when it has gone, and when it is back. */
    static Signal path(DeviceRecord device, Signal.Kind kind, OffsetDateTime now) {
        return new Signal(
                device.getWire(),
                device.getIdent(),
                kind,
                Signal.Spot.UNKNOWN,
                Polls.PATH,
                "",
                now.toInstant(),
                "%s %s %s".formatted(Polls.PATH, kind.word(), now.toInstant()),
                "");
    }
}
