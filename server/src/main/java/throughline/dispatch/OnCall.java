package throughline.dispatch;

import static throughline.dispatch.db.Tables.TECHNICIAN;
import static throughline.dispatch.db.Tables.TURN;
import static throughline.dispatch.db.Tables.WRITTEN_AREA;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/**
 * The front door to the on-call list: whose turn it is, and who wrote that down. {@code by} is the user who does it. An area's list is
 * written by hand, turn by turn, or by its rota and then by nobody else. Every change is told to the searches that are open there.
 */
@Component
@Transactional
public class OnCall {
    private static final String MODULE = "dispatch";
    private static final int MOST = 10_000;

    private final DSLContext database;
    private final Technicians technicians;
    private final CoverChanges changes;
    private final EventLog events;
    private final Ids ids;
    private final InstantSource clock;

    OnCall(
            DSLContext database,
            Technicians technicians,
            CoverChanges changes,
            EventLog events,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.technicians = technicians;
        this.changes = changes;
        this.clock = clock;
        this.events = events;
        this.ids = ids;
    }

    /** Whose turn it is in the area at that instant, who is asked first first; those who have left are not asked. */
    @Transactional(readOnly = true)
    public List<Turn> at(String area, Instant at) {
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

    /** The turns of an area that touch this time, by their beginning. */
    @Transactional(readOnly = true)
    public List<Turn> within(String area, Instant from, Instant until) {
        return fetch(
                TURN.AREA.eq(area).and(TURN.ENDS.gt(utc(from))).and(TURN.BEGINS.lt(utc(until))),
                MOST,
                TURN.BEGINS.asc(),
                TURN.RANK.asc(),
                TURN.ID.asc());
    }

    /** The turns of all areas that touch this time, by their beginning. */
    @Transactional(readOnly = true)
    public List<Turn> during(Instant from, Instant until) {
        return fetch(TURN.ENDS.gt(utc(from)).and(TURN.BEGINS.lt(utc(until))), MOST, TURN.BEGINS.asc(), TURN.ID.asc());
    }

    /** The turns of a technician that touch this time, in every area. */
    @Transactional(readOnly = true)
    public List<Turn> of(UUID technician, Instant from, Instant until) {
        return fetch(
                TURN.TECHNICIAN.eq(technician).and(TURN.ENDS.gt(utc(from))).and(TURN.BEGINS.lt(utc(until))),
                MOST,
                TURN.BEGINS.asc(),
                TURN.ID.asc());
    }

    /** The turns of these technicians in every other area that touch this time. */
    @Transactional(readOnly = true)
    public List<Turn> elsewhere(Collection<UUID> technicians, String area, Instant from, Instant until) {
        return fetch(
                TURN.TECHNICIAN
                        .in(technicians)
                        .and(TURN.AREA.ne(area))
                        .and(TURN.ENDS.gt(utc(from)))
                        .and(TURN.BEGINS.lt(utc(until))),
                MOST,
                TURN.BEGINS.asc(),
                TURN.ID.asc());
    }

    /**
     * Replaces what is written of an area for this time by what its rota says; what is past stays. From now on nobody changes the turns of
     * this area by hand.
     *
     * @param shifts in this time
     */
    public void write(String area, Instant from, Instant until, List<Shift> shifts, @Nullable UUID by) {
        database.insertInto(WRITTEN_AREA)
                .set(WRITTEN_AREA.AREA, area)
                .onConflictDoNothing()
                .execute();
        var now = clock.instant();
        var first = (from.isAfter(now) ? from : now).truncatedTo(ChronoUnit.MILLIS);
        if (!first.isBefore(until)) {
            return;
        }
        var before = answering(area, now);
        var changed = new Rewriting(database, ids, area, first, until).to(shifts);
        if (changed.isEmpty()) {
            return;
        }
        var gone = new HashSet<>(before);
        gone.removeAll(answering(area, now));
        events.append(
                MODULE,
                changed.getFirst(),
                "turn-list-written",
                by,
                Map.of("area", area, "from", first, "until", until, "changed", changed.size()));
        changes.note(area, gone);
    }

    private Set<UUID> answering(String area, Instant at) {
        return Set.copyOf(
                at(area, at).stream().map(turn -> turn.technician().id()).toList());
    }

    /** @throws Refused {@code dispatch.written-by-rota} */
    public Turn add(TurnForm form, @Nullable UUID by) {
        var turn = record(form.read());
        byHand(turn.getArea());
        turn.setId(ids.next());
        database.insertInto(TURN).set(turn).execute();
        var added = get(turn.getId());
        events.append(MODULE, added.id(), "turn-added", by, Map.of("after", added));
        changes.note(added.area(), Set.of());
        return added;
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
        byHand(before.area());
        var turn = record(form.read());
        byHand(turn.getArea());
        int changed = database.update(TURN)
                .set(turn)
                .set(TURN.VERSION, TURN.VERSION.plus(1))
                .where(TURN.ID.eq(id), TURN.VERSION.eq(form.version()))
                .execute();
        if (changed == 0) {
            throw Refused.editedBySomeoneElse();
        }
        var after = get(id);
        events.append(MODULE, id, "turn-changed", by, Map.of("before", before, "after", after));
        changes.note(after.area(), Set.of(before.technician().id()));
        return after;
    }

    public void remove(UUID id, @Nullable UUID by) {
        var before = get(id);
        byHand(before.area());
        database.deleteFrom(TURN).where(TURN.ID.eq(id)).execute();
        events.append(MODULE, id, "turn-removed", by, Map.of("before", before));
        changes.note(before.area(), Set.of(before.technician().id()));
    }

    private void byHand(String area) {
        if (database.fetchExists(WRITTEN_AREA, WRITTEN_AREA.AREA.eq(area))) {
            throw new Refused(
                    "dispatch.written-by-rota",
                    "The on-call list of {0} is written by its rota. Change the rota, or let somebody stand in.",
                    area);
        }
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
