package throughline.rota;

import static throughline.rota.RotaRows.utc;
import static throughline.rota.db.Tables.STAND_IN;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.dispatch.OnCall;
import throughline.dispatch.Technicians;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.rota.db.tables.records.StandInRecord;

/** The front door to whoever is asked instead. Counts at once where the rota is published. {@code by} is the user who does it. */
@Component
@Transactional
public class StandIns {
    private static final Duration AHEAD = Duration.ofDays(14);

    private final DSLContext database;
    private final Rotas rotas;
    private final RotaRows rows;
    private final Publications publications;
    private final OnCall onCall;
    private final Technicians technicians;
    private final EventLog events;
    private final Ids ids;
    private final InstantSource clock;

    StandIns(
            DSLContext database,
            Rotas rotas,
            RotaRows rows,
            Publications publications,
            OnCall onCall,
            Technicians technicians,
            EventLog events,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.rotas = rotas;
        this.rows = rows;
        this.publications = publications;
        this.onCall = onCall;
        this.technicians = technicians;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Refused {@code rota.technician-away}, {@code rota.technician-left} */
    public StandIn add(UUID rota, PieceForm form, @Nullable UUID by) {
        var read = form.read(now());
        return add(rotas.locked(rota), read, null, by);
    }

    /**
     * Somebody has the turn from this moment on, until it ends or the next one begins.
     *
     * @throws Refused {@code rota.no-end-in-sight} where no turn of that rank follows in two weeks
     */
    public StandIn takeOver(
            UUID id, @Nullable Integer rank, @Nullable UUID technician, @Nullable String why, @Nullable UUID by) {
        var now = now();
        var rota = rotas.locked(id);
        var until = onCall.within(rota.area(), now, now.plus(AHEAD)).stream()
                .filter(turn -> rank != null && turn.rank() == rank)
                .map(turn -> turn.from().isAfter(now) ? turn.from() : turn.to())
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "rota.no-end-in-sight", "No turn follows in two weeks. Say from when until when instead."));
        return add(rota, new PieceForm(rank, now, until, technician, why).read(now), null, by);
    }

    StandIn add(Rota rota, PieceForm.Read read, @Nullable UUID swap, @Nullable UUID by) {
        var technician = technicians.get(read.technician());
        if (!technician.active()) {
            throw new Refused("rota.technician-left", "{0} does not work here any more.", technician.name());
        }
        rows.away(read.from(), read.to()).stream()
                .filter(each -> each.technician().equals(technician.id()))
                .findFirst()
                .ifPresent(away -> {
                    var zone = ZoneId.of(rota.zone());
                    throw new Refused(
                            "rota.technician-away",
                            "{0} is away from {1} to {2}.",
                            technician.name(),
                            Problem.hour(away.from(), zone),
                            Problem.hour(away.to(), zone));
                });
        var row = database.newRecord(STAND_IN);
        row.setId(ids.next());
        row.setRota(rota.id());
        row.setRank(read.rank());
        row.setBegins(utc(read.from()));
        row.setEnds(utc(read.to()));
        row.setTechnician(technician.id());
        row.setWhy(read.why());
        row.setSwap(swap);
        row.setBy(by);
        row.setAt(utc(clock.instant()));
        row.insert();
        var added = RotaRows.standIn(row);
        events.append("rota", rota.id(), "stand-in-added", by, about(rota, added, technician.name()));
        publications.refresh(rota, by);
        return added;
    }

    /** From now on the layers say again whose turn it is. @throws Refused {@code rota.no-such-stand-in} */
    public void withdraw(UUID id, UUID standIn, @Nullable UUID by) {
        var rota = rotas.locked(id);
        var row = database.selectFrom(STAND_IN)
                .where(STAND_IN.ID.eq(standIn), STAND_IN.ROTA.eq(id), STAND_IN.WITHDRAWN_AT.isNull())
                .fetchOne();
        if (row == null) {
            throw new Refused("rota.no-such-stand-in", "There is no such stand-in.");
        }
        withdraw(row, by);
        var name = technicians.get(row.getTechnician()).name();
        events.append("rota", id, "stand-in-withdrawn", by, about(rota, RotaRows.standIn(row), name));
        publications.refresh(rota, by);
    }

    /** One that has begun ends now: what was is not unsaid. */
    private void withdraw(StandInRecord row, @Nullable UUID by) {
        var now = now();
        if (row.getBegins().toInstant().isBefore(now)
                && row.getEnds().toInstant().isAfter(now)) {
            row.setEnds(utc(now));
        } else {
            row.setWithdrawnAt(utc(now));
            row.setWithdrawnBy(by);
        }
        row.update();
    }

    private static Map<String, ?> about(Rota rota, StandIn standIn, String name) {
        return Map.of("area", rota.area(), "name", name, "standIn", standIn);
    }

    /** As the tables keep it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
