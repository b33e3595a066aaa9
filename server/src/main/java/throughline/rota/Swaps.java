package throughline.rota;

import static throughline.rota.RotaRows.utc;
import static throughline.rota.db.Tables.SWAP;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.dispatch.OnCall;
import throughline.dispatch.Technician;
import throughline.dispatch.Technicians;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.rota.db.tables.records.SwapRecord;

/**
 * The front door to swaps: asked by a technician (or by somebody at the desk for him), taken by a qualified one of the area, approved by a
 * supervisor where the rota says so or where the taker could not rest, and then a stand-in. {@code by} is the user who does it.
 */
@Component
@Transactional
public class Swaps {
    private static final List<String> OPEN = List.of(Swap.ASKED, Swap.TAKEN);

    private final DSLContext database;
    private final Rotas rotas;
    private final RotaRows rows;
    private final Reckoning reckoning;
    private final StandIns standIns;
    private final OnCall onCall;
    private final Technicians technicians;
    private final EventLog events;
    private final Ids ids;
    private final InstantSource clock;

    Swaps(
            DSLContext database,
            Rotas rotas,
            RotaRows rows,
            Reckoning reckoning,
            StandIns standIns,
            OnCall onCall,
            Technicians technicians,
            EventLog events,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.rotas = rotas;
        this.rows = rows;
        this.reckoning = reckoning;
        this.standIns = standIns;
        this.onCall = onCall;
        this.technicians = technicians;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Those that nobody has decided and that are not past, the earliest first. */
    @Transactional(readOnly = true)
    public List<Swap> open() {
        return database.selectFrom(SWAP)
                .where(SWAP.STATE.in(OPEN), SWAP.ENDS.gt(utc(clock.instant())))
                .orderBy(SWAP.BEGINS, SWAP.ID)
                .fetch(this::swap);
    }

    /** @throws Refused {@code rota.not-their-turn} */
    public Swap ask(UUID id, PieceForm form, @Nullable UUID by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var read = form.read(now);
        var rota = rotas.get(id);
        var technician = technicians.get(read.technician());
        if (!has(technician, rota, read)) {
            throw new Refused("rota.not-their-turn", "{0} is not on call in all of this time.", technician.name());
        }
        var row = database.newRecord(SWAP);
        row.setId(ids.next());
        row.setRota(id);
        row.setRank(read.rank());
        row.setBegins(utc(read.from()));
        row.setEnds(utc(read.to()));
        row.setTechnician(technician.id());
        row.setState(Swap.ASKED);
        row.setWhy(read.why());
        row.setAskedBy(by);
        row.setAskedAt(utc(now));
        row.insert();
        return happened(row, "swap-asked", by);
    }

    private boolean has(Technician technician, Rota rota, PieceForm.Read read) {
        return onCall.within(rota.area(), read.from(), read.to()).stream()
                .anyMatch(turn -> turn.rank() == read.rank()
                        && turn.technician().id().equals(technician.id())
                        && !turn.from().isAfter(read.from())
                        && !turn.to().isBefore(read.to()));
    }

    /** @throws Refused {@code rota.not-a-peer}, {@code rota.decided-already} */
    public Swap take(UUID id, @Nullable UUID technician, @Nullable UUID by) {
        var row = locked(id, List.of(Swap.ASKED));
        var rota = rotas.locked(row.getRota());
        var taker = peers(row, rota).stream()
                .filter(each -> each.id().equals(technician))
                .findFirst()
                .orElseThrow(
                        () -> new Refused(
                                "rota.not-a-peer",
                                "This technician cannot take the turn: another area, away, on call already, or a skill is missing."));
        row.setTaker(taker.id());
        row.setTakenBy(by);
        row.setTakenAt(utc(clock.instant()));
        row.setState(Swap.TAKEN);
        row.update();
        var taken = happened(row, "swap-taken", by);
        return rota.swapsApproved() || breaksRest(rota, row) ? taken : done(rota, row, by);
    }

    private boolean breaksRest(Rota rota, SwapRecord row) {
        var taken = new Share(
                row.getRank(),
                row.getBegins().toInstant(),
                row.getEnds().toInstant(),
                row.getTaker(),
                null,
                null,
                null);
        var alone = new Schedule(List.of(taken), List.of());
        return !reckoning.problems(rota, alone, taken.from(), taken.to()).isEmpty();
    }

    /** @throws Refused {@code rota.decided-already} */
    public Swap decide(UUID id, boolean approved, @Nullable UUID by) {
        var row = locked(id, List.of(Swap.TAKEN));
        var rota = rotas.locked(row.getRota());
        return approved ? done(rota, row, by) : settle(row, Swap.REFUSED, by);
    }

    public Swap withdraw(UUID id, @Nullable UUID by) {
        return settle(locked(id, OPEN), Swap.WITHDRAWN, by);
    }

    /** From this moment on, when the turn runs already. */
    private Swap done(Rota rota, SwapRecord row, @Nullable UUID by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var piece = new PieceForm(
                row.getRank(), row.getBegins().toInstant(), row.getEnds().toInstant(), row.getTaker(), row.getWhy());
        standIns.add(rota, piece.read(now), row.getId(), by);
        return settle(row, Swap.DONE, by);
    }

    private Swap settle(SwapRecord row, String state, @Nullable UUID by) {
        row.setState(state);
        row.setDecidedBy(by);
        row.setDecidedAt(utc(clock.instant()));
        row.update();
        return happened(row, "swap-" + state, by);
    }

    private SwapRecord locked(UUID id, List<String> states) {
        var row = database.selectFrom(SWAP).where(SWAP.ID.eq(id)).forUpdate().fetchOne();
        if (row == null) {
            throw new Refused("rota.no-such-swap", "There is no such swap.");
        }
        if (!states.contains(row.getState())) {
            throw new Refused("rota.decided-already", "Somebody has decided this already.");
        }
        return row;
    }

    /** Of the same area, with every skill of whoever asks, neither away nor on call in this time. */
    private List<Technician> peers(SwapRecord row, Rota rota) {
        var from = row.getBegins().toInstant();
        var to = row.getEnds().toInstant();
        var asking = technicians.get(row.getTechnician());
        var away = rows.away(from, to).stream().map(Away::technician).toList();
        var busy = onCall.within(rota.area(), from, to).stream()
                .filter(turn -> turn.rank() <= row.getRank())
                .map(turn -> turn.technician().id())
                .toList();
        return technicians.ofArea(rota.area()).stream()
                .filter(each -> !each.id().equals(asking.id())
                        && !away.contains(each.id())
                        && !busy.contains(each.id())
                        && each.skills().containsAll(asking.skills()))
                .toList();
    }

    private Swap happened(SwapRecord row, String kind, @Nullable UUID by) {
        var swap = swap(row);
        events.append("rota", row.getRota(), kind, by, Map.of("swap", swap));
        return swap;
    }

    private Swap swap(SwapRecord row) {
        var rota = rotas.get(row.getRota());
        return new Swap(
                row.getId(),
                rota.id(),
                rota.area(),
                row.getRank(),
                row.getBegins().toInstant(),
                row.getEnds().toInstant(),
                named(row.getTechnician()),
                row.getTaker() == null ? null : named(row.getTaker()),
                row.getState(),
                row.getWhy(),
                row.getState().equals(Swap.ASKED)
                        ? peers(row, rota).stream().map(Swaps::named).toList()
                        : List.of());
    }

    private Swap.Named named(UUID technician) {
        return named(technicians.get(technician));
    }

    private static Swap.Named named(Technician technician) {
        return new Swap.Named(technician.id(), technician.name());
    }
}
