package throughline.alarm;

import static throughline.alarm.db.Tables.DEVICE;

import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door for wires that notice by themselves that a device has gone, before anybody waits for it in vain. It is missed from then on,
 * as one that was silent for too long is, until it is heard.
 */
@Component
@Transactional
public class LostLinks {
    private final DSLContext database;
    private final Signals signals;
    private final InstantSource clock;

    LostLinks(DSLContext database, Signals signals, InstantSource clock) {
        this.database = database;
        this.signals = signals;
        this.clock = clock;
    }

    /** Durable when it returns. Once for each time that it goes; of one that never said anything nothing is written. */
    public void lost(String wire, String ident) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var device = database.selectFrom(DEVICE)
                .where(DEVICE.WIRE.eq(wire), DEVICE.IDENT.eq(ident), DEVICE.SILENT_SINCE.isNull())
                .forUpdate()
                .fetchOne();
        if (device != null) {
            device.setSilentSince(now);
            device.update();
            signals.keep(device, SilentDevices.path(device, Signal.Kind.FAULT_RAISED, now), now);
        }
    }
}
