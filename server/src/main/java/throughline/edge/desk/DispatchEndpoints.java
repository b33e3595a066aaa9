package throughline.edge.desk;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.dispatch.HelpBook;
import throughline.dispatch.JobsOfTheAbsent;
import throughline.dispatch.OfferBook;
import throughline.dispatch.Unreached;
import throughline.dispatch.UnreachedOrders;
import throughline.kernel.Slice;
import throughline.people.People;
import throughline.rota.Absences;
import throughline.rota.Away;
import throughline.work.OrderBook;
import throughline.work.OrderBook.Filter;
import throughline.work.WorkOrder;

/** The dispatch board: who needs somebody now, what is under way, who cannot be reached, what is parked, which report is owed. */
@RestController
class DispatchEndpoints {
    private static final int MOST = 2_000;
    private static final Set<String> WITHOUT_SOMEBODY = Set.of("raised", "offering");
    private static final Set<String> UNDER_WAY = Set.of("accepted", "on-the-way", "on-site");
    private static final Duration LATELY = Duration.ofHours(24);

    /** The rule of the board: priority first, then the time that is left. */
    static final Comparator<OrderRow> BY_RULE = Comparator.comparing(OrderRow::priority)
            .thenComparing(row -> row.dueAt() == null ? Instant.MAX : row.dueAt())
            .thenComparing(OrderRow::raisedAt)
            .thenComparing(OrderRow::id);

    private final OrderBook orders;
    private final OfferBook offers;
    private final UnreachedOrders unreachedOrders;
    private final HelpBook help;
    private final JobsOfTheAbsent absent;
    private final Absences absences;
    private final OrderShelf shelf;
    private final Readers readers;
    private final People people;
    private final InstantSource clock;

    DispatchEndpoints(
            OrderBook orders,
            OfferBook offers,
            UnreachedOrders unreachedOrders,
            HelpBook help,
            JobsOfTheAbsent absent,
            Absences absences,
            OrderShelf shelf,
            Readers readers,
            People people,
            InstantSource clock) {
        this.orders = orders;
        this.offers = offers;
        this.unreachedOrders = unreachedOrders;
        this.help = help;
        this.absent = absent;
        this.absences = absences;
        this.shelf = shelf;
        this.readers = readers;
        this.people = people;
        this.clock = clock;
    }

    record Unreachable(
            ContactRow.Named technician,
            String phone,
            OrderCard.OrderNumber order,
            int tries,
            Instant lastAt,
            OrderRow.@Nullable Next next) {}

    /**
     * An order that reaches nobody.
     *
     * @param why nobody-there, phones-off, no-reply, refused or tried
     * @param remedy second-line, wider or again: what may help at once
     */
    record UnreachedShown(
            UUID id,
            String number,
            int priority,
            String siteName,
            String street,
            String city,
            String why,
            int people,
            int times,
            Instant since,
            String remedy) {
        static UnreachedShown of(Unreached of, OrderRow row) {
            return new UnreachedShown(
                    row.id(),
                    row.number(),
                    row.priority(),
                    row.siteName(),
                    row.street(),
                    row.city(),
                    of.why().word(),
                    of.people(),
                    of.times(),
                    of.since(),
                    of.remedy().word());
        }
    }

    /**
     * @param unreachable orders that reach nobody, and technicians who do not answer
     * @param notSent open orders that nobody has accepted
     * @param oldestSeconds age of the oldest of them
     * @param acceptedShare percent of the last day's answered offers that were accepted
     */
    record Counts(
            int open,
            int unreachable,
            int onHold,
            int reportDue,
            int notSent,
            @Nullable Long oldestSeconds,
            @Nullable Integer acceptedShare) {}

    /** Accepted and not begun by somebody who is away since then: stays or moves? */
    record AbsentShown(ContactRow.Named technician, OrderCard.OrderNumber order, String where, Instant awaySince) {}

    record Board(
            List<HelpShown> help,
            List<AbsentShown> absent,
            List<OrderRow> needsYou,
            List<OrderRow> underWay,
            List<UnreachedShown> unreached,
            List<Unreachable> unreachable,
            List<OrderRow> onHold,
            List<OrderRow> reportDue,
            Counts counts,
            List<String> areas) {}

    @GetMapping("/api/dispatch")
    Board board(@RequestParam @Nullable String area) {
        var now = clock.instant();
        var language = readers.languageOf(people.current().person().value());
        var open = orders.open(Filter.ALL, Slice.first(MOST)).items();
        var all = shelf.rows(open, language).stream().sorted(BY_RULE).toList();
        var shown = area == null || area.isEmpty()
                ? all
                : all.stream().filter(row -> row.area().equals(area)).toList();
        var waiting = where(shown, row -> WITHOUT_SOMEBODY.contains(row.state()));
        var needs = where(
                shown,
                row -> WITHOUT_SOMEBODY.contains(row.state()) || !row.late().isEmpty());
        var underWay = where(
                shown, row -> UNDER_WAY.contains(row.state()) && row.late().isEmpty());
        var onHold = where(shown, row -> row.state().equals("on-hold"));
        var reportDue = where(shown, row -> row.state().equals("report-due"));
        var unreached = unreached(open, shown);
        var unreachable = unreachable(all, area);
        return new Board(
                HelpShown.of(help.open(), order -> row(order, all, area, language)),
                absent(all, area, language, now),
                needs,
                underWay,
                unreached,
                unreachable,
                onHold,
                reportDue,
                new Counts(
                        needs.size() + underWay.size(),
                        unreached.size() + unreachable.size(),
                        onHold.size(),
                        reportDue.size(),
                        waiting.size(),
                        waiting.stream()
                                .map(row ->
                                        Duration.between(row.raisedAt(), now).toSeconds())
                                .max(Long::compare)
                                .orElse(null),
                        offers.acceptedShare(now.minus(LATELY))),
                all.stream().map(OrderRow::area).distinct().sorted().toList());
    }

    private List<AbsentShown> absent(List<OrderRow> open, @Nullable String area, String language, Instant now) {
        var away = absences.during(now, now.plusMillis(1)).stream()
                .collect(toMap(Away::technician, Away::from, (one, other) -> one.isBefore(other) ? one : other));
        return absent.among(away).stream()
                .mapMulti((JobsOfTheAbsent.Question each, Consumer<AbsentShown> shown) -> {
                    var row = row(each.order().id(), open, area, language);
                    if (row != null) {
                        var who = each.offer().technician();
                        shown.accept(new AbsentShown(
                                new ContactRow.Named(who.id(), who.name()),
                                new OrderCard.OrderNumber(row.id(), row.number()),
                                row.where(),
                                each.awaySince()));
                    }
                })
                .toList();
    }

    /** In the order of the board. */
    private List<UnreachedShown> unreached(List<WorkOrder> open, List<OrderRow> shown) {
        var byOrder = unreachedOrders.among(open).stream().collect(toMap(Unreached::order, identity()));
        return shown.stream()
                .filter(row -> byOrder.containsKey(row.id()))
                .map(row -> UnreachedShown.of(requireNonNull(byOrder.get(row.id())), row))
                .toList();
    }

    /** Of an order of this area; also one that ended while somebody there asked for help. */
    private @Nullable OrderRow row(UUID order, List<OrderRow> open, @Nullable String area, String language) {
        return open.stream()
                .filter(row -> row.id().equals(order))
                .findFirst()
                .or(() -> shelf.rows(orders.all(List.of(order)), language).stream()
                        .findFirst())
                .filter(row -> area == null || area.isEmpty() || row.area().equals(area))
                .orElse(null);
    }

    private List<Unreachable> unreachable(List<OrderRow> open, @Nullable String area) {
        return offers.silent().stream()
                .filter(silent -> area == null
                        || area.isEmpty()
                        || silent.technician().area().equals(area))
                .map(silent -> {
                    var row = open.stream()
                            .filter(each -> each.id().equals(silent.order()))
                            .findFirst()
                            .orElse(null);
                    var order =
                            row == null ? number(silent.order()) : new OrderCard.OrderNumber(row.id(), row.number());
                    return new Unreachable(
                            new ContactRow.Named(
                                    silent.technician().id(),
                                    silent.technician().name()),
                            silent.technician().phone(),
                            order,
                            silent.tries(),
                            silent.lastAt(),
                            row == null ? null : row.next());
                })
                .toList();
    }

    private OrderCard.OrderNumber number(UUID order) {
        return new OrderCard.OrderNumber(order, orders.get(order).number());
    }

    private static List<OrderRow> where(List<OrderRow> rows, Predicate<OrderRow> which) {
        return rows.stream().filter(which).toList();
    }
}
