package throughline.rota;

import static throughline.rota.db.Tables.SWAP;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.dispatch.OnCall;
import throughline.dispatch.Turn;
import throughline.kernel.Refused;

/**
 * The front door for a technician who arranges her turns herself: she asks for her own, takes what she is qualified for, and takes back what
 * she asked. Whatever is somebody else's is answered as if it never was.
 */
@Component
@Transactional
public class OwnSwaps {
    private static final Duration AHEAD = Duration.ofDays(60);
    private static final int MOST_OPEN = 10;

    private final DSLContext database;
    private final Swaps swaps;
    private final Rotas rotas;
    private final OnCall onCall;
    private final InstantSource clock;

    OwnSwaps(DSLContext database, Swaps swaps, Rotas rotas, OnCall onCall, InstantSource clock) {
        this.database = database;
        this.swaps = swaps;
        this.rotas = rotas;
        this.onCall = onCall;
        this.clock = clock;
    }

    /**
     * What she sees.
     *
     * @param asked by her, and not decided
     * @param taken by her, and not decided
     * @param open those that she could take
     */
    public record Seen(List<Own> turns, List<Shown> asked, List<Shown> taken, List<Shown> open) {}

    /** @param zone of the area's rota; null where turns are written without one, so that nobody swaps them */
    public record Own(Turn turn, @Nullable ZoneId zone) {
        public ZoneId clocks() {
            return zone == null ? ZoneOffset.UTC : zone;
        }
    }

    /** A swap on the clocks of its area. */
    public record Shown(Swap swap, ZoneId zone) {}

    /** Her turns of the coming weeks, the present one first, and every swap that is her matter. */
    @Transactional(readOnly = true)
    public Seen of(UUID technician) {
        var now = clock.instant();
        var turns = onCall.of(technician, now, now.plus(AHEAD)).stream()
                .map(turn -> new Own(turn, zone(turn.area())))
                .toList();
        var open = swaps.open().stream()
                .map(swap -> new Shown(swap, clocksOf(swap)))
                .toList();
        return new Seen(
                turns,
                open.stream()
                        .filter(each -> each.swap().technician().id().equals(technician))
                        .toList(),
                open.stream()
                        .filter(each -> each.swap().taker() != null
                                && each.swap().taker().id().equals(technician))
                        .toList(),
                open.stream()
                        .filter(each -> each.swap().peers().stream()
                                .anyMatch(peer -> peer.id().equals(technician)))
                        .toList());
    }

    private @Nullable ZoneId zone(String area) {
        var rota = rotas.ofArea(area);
        return rota == null ? null : ZoneId.of(rota.zone());
    }

    private ZoneId clocksOf(Swap swap) {
        return ZoneId.of(rotas.get(swap.rota()).zone());
    }

    /** Her turn, with the clocks of its area. @throws Refused {@code dispatch.no-such-turn}, also where it is somebody else's */
    @Transactional(readOnly = true)
    public Own own(UUID technician, UUID turn) {
        var found = onCall.get(turn);
        if (!found.technician().id().equals(technician)) {
            throw new Refused("dispatch.no-such-turn", "There is no such turn in the on-call list.");
        }
        return new Own(found, zone(found.area()));
    }

    /**
     * She asks others to take a turn of hers, or a part of it; of one that runs what is left.
     *
     * @throws Refused {@code dispatch.no-such-turn}, {@code rota.no-such-rota}, {@code rota.not-their-turn}, {@code rota.asked-already}, {@code rota.too-many-asked}
     */
    public Swap ask(UUID technician, UUID turn, @Nullable Instant from, @Nullable Instant to, @Nullable String why) {
        var own = own(technician, turn).turn();
        var rota = rotas.ofArea(own.area());
        if (rota == null) {
            throw new Refused("rota.no-such-rota", "There is no such rota.");
        }
        var mine = swaps.open().stream()
                .filter(each -> each.technician().id().equals(technician))
                .toList();
        boolean again = from != null
                && to != null
                && mine.stream()
                        .anyMatch(each -> each.rota().equals(rota.id())
                                && each.from().isBefore(to)
                                && each.to().isAfter(from));
        if (mine.size() >= MOST_OPEN) {
            throw new Refused(
                    "rota.too-many-asked", "You have asked for {0} swaps. Take one of them back first.", MOST_OPEN);
        }
        if (again) {
            throw new Refused("rota.asked-already", "You have asked for a swap of this time already.");
        }
        return swaps.ask(rota.id(), new PieceForm(own.rank(), from, to, technician, why), null);
    }

    /** @throws Refused {@code rota.no-such-swap}, {@code rota.not-a-peer}, {@code rota.decided-already} */
    public Swap take(UUID technician, UUID swap) {
        return swaps.take(swap, technician, null);
    }

    /** @throws Refused {@code rota.no-such-swap}, also where somebody else asked; {@code rota.decided-already} */
    public Swap withdraw(UUID technician, UUID swap) {
        boolean hers = database.fetchExists(SWAP, SWAP.ID.eq(swap), SWAP.TECHNICIAN.eq(technician));
        if (!hers) {
            throw new Refused("rota.no-such-swap", "There is no such swap.");
        }
        return swaps.withdraw(swap, null);
    }
}
