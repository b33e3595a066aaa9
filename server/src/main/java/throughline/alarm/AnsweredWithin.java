package throughline.alarm;

import static throughline.alarm.db.Tables.ANSWERED_WITHIN;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;

/** The front door to the peers of SCAIP that expect our document within the SIP response. All others get a MESSAGE of our own. */
@Component
@Transactional
public class AnsweredWithin {
    private static final int MOST = 1_000;

    private final DSLContext database;
    private final EventLog events;
    private final Ids ids;

    AnsweredWithin(DSLContext database, EventLog events, Ids ids) {
        this.database = database;
        this.events = events;
        this.ids = ids;
    }

    /** Their IP addresses. */
    @Transactional(readOnly = true)
    public List<String> peers() {
        return database.select(ANSWERED_WITHIN.PEER)
                .from(ANSWERED_WITHIN)
                .orderBy(ANSWERED_WITHIN.PEER)
                .limit(MOST)
                .fetch(ANSWERED_WITHIN.PEER);
    }

    /** @param peer an IP address as Java writes it */
    @Transactional(readOnly = true)
    public boolean holds(String peer) {
        return database.fetchExists(ANSWERED_WITHIN, ANSWERED_WITHIN.PEER.eq(peer));
    }

    /**
     * From now on this peer is answered so.
     *
     * @param by the user who says so
     * @throws Refused {@code alarm.peer-address} for what is no IP address
     */
    public void set(String peer, boolean within, @Nullable UUID by) {
        var address = read(peer);
        if (within == holds(address)) {
            return;
        }
        if (within) {
            database.insertInto(ANSWERED_WITHIN)
                    .set(ANSWERED_WITHIN.ID, ids.next())
                    .set(ANSWERED_WITHIN.PEER, address)
                    .onConflictDoNothing()
                    .execute();
        } else {
            database.deleteFrom(ANSWERED_WITHIN)
                    .where(ANSWERED_WITHIN.PEER.eq(address))
                    .execute();
        }
        events.append("alarm", ids.next(), "answer-style-changed", by, Map.of("peer", address, "within", within));
    }

    private static String read(String peer) {
        try {
            return InetAddress.ofLiteral(peer.strip()).getHostAddress();
        } catch (IllegalArgumentException noAddress) {
            throw new Refused("alarm.peer-address", "\"{0}\" is not an IP address such as 192.0.2.7.", peer);
        }
    }
}
