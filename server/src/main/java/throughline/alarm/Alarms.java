package throughline.alarm;

import static throughline.alarm.db.Tables.ALARM_;
import static throughline.alarm.db.Tables.DEVICE;

import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.alarm.db.tables.records.AlarmRecord;
import throughline.asset.Units;
import throughline.kernel.Form;
import throughline.kernel.Refused;

/**
 * The front door to alarms of lifts. An alarm is one from the first press until the installation says that it is over: further presses
 * and calls belong to it. {@code by} is the user who does it.
 */
@Component
@Transactional
public class Alarms {
    private static final int LONGEST_REASON = 500;

    private final DSLContext database;
    private final AlarmRows rows;
    private final Progress progress;
    private final Helping help;
    private final Units units;
    private final ApplicationEventPublisher announce;
    private final InstantSource clock;

    Alarms(
            DSLContext database,
            AlarmRows rows,
            Progress progress,
            Helping help,
            Units units,
            ApplicationEventPublisher announce,
            InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.progress = progress;
        this.help = help;
        this.units = units;
        this.announce = announce;
        this.clock = clock;
    }

    /** She answers for it from now on. @throws Refused {@code alarm.no-such-alarm}, {@code alarm.is-over} */
    public OpenAlarm take(UUID id, UUID by) {
        var row = open(id);
        progress.taken(row, by);
        return get(id);
    }

    /**
     * Somebody is sent at once.
     *
     * @throws Refused {@code alarm.no-such-alarm}, {@code alarm.is-over}, {@code alarm.place-unknown} while nobody knows which lift it is
     */
    public OpenAlarm sendHelp(UUID id, UUID by) {
        help.lockOrderFor(rows.unitOf(id));
        var row = open(id);
        if (row.getUnit() == null) {
            throw new Refused("alarm.place-unknown", "Say first which lift it is.");
        }
        if (row.getWorkOrder() == null) {
            help.send(row, by);
        }
        progress.hear(row, new Heard.HelpSent());
        return get(id);
    }

    /**
     * Everyone is out, or nobody was inside. Where the installation has a word for the end of an alarm, that is waited for.
     *
     * @throws Refused {@code alarm.no-such-alarm}, {@code alarm.is-over}, {@code alarm.no-such-finding}, or what has to be done before
     */
    public OpenAlarm everyoneOut(UUID id, @Nullable String finding, UUID by) {
        var what = Finding.of(finding == null ? "" : finding);
        var row = open(id);
        announce.publishEvent(new AboutToBeOut(id, what, by));
        progress.found(row, what, by);
        return get(id);
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
        progress.ended(open(id), by, why);
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
            row.setPhone(of.phoneToRing());
        }
        if (row.getDevice() != null) {
            database.update(DEVICE)
                    .set(DEVICE.UNIT, unit)
                    .where(DEVICE.ID.eq(row.getDevice()), DEVICE.UNIT.isNull())
                    .execute();
        }
        row.update();
        progress.happened(row, "identified", by, Map.of("unit", unit, "number", of.number()));
        announce.publishEvent(new AlarmIdentified(id));
        progress.changed(row);
        return get(id);
    }

    /** Does what is due for one alarm. */
    void due(UUID id) {
        help.lockOrderFor(rows.unitOf(id));
        var row = rows.locked(id);
        if (row.getNextAt() != null && !row.getNextAt().toInstant().isAfter(clock.instant())) {
            progress.hear(row, new Heard.Tick());
        }
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
}
