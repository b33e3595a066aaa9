package throughline.procedure;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import throughline.alarm.AlarmBook;
import throughline.alarm.OpenAlarm;
import throughline.dispatch.Leads;
import throughline.kernel.Beat;
import throughline.kernel.EventLog;
import throughline.kernel.Transactions;
import throughline.procedure.db.tables.records.RunRecord;

/** Sees that nobody who may be shut in is forgotten, one transaction for each: one that fails holds up no other. */
@Component
class RunsDue extends Beat {
    private static final Logger LOG = LoggerFactory.getLogger(RunsDue.class);
    private static final int AT_ONCE = 200;
    private static final List<String> INSIDE = List.of("raised", "acknowledged");

    private final RunRows rows;
    private final AlarmBook alarms;
    private final Consequences consequences;
    private final Leads leads;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    RunsDue(
            RunRows rows,
            AlarmBook alarms,
            Consequences consequences,
            Leads leads,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        super("guides");
        this.rows = rows;
        this.alarms = alarms;
        this.consequences = consequences;
        this.leads = leads;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    protected void look() {
        rows.due(clock.instant(), AT_ONCE).forEach(this::due);
    }

    private void due(UUID alarm) {
        try {
            transactions.run(() -> lookAt(alarm));
        } catch (RuntimeException fault) {
            LOG.error("The guide of alarm {} could not go on; it is tried again", alarm, fault);
        }
    }

    private void lookAt(UUID id) {
        var row = rows.locked(id);
        if (row == null || row.getLooksAt() == null) {
            return;
        }
        var alarm = alarms.get(id);
        if (INSIDE.contains(alarm.state())) {
            tellWhoLeads(row, alarm);
            consequences.follow(row, alarm);
        } else {
            row.setLooksAt(null);
            row.update();
        }
    }

    /** Nobody has talked with them in time. */
    private void tellWhoLeads(RunRecord row, OpenAlarm alarm) {
        var missedAt = rows.run(row).missedAt();
        if (missedAt == null || missedAt.isAfter(clock.instant())) {
            return;
        }
        row.setMissed(row.getMissed() + 1);
        row.update();
        var told = alarm.order() == null
                ? List.<String>of()
                : leads.hearOfSilence(
                        alarm.order(), alarm.number(), row.getSpokeAt().toInstant(), row.getMissed());
        events.append("procedure", alarm.id(), "check-missed", null, Map.of("times", row.getMissed(), "told", told));
        consequences.changed(alarm);
    }
}
