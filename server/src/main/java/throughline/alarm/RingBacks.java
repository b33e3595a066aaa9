package throughline.alarm;

import static throughline.alarm.db.Tables.ALARM_;

import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
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
    private final Transactions transactions;
    private final Ids ids;

    RingBacks(DSLContext database, PlacedCalls calls, EventLog events, Transactions transactions, Ids ids) {
        this.database = database;
        this.calls = calls;
        this.events = events;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** After the commit: a call that is placed cannot be taken back. What cannot be dialled now is tried again by the alarm itself. */
    void ring(UUID alarm, String phone, int times) {
        events.append("alarm", alarm, "rung-back", null, Map.of("times", times));
        var call = ids.next();
        transactions.afterCommit(() -> {
            try {
                calls.place(call, phone, Purpose.RING_BACK, null, heard -> hear(alarm, call, heard));
            } catch (Refused refused) {
                LOG.warn("the lift of alarm {} could not be rung: {}", alarm, refused.code());
            }
        });
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
