package throughline.procedure;

import static throughline.procedure.RunRows.utc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.alarm.AlarmsChanged;
import throughline.alarm.OpenAlarm;
import throughline.kernel.EventLog;
import throughline.procedure.db.tables.records.RunRecord;
import throughline.work.OrderBook;
import throughline.work.WorkOrder;
import throughline.work.WorkOrders;

/** What follows from how far an alarm has come: how grave it is, how urgent its order is, and whether the rescue service is to be decided on. */
@Component
class Consequences {
    private static final String MODULE = "procedure";

    /** Help may come, or not come, at any time: so often it is looked at again. */
    private static final Duration LOOK = Duration.ofSeconds(15);

    private static final int WORST = 0;

    private final RunRows rows;
    private final OrderBook orders;
    private final WorkOrders work;
    private final EventLog events;
    private final ApplicationEventPublisher announce;
    private final InstantSource clock;

    Consequences(
            RunRows rows,
            OrderBook orders,
            WorkOrders work,
            EventLog events,
            ApplicationEventPublisher announce,
            InstantSource clock) {
        this.rows = rows;
        this.orders = orders;
        this.work = work;
        this.events = events;
        this.announce = announce;
        this.clock = clock;
    }

    Help helpFor(OpenAlarm alarm) {
        return Help.of(orderOf(alarm));
    }

    private @Nullable WorkOrder orderOf(OpenAlarm alarm) {
        return alarm.order() == null ? null : orders.get(alarm.order());
    }

    /** Keeps what follows now, and when to look again. */
    void follow(RunRecord row, OpenAlarm alarm) {
        var now = clock.instant();
        var order = orderOf(alarm);
        var help = Help.of(order);
        var triage = rows.run(row).triage(help, now);
        boolean moved = !triage.word().equals(row.getTriage());
        if (moved) {
            row.setTriage(triage.word());
            row.setTriageAt(utc(now));
            happened(row, "triaged", Map.of("triage", triage.word()));
        }
        if (triage.needsRescueAtOnce() && order != null && order.isOpen() && order.urgency() > WORST) {
            work.urgency(order.id(), WORST, triage.word(), null);
        }
        var run = rows.run(row);
        var due = run.newlyDue(help, now);
        due.forEach(prompt -> {
            rows.asks(row.getAlarm(), prompt);
            happened(row, "rescue-due", Map.of("why", prompt.why().word()));
        });
        if (row.getLooksAt() != null) {
            row.setLooksAt(utc(earliest(rows.run(row).next(help), now.plus(LOOK))));
        }
        row.update();
        if (moved || !due.isEmpty()) {
            changed(alarm);
        }
    }

    void changed(OpenAlarm alarm) {
        announce.publishEvent(new AlarmsChanged(alarm.unit()));
    }

    private void happened(RunRecord row, String kind, Map<String, ?> data) {
        events.append(MODULE, row.getAlarm(), kind, null, data);
    }

    private static Instant earliest(@Nullable Instant one, Instant other) {
        return one != null && one.isBefore(other) ? one : other;
    }
}
