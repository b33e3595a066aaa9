package throughline.alarm;

import static throughline.alarm.AlarmRows.utc;
import static throughline.alarm.db.Tables.ALARM_;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.alarm.db.tables.records.AlarmRecord;
import throughline.asset.Units;
import throughline.kernel.Ids;

/** What a lift makes known itself: somebody pressed, it rings, it says that it is over, and what is said when somebody talks with it. */
@Component
@Transactional
class FromTheLift {
    private final DSLContext database;
    private final AlarmRows rows;
    private final Progress progress;
    private final Units units;
    private final Ids ids;
    private final InstantSource clock;

    FromTheLift(DSLContext database, AlarmRows rows, Progress progress, Units units, Ids ids, InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.progress = progress;
        this.units = units;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Somebody pressed the button: a new alarm, or the same again.
     *
     * @param phone where the device says that it can be rung, E.164; empty where it does not
     * @param at when that was said, earlier than now where it was spooled
     */
    UUID pressed(UUID device, @Nullable UUID unit, String phone, Instant at) {
        var entered = unit == null ? "" : units.get(unit).phoneToRing();
        return openOrNew(device, unit, entered.isEmpty() ? phone : entered, at).getId();
    }

    /** Whether an alarm of this device goes on in which, as far as is known, people are inside. */
    boolean callsForHelp(UUID device) {
        return database.fetchExists(ALARM_, ALARM_.DEVICE.eq(device), ALARM_.STATE.in("raised", "acknowledged"));
    }

    /**
     * A lift rings: its call belongs to the alarm that is open for it, or begins one.
     *
     * @param unit null where several lifts share the number
     * @param phone it rings from, E.164
     */
    void rings(UUID contact, @Nullable UUID unit, String phone) {
        var row = openOrNew(null, unit, phone, clock.instant());
        if (!contact.equals(row.getContact())) {
            row.setContact(contact);
            row.setSaidInside(null);
        }
        progress.hear(row, new Heard.Rings());
        progress.happened(row, "rings", null, Map.of("contact", contact));
    }

    private AlarmRecord openOrNew(@Nullable UUID device, @Nullable UUID unit, String phone, Instant now) {
        rows.oneAtATime(Stream.of(device, unit, phone).filter(Objects::nonNull).map(Object::toString));
        var ofDevice = device == null ? null : rows.openWhere(ALARM_.DEVICE.eq(device));
        var open = ofDevice == null ? rows.openWhere(itsOwn(unit, phone)) : ofDevice;
        if (open == null) {
            return raised(device, unit, phone, now);
        }
        if (open.getDevice() == null) {
            open.setDevice(device);
        }
        if (open.getUnit() == null) {
            open.setUnit(unit);
        }
        if (open.getPhone().isEmpty()) {
            open.setPhone(phone);
        }
        // The press and the call that it makes come in the same moment and are one; what we rang ourselves is none.
        boolean weRang = device == null && open.getRungBack() > 0;
        if (!weRang && open.getPressedAt().toInstant().plus(Progress.RING_BACK).isBefore(now)) {
            open.setPresses(open.getPresses() + 1);
            open.setPressedAt(utc(now));
            progress.happened(open, "pressed-again", null, Map.of("presses", open.getPresses()));
        }
        if (!weRang) {
            open.setSaidOverAt(null);
        }
        progress.hear(open, new Heard.Pressed());
        return open;
    }

    private static Condition itsOwn(@Nullable UUID unit, String phone) {
        var ofUnit = unit == null ? DSL.falseCondition() : ALARM_.UNIT.eq(unit);
        var ofPhone = phone.isEmpty()
                ? DSL.falseCondition()
                : ALARM_.PHONE.eq(phone).and(unit == null ? DSL.noCondition() : ALARM_.UNIT.isNull());
        return ofUnit.or(ofPhone);
    }

    private AlarmRecord raised(@Nullable UUID device, @Nullable UUID unit, String phone, Instant now) {
        var row = rows.fresh();
        row.setId(ids.next());
        row.setDevice(device);
        row.setUnit(unit);
        row.setPhone(phone);
        row.setRaisedAt(utc(now));
        row.setPressedAt(utc(now));
        row.setPresses(1);
        row.setOverflows(0);
        AlarmRows.enter(row, progress.course(!phone.isEmpty()).raised(now), now);
        row.insert();
        row.refresh();
        var data = new HashMap<String, Object>(Map.of("number", row.getNumber()));
        if (unit != null) {
            data.put("unit", unit);
        }
        progress.happened(row, "raised", null, data);
        progress.changed(row);
        return row;
    }

    /**
     * Said at the lift: it is over. A device may say so when the button springs back, so it counts once a person has looked after the
     * alarm. Nothing happens where nothing is open.
     */
    void endedAtLift(UUID device, @Nullable UUID unit) {
        var open = rows.openWhere(ALARM_.DEVICE.eq(device).or(itsOwn(unit, "")));
        if (open == null || open.getSaidOverAt() != null) {
            return;
        }
        open.setSaidOverAt(utc(clock.instant()));
        if (AlarmRows.state(open) instanceof Alarm.EveryoneOut) {
            progress.ended(open, null, "");
        } else {
            open.update();
            progress.happened(open, "said-over", null, Map.of());
            progress.changed(open);
        }
    }

    /** An agent answered its call. */
    void answered(UUID contact, UUID agent) {
        var open = rows.openWhere(ALARM_.CONTACT.eq(contact));
        if (open != null) {
            progress.taken(open, agent);
        }
    }

    boolean hasCall(UUID contact) {
        return database.fetchExists(ALARM_, ALARM_.CONTACT.eq(contact));
    }

    /**
     * Whoever talks with a lift wrote into the request of that call whether people are trapped: said once, it counts once. A yes that takes
     * no word back is for the record.
     *
     * @param inside whether somebody is
     */
    void heardOfSafety(UUID contact, boolean inside, UUID by) {
        var row = rows.ofCall(contact);
        if (row == null || Boolean.valueOf(inside).equals(row.getSaidInside())) {
            return;
        }
        boolean before = row.getSaidInside() != null;
        row.setSaidInside(inside);
        boolean over = row.getEndedAt() != null;
        if (inside && before && over) {
            row.update();
            rings(contact, row.getUnit(), row.getPhone());
            answered(contact, by);
        } else if (inside && before) {
            progress.hear(row, new Heard.Pressed());
            progress.taken(row, by);
        } else if (!inside && AlarmRows.state(row).peopleInside()) {
            progress.found(row, Finding.INFORMATION, by);
        } else {
            row.update();
        }
    }

    /** Its call has gone away. */
    void wentSilent(UUID contact) {
        var open = rows.openWhere(ALARM_.CONTACT.eq(contact));
        if (open != null) {
            progress.hear(open, new Heard.VoiceEnded());
            progress.happened(open, "voice-ended", null, Map.of("contact", contact));
        }
    }
}
