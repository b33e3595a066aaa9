package throughline.dispatch;

import static throughline.dispatch.SearchRows.utc;
import static throughline.dispatch.db.Tables.TURN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import throughline.dispatch.db.tables.records.TurnRecord;
import throughline.kernel.Ids;

/**
 * Makes the turns of an area in some time those that its rota says. What is right already stays as it is, a turn that runs into the time
 * goes on or is cut at its beginning, and one that runs out of it keeps what is behind: nothing before or after the time changes.
 */
final class Rewriting {
    private final DSLContext database;
    private final Ids ids;
    private final String area;
    private final Instant from;
    private final Instant until;
    private final List<UUID> changed = new ArrayList<>();

    Rewriting(DSLContext database, Ids ids, String area, Instant from, Instant until) {
        this.database = database;
        this.ids = ids;
        this.area = area;
        this.from = from;
        this.until = until;
    }

    /** @return the turns that were added, changed or removed */
    List<UUID> to(List<Shift> shifts) {
        var wanted = new ArrayList<>(shifts.stream()
                .filter(shift -> shift.to().isAfter(from) && shift.from().isBefore(until))
                .map(shift -> new Shift(
                        shift.technician(),
                        shift.from().isBefore(from) ? from : shift.from(),
                        shift.to().isAfter(until) ? until : shift.to(),
                        shift.rank()))
                .toList());
        database.selectFrom(TURN)
                .where(TURN.AREA.eq(area), TURN.ENDS.gt(utc(from)), TURN.BEGINS.lt(utc(until)))
                .orderBy(TURN.BEGINS, TURN.ID)
                .forUpdate()
                .forEach(turn -> fit(turn, wanted));
        wanted.forEach(shift -> insert(shift.technician(), shift.from(), shift.to(), shift.rank()));
        return changed;
    }

    private void fit(TurnRecord turn, List<Shift> wanted) {
        var begins = turn.getBegins().toInstant();
        var ends = turn.getEnds().toInstant();
        if (ends.isAfter(until)) {
            insert(turn.getTechnician(), until, ends, turn.getRank());
        }
        var inside = begins.isBefore(from) ? from : begins;
        var found = wanted.stream()
                .filter(shift -> shift.technician().equals(turn.getTechnician())
                        && shift.rank() == turn.getRank()
                        && shift.from().equals(inside))
                .findFirst();
        if (found.isPresent()) {
            wanted.remove(found.get());
            endAt(turn, found.get().to());
        } else if (begins.isBefore(from)) {
            endAt(turn, from);
        } else {
            changed.add(turn.getId());
            turn.delete();
        }
    }

    private void endAt(TurnRecord turn, Instant end) {
        if (!turn.getEnds().toInstant().equals(end)) {
            turn.setEnds(utc(end));
            turn.setVersion(turn.getVersion() + 1);
            turn.update();
            changed.add(turn.getId());
        }
    }

    private void insert(UUID technician, Instant begins, Instant ends, int rank) {
        var turn = database.newRecord(TURN);
        turn.setId(ids.next());
        turn.setArea(area);
        turn.setTechnician(technician);
        turn.setBegins(utc(begins));
        turn.setEnds(utc(ends));
        turn.setRank(rank);
        turn.insert();
        changed.add(turn.getId());
    }
}
