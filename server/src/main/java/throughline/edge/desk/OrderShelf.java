package throughline.edge.desk;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.asset.Site;
import throughline.asset.Sites;
import throughline.asset.Unit;
import throughline.asset.Units;
import throughline.dispatch.Offer;
import throughline.dispatch.OfferBook;
import throughline.dispatch.OfferBook.Step;
import throughline.dispatch.OfferState;
import throughline.dispatch.Technicians;
import throughline.work.Line;
import throughline.work.ReportCodes;
import throughline.work.WorkOrder;

/** Work orders as lists show them, put together from the rooms that own the parts; a handful of queries however long the list. */
@Component
class OrderShelf {
    private final OfferBook offers;
    private final Technicians technicians;
    private final Units units;
    private final Sites sites;
    private final ReportCodes codes;
    private final RepeatShelf repeats;
    private final Readers readers;
    private final InstantSource clock;

    OrderShelf(
            OfferBook offers,
            Technicians technicians,
            Units units,
            Sites sites,
            ReportCodes codes,
            RepeatShelf repeats,
            Readers readers,
            InstantSource clock) {
        this.offers = offers;
        this.technicians = technicians;
        this.units = units;
        this.sites = sites;
        this.codes = codes;
        this.repeats = repeats;
        this.readers = readers;
        this.clock = clock;
    }

    List<OrderRow> rows(List<WorkOrder> orders, String language) {
        if (orders.isEmpty()) {
            return List.of();
        }
        var ids = orders.stream().map(WorkOrder::id).toList();
        var unitsById =
                units
                        .all(orders.stream()
                                .map(WorkOrder::unit)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(toMap(Unit::id, identity()));
        var sitesById = sites
                .all(orders.stream().map(WorkOrder::site).distinct().toList())
                .stream()
                .collect(toMap(Site::id, identity()));
        var steps = offers.steps(ids);
        var asked = offers.of(ids);
        var names = technicianNames(asked);
        var again = repeats.ofOpen(orders, language);
        return orders.stream()
                .map(order -> {
                    var unit = order.unit() == null ? null : unitsById.get(order.unit());
                    var site = Objects.requireNonNull(sitesById.get(order.site()));
                    var step = steps.get(order.id());
                    var tries = asked.stream()
                            .filter(offer -> offer.order().equals(order.id()))
                            .toList();
                    return new OrderRow(
                            order.id(),
                            order.number(),
                            order.state(),
                            order.priority().number(),
                            order.headline(language),
                            unit == null ? null : unit.number(),
                            unit == null ? null : unit.name(),
                            site.name(),
                            site.street(),
                            site.city(),
                            site.latitude(),
                            site.longitude(),
                            order.area(),
                            order.technicianName(),
                            order.raisedAt(),
                            order.dueAt(),
                            share(order),
                            next(step, names),
                            order.closedAt(),
                            Line.of(order),
                            tries.size(),
                            answerBy(tries),
                            step != null && step.stuck(),
                            late(order, step, tries),
                            order.arrivesAt(),
                            cause(order, language),
                            hold(order),
                            again.get(order.id()));
                })
                .toList();
    }

    OrderRow.@Nullable Next next(UUID order) {
        var step = offers.steps(List.of(order)).get(order);
        return next(step, technicianNames(offers.of(List.of(order))));
    }

    OrderRow.@Nullable HoldShown hold(WorkOrder order) {
        var hold = order.hold();
        return hold == null
                ? null
                : new OrderRow.HoldShown(hold.reason().word(), readers.named(hold.owner()), hold.wakeAt(), hold.note());
    }

    private OrderRow.@Nullable Next next(@Nullable Step step, Map<UUID, String> names) {
        if (step == null) {
            return null;
        }
        var owner = step.owner();
        var name = owner == null
                ? ""
                : step.ownerKind().equals("technician")
                        ? names.computeIfAbsent(owner, id -> technicians.get(id).name())
                        : Objects.requireNonNull(readers.named(owner)).name();
        return new OrderRow.Next(step.what(), step.at(), name, step.reminders());
    }

    private @Nullable String cause(WorkOrder order, String language) {
        var report = order.report();
        return report == null
                ? null
                : codes.causes().stream()
                        .filter(code -> code.key().equals(report.cause()))
                        .map(code -> code.name(language))
                        .findFirst()
                        .orElse(report.cause());
    }

    private double share(WorkOrder order) {
        var due = order.dueAt();
        if (due == null) {
            return 0;
        }
        var end = order.closedAt() == null ? clock.instant() : order.closedAt();
        var allowed = Duration.between(order.calledAt(), due).toMillis();
        return allowed <= 0 ? 1 : Duration.between(order.calledAt(), end).toMillis() / (double) allowed;
    }

    /** The order's own step tells of one who goes alone, each offer of one of several. */
    static List<String> late(WorkOrder order, @Nullable Step step, List<Offer> tries) {
        var ofSeveral = tries.stream()
                .filter(offer -> offer.state() == OfferState.ACCEPTED && "late".equals(offer.visit()))
                .map(offer -> offer.technician().name())
                .distinct()
                .toList();
        var alone = order.technicianName();
        return !ofSeveral.isEmpty() || alone == null || step == null || !step.late() ? ofSeveral : List.of(alone);
    }

    private static @Nullable Instant answerBy(List<Offer> tries) {
        return tries.stream()
                .filter(offer -> offer.state().isOpen())
                .map(Offer::answerBy)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static Map<UUID, String> technicianNames(List<Offer> asked) {
        return asked.stream()
                .map(Offer::technician)
                .collect(toMap(each -> each.id(), each -> each.name(), (one, _) -> one));
    }
}
