package throughline.rota;

import static java.util.Objects.requireNonNull;
import static throughline.rota.RotaRows.utc;
import static throughline.rota.db.Tables.ABSENCE;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.dispatch.Technicians;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.rota.db.tables.records.AbsenceRecord;

/**
 * The front door to who is away. Anybody at the desk proposes it for a technician; from the approval on it counts, also in a turn
 * that runs. {@code by} is the user who does it.
 */
@Component
@Transactional
public class Absences {
    private final DSLContext database;
    private final RotaRows rows;
    private final Publications publications;
    private final Technicians technicians;
    private final EventLog events;
    private final Ids ids;
    private final InstantSource clock;

    Absences(
            DSLContext database,
            RotaRows rows,
            Publications publications,
            Technicians technicians,
            EventLog events,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.publications = publications;
        this.technicians = technicians;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a person fills in. */
    public record Filled(
            @Nullable UUID technician,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String kind) {}

    /** Proposed and approved ones that are not over, the earliest first. */
    @Transactional(readOnly = true)
    public List<Absence> list() {
        return rows.absences(clock.instant(), RotaRows.FAR);
    }

    /** Who is away at some time from one instant to another, without why. */
    @Transactional(readOnly = true)
    public List<Away> during(Instant from, Instant until) {
        return rows.away(from, until);
    }

    /** @param approved by whoever writes it down */
    public Absence add(Filled filled, boolean approved, @Nullable UUID by) {
        var now = clock.instant();
        var form = new Form();
        form.check("technician", filled.technician() != null, "", "kernel.field-missing", "Fill this in.");
        var kind = form.oneOf("kind", filled.kind(), Absence.KINDS, "other");
        PieceForm.time(form, filled.from(), filled.to(), now);
        form.accept();
        var row = database.newRecord(ABSENCE);
        row.setId(ids.next());
        row.setTechnician(technicians.get(requireNonNull(filled.technician())).id());
        row.setBegins(utc(requireNonNull(filled.from())));
        row.setEnds(utc(requireNonNull(filled.to())));
        row.setKind(kind);
        row.setState(Absence.PROPOSED);
        row.setAskedBy(by);
        row.setAskedAt(utc(now));
        row.insert();
        happened(row, "absence-proposed", by);
        return approved ? settle(row, Absence.APPROVED, by) : rows.absence(row);
    }

    /** @throws Refused {@code rota.no-such-absence}, {@code rota.decided-already} */
    public Absence decide(UUID id, boolean approved, @Nullable UUID by) {
        var row = locked(id);
        if (!row.getState().equals(Absence.PROPOSED)) {
            throw new Refused("rota.decided-already", "Somebody has decided this already.");
        }
        return settle(row, approved ? Absence.APPROVED : Absence.REFUSED, by);
    }

    /** Back again: one that has begun ends now. */
    public Absence withdraw(UUID id, @Nullable UUID by) {
        var row = locked(id);
        if (!List.of(Absence.PROPOSED, Absence.APPROVED).contains(row.getState())) {
            throw new Refused("rota.decided-already", "Somebody has decided this already.");
        }
        var now = clock.instant();
        boolean running = row.getState().equals(Absence.APPROVED)
                && row.getBegins().toInstant().isBefore(now)
                && row.getEnds().toInstant().isAfter(now);
        if (running) {
            row.setEnds(utc(now));
        }
        return settle(row, running ? Absence.APPROVED : Absence.WITHDRAWN, by);
    }

    private Absence settle(AbsenceRecord row, String state, @Nullable UUID by) {
        row.setState(state);
        row.setDecidedBy(by);
        row.setDecidedAt(utc(clock.instant()));
        row.update();
        happened(row, "absence-" + state, by);
        publications.refreshAll(row.getTechnician(), by);
        return rows.absence(row);
    }

    private AbsenceRecord locked(UUID id) {
        var row = database.selectFrom(ABSENCE)
                .where(ABSENCE.ID.eq(id))
                .forUpdate()
                .fetchOne();
        if (row == null) {
            throw new Refused("rota.no-such-absence", "There is no such absence.");
        }
        return row;
    }

    /** Why somebody is away is not written into the history. */
    private void happened(AbsenceRecord row, String kind, @Nullable UUID by) {
        events.append(
                "rota",
                row.getId(),
                kind,
                by,
                Map.of(
                        "technician", row.getTechnician(),
                        "name", technicians.get(row.getTechnician()).name(),
                        "from", row.getBegins().toInstant(),
                        "to", row.getEnds().toInstant()));
    }
}
