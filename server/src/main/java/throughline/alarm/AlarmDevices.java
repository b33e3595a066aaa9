package throughline.alarm;

import static throughline.alarm.db.Tables.ALARM_;
import static throughline.alarm.db.Tables.DEVICE;
import static throughline.alarm.db.Tables.FAULT;
import static throughline.alarm.db.Tables.SIGNAL;

import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.alarm.db.tables.records.DeviceRecord;
import throughline.asset.Units;
import throughline.kernel.EventLog;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;

/** The front door to devices that spoke and that nobody entered: a person says on which unit each is, or that it is none of ours. */
@Component
@Transactional
public class AlarmDevices {
    private static final String MODULE = "alarm";

    private final DSLContext database;
    private final Units units;
    private final EventLog events;

    AlarmDevices(DSLContext database, Units units, EventLog events) {
        this.database = database;
        this.units = units;
        this.events = events;
    }

    /** Nobody knows on which unit these are; what was heard last comes first. */
    @Transactional(readOnly = true)
    public Page<AlarmDevice> unknown(Slice slice) {
        var found = database.selectFrom(DEVICE)
                .where(DEVICE.UNIT.isNull(), slice.earlierInTime(DEVICE.LAST_HEARD_AT, DEVICE.ID))
                .orderBy(DEVICE.LAST_HEARD_AT.desc(), DEVICE.ID.desc())
                .limit(slice.limit() + 1)
                .fetch(row -> new AlarmDevice(
                        row.getId(),
                        row.getWire(),
                        row.getIdent(),
                        row.getUnit(),
                        row.getFirstHeardAt().toInstant(),
                        row.getLastHeardAt().toInstant()));
        return Page.of(found, slice, each -> Slice.Cursor.inTime(each.lastHeardAt(), each.id()));
    }

    /**
     * It is on this unit.
     *
     * @param by the user who says so
     * @throws Refused {@code alarm.no-such-device}, {@code alarm.place-unknown}, {@code asset.no-such-unit}
     */
    public void keep(UUID id, @Nullable UUID unit, UUID by) {
        if (unit == null) {
            throw new Refused("alarm.place-unknown", "Say first which lift it is.");
        }
        var number = units.get(unit).number();
        var row = unknownOne(id);
        row.setUnit(unit);
        row.update();
        events.append(MODULE, id, "device-kept", by, Map.of("unit", unit, "number", number));
    }

    /**
     * It is none of ours: it goes with everything that it said. Should it speak again it is there again.
     *
     * @throws Refused {@code alarm.no-such-device}; {@code alarm.device-called} where it called for help, which stays on record
     */
    public void delete(UUID id, UUID by) {
        var row = unknownOne(id);
        if (database.fetchExists(ALARM_, ALARM_.DEVICE.eq(id))) {
            throw new Refused("alarm.device-called", "It called for help, and that stays on record.");
        }
        database.deleteFrom(SIGNAL).where(SIGNAL.DEVICE.eq(id)).execute();
        database.deleteFrom(FAULT).where(FAULT.DEVICE.eq(id)).execute();
        row.delete();
        events.append(MODULE, id, "device-deleted", by, Map.of("wire", row.getWire(), "ident", row.getIdent()));
    }

    private DeviceRecord unknownOne(UUID id) {
        var row = database.selectFrom(DEVICE)
                .where(DEVICE.ID.eq(id), DEVICE.UNIT.isNull())
                .forUpdate()
                .fetchOne();
        if (row == null) {
            throw new Refused("alarm.no-such-device", "There is no such device that nobody knows.");
        }
        return row;
    }
}
