package throughline.rota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked at every instant of some time, by rules, stand-ins and absences. Pure.
 *
 * <p>What it promises: with each rank there is at most one technician at any instant, nobody with two ranks at once, nobody who is away;
 * and where somebody is needed and there is nobody, there is a gap.
 *
 * @param shares by their beginning, then by rank
 */
public record Schedule(List<Share> shares, List<Gap> gaps) {
    private static final int FIRST = 1;

    /**
     * Nobody is there.
     *
     * @param missing whose turn it would be; null where nobody's
     */
    public record Gap(
            int rank, Instant from, Instant to, @Nullable UUID missing) {
        boolean goesOnAs(Gap next) {
            return rank == next.rank && to.equals(next.from) && Objects.equals(missing, next.missing);
        }
    }

    static Schedule of(Rules rules, Wall wall, List<StandIn> standIns, List<Away> away, Instant from, Instant until) {
        return new Making(rules, wall, standIns, away, from, until).schedule();
    }

    /** Between two neighbouring bounds nothing changes, so each piece is decided at its beginning. */
    private static final class Making {
        private final List<StandIn> standIns;
        private final List<Away> away;
        private final List<Line> lines = new ArrayList<>();
        private final List<Hours.Span> needed;
        private final Instant from;
        private final Instant until;
        private final List<Share> shares = new ArrayList<>();
        private final List<Gap> gaps = new ArrayList<>();

        /** A layer with what it is in this time. */
        private record Line(int place, Layer layer, List<Rotation.Stretch> turns, List<Hours.Span> hours) {
            boolean covers(Instant at) {
                return layer.hours().isEmpty() || hours.stream().anyMatch(span -> span.holds(at));
            }

            Rotation.@Nullable Stretch turn(Instant at) {
                return turns.stream().filter(each -> each.holds(at)).findFirst().orElse(null);
            }
        }

        Making(Rules rules, Wall wall, List<StandIn> standIns, List<Away> away, Instant from, Instant until) {
            this.standIns = standIns;
            this.away = away;
            this.from = from;
            this.until = until;
            this.needed = spans(rules.needed(), wall);
            for (int i = 0; i < rules.layers().size(); i++) {
                var layer = rules.layers().get(i);
                lines.add(
                        new Line(i, layer, layer.rotation().stretches(wall, from, until), spans(layer.hours(), wall)));
            }
        }

        private List<Hours.Span> spans(List<Hours> hours, Wall wall) {
            return hours.stream()
                    .flatMap(each -> each.spans(wall, from, until).stream())
                    .toList();
        }

        Schedule schedule() {
            var bounds = List.copyOf(bounds());
            for (int i = 0; i + 1 < bounds.size(); i++) {
                decide(bounds.get(i), bounds.get(i + 1));
            }
            return new Schedule(joinedShares(), joinedGaps());
        }

        private Set<Instant> bounds() {
            var bounds = new TreeSet<Instant>(List.of(from, until));
            Stream.of(
                            lines.stream()
                                    .flatMap(line -> line.turns().stream())
                                    .flatMap(turn -> Stream.of(turn.from(), turn.to())),
                            lines.stream()
                                    .flatMap(line -> line.hours().stream())
                                    .flatMap(span -> Stream.of(span.from(), span.to())),
                            needed.stream().flatMap(span -> Stream.of(span.from(), span.to())),
                            standIns.stream().flatMap(each -> Stream.of(each.from(), each.to())),
                            away.stream().flatMap(each -> Stream.of(each.from(), each.to())))
                    .flatMap(each -> each)
                    .filter(at -> at.isAfter(from) && at.isBefore(until))
                    .forEach(bounds::add);
            return bounds;
        }

        private Collection<Integer> ranks() {
            var ranks = new TreeSet<>(List.of(FIRST));
            lines.forEach(line -> ranks.add(line.layer().rank()));
            standIns.forEach(each -> ranks.add(each.rank()));
            return ranks;
        }

        private void decide(Instant begins, Instant ends) {
            var taken = new HashSet<UUID>();
            for (int rank : ranks()) {
                var share = share(rank, begins, ends, taken);
                if (share != null) {
                    taken.add(share.technician());
                    shares.add(share);
                } else if (isNeeded(rank, begins)) {
                    gaps.add(new Gap(rank, begins, ends, missing(rank, begins)));
                }
            }
        }

        private @Nullable Share share(int rank, Instant begins, Instant ends, Set<UUID> taken) {
            for (var each : standIns.reversed()) {
                if (each.rank() == rank && each.holds(begins) && isFree(each.technician(), begins, taken)) {
                    return new Share(rank, begins, ends, each.technician(), null, each.id(), null);
                }
            }
            for (var line : covering(rank, begins)) {
                var found = ofLayer(line, begins, ends, taken);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }

        private List<Line> covering(int rank, Instant at) {
            return lines.reversed().stream()
                    .filter(line -> line.layer().rank() == rank && line.covers(at) && line.turn(at) != null)
                    .toList();
        }

        /** Whoever has a lower rank already leaves this one to the next in the order, as an absent one may. */
        private @Nullable Share ofLayer(Line line, Instant begins, Instant ends, Set<UUID> taken) {
            var order = line.layer().rotation().people();
            int place = Objects.requireNonNull(line.turn(begins)).place();
            var whose = order.get(place);
            for (int i = 0; i < order.size(); i++) {
                var next = order.get((place + i) % order.size());
                if (isFree(next, begins, taken)) {
                    return new Share(
                            line.layer().rank(),
                            begins,
                            ends,
                            next,
                            line.place(),
                            null,
                            isAway(whose, begins) ? whose : null);
                }
                if (isAway(next, begins) && !line.layer().nextStandsIn()) {
                    return null;
                }
            }
            return null;
        }

        private boolean isFree(UUID technician, Instant at, Set<UUID> taken) {
            return !taken.contains(technician) && !isAway(technician, at);
        }

        private boolean isAway(UUID technician, Instant at) {
            return away.stream().anyMatch(each -> each.holds(technician, at));
        }

        private boolean isNeeded(int rank, Instant at) {
            if (rank == FIRST) {
                return needed.isEmpty() || needed.stream().anyMatch(span -> span.holds(at));
            }
            return !covering(rank, at).isEmpty();
        }

        private @Nullable UUID missing(int rank, Instant at) {
            return covering(rank, at).stream()
                    .map(line -> line.layer()
                            .rotation()
                            .people()
                            .get(Objects.requireNonNull(line.turn(at)).place()))
                    .findFirst()
                    .orElse(null);
        }

        /** A piece goes on with the next one of its rank when nothing but the time is different. */
        private List<Share> joinedShares() {
            var joined = new ArrayList<Share>();
            for (var share : shares) {
                var before =
                        joined.stream().filter(each -> each.goesOnAs(share)).findFirst();
                before.ifPresent(each -> joined.set(joined.indexOf(each), each.until(share.to())));
                if (before.isEmpty()) {
                    joined.add(share);
                }
            }
            return List.copyOf(joined);
        }

        private List<Gap> joinedGaps() {
            var joined = new ArrayList<Gap>();
            for (var gap : gaps) {
                var before = joined.stream().filter(each -> each.goesOnAs(gap)).findFirst();
                before.ifPresent(each ->
                        joined.set(joined.indexOf(each), new Gap(gap.rank(), each.from(), gap.to(), gap.missing())));
                if (before.isEmpty()) {
                    joined.add(gap);
                }
            }
            return List.copyOf(joined);
        }
    }
}
