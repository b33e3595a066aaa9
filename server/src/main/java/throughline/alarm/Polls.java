package throughline.alarm;

import static throughline.alarm.db.Tables.DEVICE;

import java.util.HashMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Refused;

/**
 * The front door to how often devices have to be heard. One that was silent for longer is in trouble with its path until it says
 * something: a {@link Signal.Kind#FAULT_RAISED} with the code {@link #PATH}, and then a {@link Signal.Kind#FAULT_CLEARED}.
 */
@Component
@Transactional
public class Polls {
    /** The code of the signals that we write ourselves when a device is silent. */
    public static final String PATH = "path";

    private final DSLContext database;
    private final EventLog events;

    Polls(DSLContext database, EventLog events) {
        this.database = database;
        this.events = events;
    }

    /** Within how many seconds it has to be heard; null where nobody waits for it, or nobody has heard it. */
    @Transactional(readOnly = true)
    public @Nullable Integer secondsOf(String wire, String ident) {
        return database.select(DEVICE.POLL_SECONDS)
                .from(DEVICE)
                .where(DEVICE.WIRE.eq(wire), DEVICE.IDENT.eq(ident))
                .fetchOne(DEVICE.POLL_SECONDS);
    }

    /** @throws Refused {@code alarm.no-such-device} for one that never said anything, or with the field that is wrong */
    public void expect(String wire, String ident, PollForm form, @Nullable UUID by) {
        var seconds = form.read();
        var row = database.selectFrom(DEVICE)
                .where(DEVICE.WIRE.eq(wire), DEVICE.IDENT.eq(ident))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> new Refused("alarm.no-such-device", "No device of this name has been heard."));
        var before = row.getPollSeconds();
        row.setPollSeconds(seconds);
        row.update();
        var data = new HashMap<String, @Nullable Integer>();
        data.put("before", before);
        data.put("after", seconds);
        events.append("alarm", row.getId(), "poll-changed", by, data);
    }
}
