package throughline.alarm;

import static throughline.alarm.AlarmRows.utc;
import static throughline.alarm.db.Tables.ALARM_;
import static throughline.alarm.db.Tables.DEVICE;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.alarm.db.tables.records.AlarmRecord;
import throughline.asset.Units;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.work.WorkOrder;

/**
 * The front door to alarms of lifts. An alarm is one from the first press until the installation says that it is over: further presses
 * and calls belong to it. {@code by} is the user who does it.
 */
@Component
@Transactional
public class Alarms {
    private static final String MODULE = "alarm";
    private static final Duration OVERFLOW = Duration.ofSeconds(45);
    private static final Duration DECIDE = Duration.ofSeconds(60);
    private static final Duration RING_BACK = Duration.ofSeconds(10);
    private static final Duration CHECK = Duration.ofMinutes(10);
    private static final int LONGEST_REASON = 500;

    private final DSLContext database;
    private final AlarmRows rows;
    private final Helping help;
    private final RingBacks ringBacks;
    private final Units units;
    private final EventLog events;
    private final ApplicationEventPublisher announce;
    private final Ids ids;
    private final InstantSource clock;

    Alarms(
            DSLContext database,
            AlarmRows rows,
            Helping help,
            RingBacks ringBacks,
            Units units,
            EventLog events,
            ApplicationEventPublisher announce,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.help = help;
        this.ringBacks = ringBacks;
        this.units = units;
        this.events = events;
        this.announce = announce;
        this.ids = ids;
        this.clock = clock;
    }

    /** Somebody pressed the button: a new alarm, or the same again. */
    UUID pressed(UUID device, @Nullable UUID unit) {
        var row = openOrNew(device, unit, unit == null ? "" : phoneOf(unit));
        return row.getId();
    }

    /**
     * A lift rings: its call belongs to the alarm that is open for it, or begins one.
     *
     * @param unit null where several lifts share the number
     * @param phone it rings from, E.164
     */
    void rings(UUID contact, @Nullable UUID unit, String phone) {
        var row = openOrNew(null, unit, phone);
        row.setContact(contact);
        if (row.getPhone().isEmpty()) {
            row.setPhone(phone);
        }
        hear(row, new Heard.Rings());
        happened(row, "rings", null, Map.of("contact", contact));
    }

    private AlarmRecord openOrNew(@Nullable UUID device, @Nullable UUID unit, String phone) {
        rows.oneAtATime(unit == null ? phone + device : unit.toString());
        var now = clock.instant();
        var open = rows.openWhere(itsOwn(device, unit, phone));
        if (open == null) {
            return raised(device, unit, phone, now);
        }
        if (device != null && open.getDevice() == null) {
            open.setDevice(device);
        }
        // The press and the call that it makes come in the same moment and are one; what we rang ourselves is none.
        boolean weRang = open.getRungBack() > 0;
        if (!weRang && open.getPressedAt().toInstant().plus(RING_BACK).isBefore(now)) {
            open.setPresses(open.getPresses() + 1);
            open.setPressedAt(utc(now));
            happened(open, "pressed-again", null, Map.of("presses", open.getPresses()));
        }
        if (!weRang) {
            open.setSaidOverAt(null);
        }
        hear(open, new Heard.Pressed());
        return open;
    }

    private static Condition itsOwn(@Nullable UUID device, @Nullable UUID unit, String phone) {
        var ofDevice = device == null ? DSL.falseCondition() : ALARM_.DEVICE.eq(device);
        var ofUnit = unit == null ? DSL.falseCondition() : ALARM_.UNIT.eq(unit);
        var ofPhone = unit != null || phone.isEmpty() ? DSL.falseCondition() : ALARM_.PHONE.eq(phone);
        return ofDevice.or(ofUnit).or(ofPhone);
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
        AlarmRows.enter(row, course(row).raised(now), now);
        row.insert();
        row.refresh();
        var data = new HashMap<String, Object>(Map.of("number", row.getNumber()));
        if (unit != null) {
            data.put("unit", unit);
        }
        happened(row, "raised", null, data);
        changed(row);
        return row;
    }

    /**
     * Said at the lift: it is over. A device may say so when the button springs back, so it counts once a person has looked after the
     * alarm. Nothing happens where nothing is open.
     */
    void endedAtLift(UUID device) {
        var open = rows.openWhere(ALARM_.DEVICE.eq(device));
        if (open == null) {
            return;
        }
        open.setSaidOverAt(utc(clock.instant()));
        if (AlarmRows.state(open) instanceof Alarm.EveryoneOut) {
            ended(open, null, "");
        } else {
            open.update();
            happened(open, "said-over", null, Map.of());
            changed(open);
        }
    }

    /** An agent answered its call. */
    void answered(UUID contact, UUID agent) {
        var open = rows.openWhere(ALARM_.CONTACT.eq(contact));
        if (open != null) {
            taken(open, agent);
            hear(open, new Heard.Rings());
        }
    }

    /** Its call has gone away. */
    void wentSilent(UUID contact) {
        var open = rows.openWhere(ALARM_.CONTACT.eq(contact));
        if (open != null) {
            hear(open, new Heard.VoiceEnded());
            happened(open, "voice-ended", null, Map.of("contact", contact));
        }
    }

    /** She answers for it from now on. @throws Refused {@code alarm.no-such-alarm}, {@code alarm.is-over} */
    public OpenAlarm take(UUID id, UUID by) {
        var row = open(id);
        taken(row, by);
        return get(id);
    }

    private void taken(AlarmRecord row, UUID by) {
        boolean first = row.getTakenBy() == null
                || !row.getTakenBy().equals(by)
                || row.getState().equals("raised");
        hear(row, new Heard.Taken(by));
        if (row.getWorkOrder() != null) {
            hear(row, new Heard.HelpSent());
        }
        if (first) {
            happened(row, "acknowledged", by, Map.of());
        }
    }

    /**
     * Somebody is sent at once.
     *
     * @throws Refused {@code alarm.no-such-alarm}, {@code alarm.is-over}, {@code alarm.place-unknown} while nobody knows which lift it is
     */
    public OpenAlarm sendHelp(UUID id, UUID by) {
        var row = open(id);
        if (row.getUnit() == null) {
            throw new Refused("alarm.place-unknown", "Say first which lift it is.");
        }
        help.send(row, by);
        hear(row, new Heard.HelpSent());
        return get(id);
    }

    /** An order stands for it; it cannot be over before the alarm is. */
    void helpedBy(WorkOrder order) {
        var unit = order.unit();
        var open = unit == null ? null : rows.openWhere(ALARM_.UNIT.eq(unit).and(ALARM_.WORK_ORDER.isNull()));
        if (open != null && !help.isOwn(order, open)) {
            help.binds(open, order.id());
            hear(open, new Heard.HelpSent());
            happened(open, "helped-by", null, Map.of("order", order.id(), "number", order.number()));
        }
    }

    /** Whoever came says that the people are out; a lift that has no word for it is over with that. */
    void releasedBy(UUID order) {
        var open = rows.openWhere(ALARM_.WORK_ORDER.eq(order));
        if (open != null) {
            found(open, Finding.RELEASED, null);
        }
    }

    /** The order of this alarm was a duplicate of another one, which stands for it now. */
    void movesTo(UUID order, UUID remaining) {
        var open = rows.openWhere(ALARM_.WORK_ORDER.eq(order));
        if (open != null) {
            help.letGo(open);
            help.binds(open, remaining);
            open.update();
        }
    }

    /**
     * Everyone is out, or nobody was inside. Where the installation has a word for the end of an alarm, that is waited for.
     *
     * @throws Refused {@code alarm.no-such-alarm}, {@code alarm.is-over}, {@code alarm.no-such-finding}
     */
    public OpenAlarm everyoneOut(UUID id, @Nullable String finding, UUID by) {
        var what = Finding.of(finding == null ? "" : finding);
        found(open(id), what, by);
        return get(id);
    }

    private void found(AlarmRecord row, Finding finding, @Nullable UUID by) {
        row.setFinding(finding.word());
        hear(row, new Heard.Out(by));
        happened(row, "everyone-out", by, Map.of("finding", finding.word()));
        var wire = row.getDevice() == null
                ? null
                : database.select(DEVICE.WIRE)
                        .from(DEVICE)
                        .where(DEVICE.ID.eq(row.getDevice()))
                        .fetchOne(DEVICE.WIRE);
        if (!AlarmRows.signalsEnd(wire)) {
            ended(row, by, "no-signal");
        } else if (row.getSaidOverAt() != null) {
            ended(row, null, "");
        }
    }

    /**
     * A supervisor answers for it that nobody is inside, though the installation has not said so.
     *
     * @throws Refused {@code alarm.no-such-alarm}, {@code alarm.is-over}, or that a reason is missing
     */
    public OpenAlarm override(UUID id, @Nullable String reason, UUID by) {
        var form = new Form();
        var why = form.text("reason", reason, LONGEST_REASON);
        form.accept();
        ended(open(id), by, why);
        return get(id);
    }

    /** Which lift it is. @throws Refused {@code alarm.no-such-alarm}, {@code alarm.is-over}, {@code asset.no-such-unit} */
    public OpenAlarm identify(UUID id, @Nullable UUID unit, UUID by) {
        if (unit == null) {
            throw new Refused("alarm.place-unknown", "Say first which lift it is.");
        }
        var of = units.get(unit);
        var row = open(id);
        row.setUnit(unit);
        if (row.getPhone().isEmpty()) {
            row.setPhone(phoneOf(unit));
        }
        row.update();
        happened(row, "identified", by, Map.of("unit", unit, "number", of.number()));
        changed(row);
        return get(id);
    }

    /** Does what is due for one alarm. */
    void due(UUID id) {
        var row = rows.locked(id);
        if (row.getNextAt() != null && !row.getNextAt().toInstant().isAfter(clock.instant())) {
            hear(row, new Heard.Tick());
        }
    }

    private void ended(AlarmRecord row, @Nullable UUID by, String reason) {
        row.setEndedBy(by);
        row.setEndReason(reason);
        hear(row, new Heard.Ended());
        happened(row, "ended", by, Map.of("reason", reason));
    }

    private void hear(AlarmRecord row, Heard heard) {
        var now = clock.instant();
        var next = course(row).hear(AlarmRows.state(row), heard, now);
        AlarmRows.enter(row, next.alarm(), now);
        for (var act : next.acts()) {
            switch (act) {
                case SEND_HELP -> {
                    if (row.getUnit() != null && row.getWorkOrder() == null) {
                        help.send(row, null);
                    }
                }
                case OVERFLOW -> {
                    var told = help.tellLeads(row);
                    happened(row, "overflowed", null, Map.of("times", row.getOverflows(), "told", told));
                }
                case RING_BACK -> ringBacks.ring(row.getId(), row.getPhone(), row.getRungBack());
                case LET_GO -> help.letGo(row);
            }
        }
        row.update();
        changed(row);
    }

    private Course course(AlarmRecord row) {
        return new Course(OVERFLOW, DECIDE, RING_BACK, CHECK, !row.getPhone().isEmpty());
    }

    private OpenAlarm get(UUID id) {
        return rows.fetch(ALARM_.ID.eq(id), 1).getFirst();
    }

    private AlarmRecord open(UUID id) {
        var row = rows.locked(id);
        if (row.getEndedAt() != null) {
            throw new Refused("alarm.is-over", "{0} is over.", row.getNumber());
        }
        return row;
    }

    private String phoneOf(UUID unit) {
        return units.get(unit).phones().stream().findFirst().orElse("");
    }

    private void changed(AlarmRecord row) {
        announce.publishEvent(new AlarmsChanged(row.getUnit()));
    }

    private void happened(AlarmRecord row, String kind, @Nullable UUID by, Map<String, ?> data) {
        events.append(MODULE, row.getId(), kind, by, data);
    }
}
