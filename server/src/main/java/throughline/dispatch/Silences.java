package throughline.dispatch;

import static java.util.Objects.requireNonNull;
import static throughline.dispatch.SearchRows.utc;
import static throughline.dispatch.db.Tables.SILENCE;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;

/** Who does not answer. After some offers without an answer a technician is not asked for a while; any answer ends it. */
@Component
class Silences {
    private final DSLContext database;
    private final EventLog events;

    Silences(DSLContext database, EventLog events) {
        this.database = database;
        this.events = events;
    }

    void noAnswer(UUID technician, UUID order, Habits habits, Instant now) {
        int tries = requireNonNull(database.insertInto(SILENCE)
                .set(SILENCE.TECHNICIAN, technician)
                .set(SILENCE.TRIES, 1)
                .set(SILENCE.LAST_AT, utc(now))
                .set(SILENCE.WORK_ORDER, order)
                .onConflict(SILENCE.TECHNICIAN)
                .doUpdate()
                .set(SILENCE.TRIES, SILENCE.TRIES.plus(1))
                .set(SILENCE.LAST_AT, utc(now))
                .set(SILENCE.WORK_ORDER, order)
                .returning(SILENCE.TRIES)
                .fetchSingle(SILENCE.TRIES));
        if (tries >= habits.unreachableAfter()) {
            var until = now.plus(habits.unreachable());
            database.update(SILENCE)
                    .set(SILENCE.UNTIL, utc(until))
                    .where(SILENCE.TECHNICIAN.eq(technician))
                    .execute();
            events.append(
                    "dispatch",
                    technician,
                    "unreachable",
                    null,
                    Map.of("tries", tries, "order", order, "until", until));
        }
    }

    /** A dispatcher wants them asked once more; who lets that pass too is silent again at once. */
    void lift(Collection<UUID> technicians, UUID by) {
        database.update(SILENCE)
                .setNull(SILENCE.UNTIL)
                .where(SILENCE.TECHNICIAN.in(technicians), SILENCE.UNTIL.isNotNull())
                .returning(SILENCE.TECHNICIAN)
                .fetch(SILENCE.TECHNICIAN)
                .forEach(technician -> events.append("dispatch", technician, "silence-lifted", by, Map.of()));
    }

    void answered(UUID technician) {
        int silent = database.deleteFrom(SILENCE)
                .where(SILENCE.TECHNICIAN.eq(technician))
                .and(SILENCE.UNTIL.isNotNull())
                .execute();
        if (silent == 0) {
            database.deleteFrom(SILENCE)
                    .where(SILENCE.TECHNICIAN.eq(technician))
                    .execute();
        } else {
            events.append("dispatch", technician, "reachable-again", null, Map.of());
        }
    }
}
