package throughline.alarm;

import static throughline.alarm.db.Tables.ALARM_;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.alarm.db.tables.records.AlarmRecord;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.kernel.Scope;
import throughline.kernel.Transactions;
import throughline.telephony.PlacedCalls;
import throughline.telephony.PlacedCalls.Heard;
import throughline.telephony.Purpose;

/**
 * Rings lifts whose call has gone away while people may be inside. Once the lift has picked up it is a call like one that it made itself:
 * it waits for an agent, before all others.
 */
@Component
class RingBacks {
    private static final Logger LOG = LoggerFactory.getLogger(RingBacks.class);

    private final DSLContext database;
    private final PlacedCalls calls;
    private final EventLog events;
    private final ApplicationEventPublisher announce;
    private final Transactions transactions;
    private final Ids ids;
    private final ExecutorService dialling = Executors.newThreadPerTaskExecutor(
            Scope.EVERYTHING.threads(Thread.ofVirtual().name("rings-back")));

    RingBacks(
            DSLContext database,
            PlacedCalls calls,
            EventLog events,
            ApplicationEventPublisher announce,
            Transactions transactions,
            Ids ids) {
        this.database = database;
        this.calls = calls;
        this.events = events;
        this.announce = announce;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** After the commit: a call that is placed cannot be taken back. What cannot be dialled now is tried again by the alarm itself. */
    void ring(AlarmRecord row) {
        var alarm = row.getId();
        var unit = row.getUnit();
        var phone = row.getPhone();
        var times = Map.of("times", row.getRungBack());
        transactions.afterCommit(() -> dialling.execute(() -> {
            var why = dial(alarm, phone);
            var data = new HashMap<String, Object>(times);
            data.putAll(why);
            transactions.run(() -> {
                events.append("alarm", alarm, why.isEmpty() ? "rung-back" : "not-rung", null, data);
                announce.publishEvent(new AlarmsChanged(unit));
            });
        }));
    }

    /** @return why it could not be done; empty when it rings */
    private Map<String, String> dial(UUID alarm, String phone) {
        var call = ids.next();
        try {
            calls.place(call, phone, Purpose.RING_BACK, null, heard -> hear(alarm, call, heard));
            return Map.of();
        } catch (Refused refused) {
            return Map.of("why", refused.code());
        } catch (RuntimeException fault) {
            LOG.error("The lift of alarm {} could not be rung; it is tried again", alarm, fault);
            return Map.of("why", "fault");
        }
    }

    /** Everyone may be out by the time that the lift picks up: then nobody needs to talk with it. */
    private void hear(UUID alarm, UUID call, Heard heard) {
        if (!(heard instanceof Heard.PickedUp)) {
            return;
        }
        boolean inside = database.fetchExists(ALARM_, ALARM_.ID.eq(alarm), ALARM_.STATE.in("raised", "acknowledged"));
        if (inside) {
            calls.toTheDesk(call);
        } else {
            calls.hangUp(call);
        }
    }
}
