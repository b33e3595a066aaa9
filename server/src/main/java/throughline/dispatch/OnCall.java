package throughline.dispatch;

import static throughline.dispatch.db.Tables.TECHNICIAN;
import static throughline.dispatch.db.Tables.TURN;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.dispatch.db.tables.records.TurnRecord;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;

/** The front door to the on-call list: whose turn it is, and who wrote that down. {@code by} is the user who does it. */
@Component
@Transactional
public class OnCall {
    private static final String MODULE = "dispatch";
    private static final int FIRST = 1;
    private static final int BACKUP = 2;

    private final DSLContext database;
    private final Technicians technicians;
    private final EventLog events;
    private final Ids ids;

    OnCall(DSLContext database, Technicians technicians, EventLog events, Ids ids) {
        this.database = database;
        this.technicians = technicians;
        this.events = events;
        this.ids = ids;
    }

    /** Whose turn it is in the area at that instant, who is asked first first; those who have left are not asked. */
    @Transactional(readOnly = true)
    public List<Turn> now(String area, Instant at) {
        return fetch(
                TURN.AREA
                        .eq(area)
                        .and(TURN.BEGINS.le(utc(at)))
                        .and(TURN.ENDS.gt(utc(at)))
                        .and(TECHNICIAN.ACTIVE),
                20,
                TURN.RANK.asc(),
                TURN.BEGINS.asc(),
                TURN.ID.asc());
    }

    /** Turns that are not over at {@code from}, the earliest first; the words are looked for in area and name. */
    @Transactional(readOnly = true)
    public Page<Turn> list(Instant from, Slice slice) {
        var text = TURN.AREA.concat(" ").concat(TECHNICIAN.NAME);
        var found = fetch(
                TURN.ENDS.gt(utc(from)).and(slice.found(text)).and(slice.laterInTime(TURN.BEGINS, TURN.ID)),
                slice.limit() + 1,
                TURN.BEGINS.asc(),
                TURN.ID.asc());
        return Page.of(found, slice, turn -> Slice.Cursor.inTime(turn.from(), turn.id()));
    }

    /** @throws Refused {@code dispatch.no-such-turn} */
    @Transactional(readOnly = true)
    public Turn get(UUID id) {
        return fetch(TURN.ID.eq(id), 1, TURN.ID.asc()).stream()
                .findFirst()
                .orElseThrow(() -> new Refused("dispatch.no-such-turn", "There is no such turn in the on-call list."));
    }

    public Turn add(TurnForm form, @Nullable UUID by) {
        var turn = record(form.read());
        turn.setId(ids.next());
        database.insertInto(TURN).set(turn).execute();
        var added = get(turn.getId());
        events.append(MODULE, added.id(), "turn-added", by, Map.of("after", added));
        return added;
    }

    /**
     * Writes out a rota: a turn and a back-up's turn for each of its turns. What is written already stays.
     *
     * @param first the first day
     * @param until the day after the last one
     */
    public void writeOut(String area, Rota rota, LocalDate first, LocalDate until, @Nullable UUID by) {
        for (var turn : rota.turns(first, until)) {
            add(new TurnForm(area, turn.technician(), turn.begins(), turn.ends(), FIRST, null), by);
            if (turn.backup() != null) {
                add(new TurnForm(area, turn.backup(), turn.begins(), turn.ends(), BACKUP, null), by);
            }
        }
    }

    /** When the last turn of the area ends; null when nothing is written. */
    @Transactional(readOnly = true)
    public @Nullable Instant writtenUntil(String area) {
        var last = database.select(DSL.max(TURN.ENDS))
                .from(TURN)
                .where(TURN.AREA.eq(area))
                .fetchSingle()
                .value1();
        return last == null ? null : last.toInstant();
    }

    /** @throws Refused {@code kernel.edited-by-someone-else} when the form was filled in from an older version */
    public Turn change(UUID id, TurnForm form, @Nullable UUID by) {
        var before = get(id);
        int changed = database.update(TURN)
                .set(record(form.read()))
                .set(TURN.VERSION, TURN.VERSION.plus(1))
                .where(TURN.ID.eq(id), TURN.VERSION.eq(form.version()))
                .execute();
        if (changed == 0) {
            throw Refused.editedBySomeoneElse();
        }
        var after = get(id);
        events.append(MODULE, id, "turn-changed", by, Map.of("before", before, "after", after));
        return after;
    }

    public void remove(UUID id, @Nullable UUID by) {
        var before = get(id);
        database.deleteFrom(TURN).where(TURN.ID.eq(id)).execute();
        events.append(MODULE, id, "turn-removed", by, Map.of("before", before));
    }

    private TurnRecord record(TurnForm.Read read) {
        var record = new TurnRecord();
        record.setArea(read.area());
        record.setTechnician(technicians.get(read.technician()).id());
        record.setBegins(utc(read.from()));
        record.setEnds(utc(read.to()));
        record.setRank(read.rank());
        return record;
    }

    private List<Turn> fetch(Condition which, int most, SortField<?>... order) {
        return database.select()
                .from(TURN)
                .join(TECHNICIAN)
                .on(TECHNICIAN.ID.eq(TURN.TECHNICIAN))
                .where(which)
                .orderBy(order)
                .limit(most)
                .fetch(OnCall::turn);
    }

    private static Turn turn(Record row) {
        return new Turn(
                row.get(TURN.ID),
                row.get(TURN.AREA),
                Technicians.technician(row),
                row.get(TURN.BEGINS).toInstant(),
                row.get(TURN.ENDS).toInstant(),
                row.get(TURN.RANK),
                row.get(TURN.VERSION));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
