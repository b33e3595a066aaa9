package throughline.alarm;

import static throughline.alarm.db.Tables.DEVICE;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.alarm.db.tables.records.AlarmRecord;
import throughline.kernel.EventLog;

/** How a locked alarm goes on: its {@link Course} says what comes next, and here that is kept, told and done. */
@Component
class Progress {
    private static final String MODULE = "alarm";
    private static final Duration OVERFLOW = Duration.ofSeconds(45);
    private static final Duration DECIDE = Duration.ofSeconds(60);
    static final Duration RING_BACK = Duration.ofSeconds(10);
    private static final Duration CHECK = Duration.ofMinutes(10);

    private final DSLContext database;
    private final Helping help;
    private final RingBacks ringBacks;
    private final EventLog events;
    private final ApplicationEventPublisher announce;
    private final InstantSource clock;

    Progress(
            DSLContext database,
            Helping help,
            RingBacks ringBacks,
            EventLog events,
            ApplicationEventPublisher announce,
            InstantSource clock) {
        this.database = database;
        this.help = help;
        this.ringBacks = ringBacks;
        this.events = events;
        this.announce = announce;
        this.clock = clock;
    }

    /** A person answers for it. */
    void taken(AlarmRecord row, UUID by) {
        boolean first = row.getTakenBy() == null
                || !row.getTakenBy().equals(by)
                || row.getState().equals("raised");
        hear(row, new Heard.Taken(by));
        if (row.getWorkOrder() != null) {
            hear(row, new Heard.HelpSent());
        }
        if (first) {
            happened(row, "acknowledged", by, Map.of());
            announce.publishEvent(new AlarmTaken(row.getId(), by));
        }
    }

    /** Everyone is out. Where the installation has a word for the end, that is waited for. @param by null where the technician said so */
    void found(AlarmRecord row, Finding finding, @Nullable UUID by) {
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

    /** @param by null where the lift said so */
    void ended(AlarmRecord row, @Nullable UUID by, String reason) {
        row.setEndedBy(by);
        row.setEndReason(reason);
        hear(row, new Heard.Ended());
        happened(row, "ended", by, Map.of("reason", reason));
    }

    /** Moves it along its course, does what that asks for and keeps it. */
    void hear(AlarmRecord row, Heard heard) {
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
                case RING_BACK -> ringBacks.ring(row);
                case LET_GO -> help.letGo(row);
            }
        }
        row.update();
        changed(row);
    }

    private Course course(AlarmRecord row) {
        return course(!row.getPhone().isEmpty());
    }

    Course course(boolean hasNumber) {
        return new Course(OVERFLOW, DECIDE, RING_BACK, CHECK, hasNumber);
    }

    /** Screens show it anew. */
    void changed(AlarmRecord row) {
        announce.publishEvent(new AlarmsChanged(row.getUnit()));
    }

    void happened(AlarmRecord row, String kind, @Nullable UUID by, Map<String, ?> data) {
        events.append(MODULE, row.getId(), kind, by, data);
    }
}
