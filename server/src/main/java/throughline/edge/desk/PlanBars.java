package throughline.edge.desk;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.asset.Site;
import throughline.asset.Sites;
import throughline.dispatch.Offer;
import throughline.dispatch.OfferBook;
import throughline.dispatch.OfferBook.Step;
import throughline.dispatch.OfferState;
import throughline.kernel.Slice;
import throughline.work.OrderBook;
import throughline.work.OrderBook.Filter;
import throughline.work.WorkOrder;

/** The bars of a plan: which orders technicians have, were at, or are asked about; a handful of queries however many. */
@Component
class PlanBars {
    private static final int MOST_OFFERED = 1_000;
    private static final Filter OFFERED = new Filter(Set.of("offering"), null, null, null, null, null, null);

    private final OrderBook orders;
    private final OfferBook offers;
    private final Sites sites;

    PlanBars(OrderBook orders, OfferBook offers, Sites sites) {
        this.orders = orders;
        this.offers = offers;
        this.sites = sites;
    }

    /** By technician, each one's in order of time; those that touch these hours. */
    Map<UUID, List<Plan.Bar>> of(Instant from, Instant until, Instant now, String language) {
        var visited = orders.visits(from, until);
        var offered = orders.open(OFFERED, Slice.first(MOST_OFFERED)).items();
        var all = Stream.concat(visited.stream(), offered.stream())
                .collect(toMap(WorkOrder::id, identity(), (one, _) -> one));
        var made = offers.of(all.keySet()).stream().collect(groupingBy(Offer::order));
        var steps = offers.steps(all.keySet());
        var places = sites
                .all(all.values().stream().map(WorkOrder::site).distinct().toList())
                .stream()
                .collect(toMap(Site::id, identity()));
        var bars = new HashMap<UUID, List<Plan.Bar>>();
        for (var order : all.values()) {
            var site = Objects.requireNonNull(places.get(order.site()));
            var shown = new Shown(order, site, steps.get(order.id()), now, language);
            if (order.technician() != null) {
                add(bars, order.technician(), shown.visit());
            }
            for (var offer : made.getOrDefault(order.id(), List.of())) {
                var whose = offer.technician().id();
                if (offer.state().isOpen()) {
                    add(bars, whose, shown.offered(offer));
                } else if (offer.state() == OfferState.ACCEPTED && !whose.equals(order.technician())) {
                    add(bars, whose, shown.visit(offer));
                }
            }
        }
        bars.values().forEach(row -> {
            row.removeIf(bar -> !bar.from().isBefore(until) || !bar.until().isAfter(from));
            row.sort(Comparator.comparing(Plan.Bar::from));
        });
        bars.values().removeIf(List::isEmpty);
        return bars;
    }

    private static void add(Map<UUID, List<Plan.Bar>> bars, UUID technician, Plan.Bar bar) {
        bars.computeIfAbsent(technician, _ -> new ArrayList<>()).add(bar);
    }

    /** One order, as bars of those who go there or are asked. */
    private record Shown(
            WorkOrder order, Site site, @Nullable Step step, Instant now, String language) {
        Plan.Bar offered(Offer offer) {
            return bar(true, offer.at(), offer.answerBy(), false, null, null, null, null);
        }

        Plan.Bar visit() {
            var accepted = Objects.requireNonNullElse(order.acceptedAt(), order.raisedAt());
            var report = step != null && step.what().equals("report") ? step.at() : null;
            return bar(
                    false,
                    accepted,
                    later(accepted, order.endsAbout(now)),
                    isGuessed(),
                    order.arrivesAt(),
                    order.onTheWayAt(),
                    order.onSiteAt(),
                    report);
        }

        /** Of a further seat: its own acceptance and how far it has come; when it left and arrived stands in the order's history. */
        Plan.Bar visit(Offer offer) {
            var accepted = Objects.requireNonNullElse(offer.settledAt(), offer.at());
            return bar(
                            false,
                            accepted,
                            later(accepted, order.endsAbout(now)),
                            isGuessed(),
                            offer.arrivesAt(),
                            null,
                            null,
                            null)
                    .standing(state(offer));
        }

        private String state(Offer offer) {
            var visit = offer.visit();
            return switch (visit == null ? "" : visit) {
                case "accepted", "reminded", "late" -> "accepted";
                case "on-the-way", "on-site", "report-due" -> Objects.requireNonNull(visit);
                default -> order.state();
            };
        }

        private boolean isGuessed() {
            return order.leftAt() == null && order.closedAt() == null;
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }

        private Plan.Bar bar(
                boolean offered,
                Instant from,
                Instant until,
                boolean guessed,
                @Nullable Instant arrivesAt,
                @Nullable Instant onTheWayAt,
                @Nullable Instant onSiteAt,
                @Nullable Instant reportDueAt) {
            return new Plan.Bar(
                    new OrderCard.OrderNumber(order.id(), order.number()),
                    order.state(),
                    order.priority().number(),
                    order.headline(language),
                    site.street(),
                    site.city(),
                    offered,
                    from,
                    until,
                    guessed,
                    arrivesAt,
                    onTheWayAt,
                    onSiteAt,
                    reportDueAt);
        }
    }
}
