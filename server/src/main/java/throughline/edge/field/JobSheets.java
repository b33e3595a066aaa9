package throughline.edge.field;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.alarm.SignalBook;
import throughline.asset.Sites;
import throughline.asset.UnitCards;
import throughline.customer.ContactPeople;
import throughline.dispatch.Climbs;
import throughline.dispatch.HelpBook;
import throughline.dispatch.Offer;
import throughline.dispatch.OfferState;
import throughline.kernel.Slice;
import throughline.request.AnswersGiven;
import throughline.request.MedicalRemarks;
import throughline.routing.Queues;
import throughline.work.OrderBook;
import throughline.work.Repeat;
import throughline.work.Repeats;
import throughline.work.ReportCodes;
import throughline.work.WorkOrder;

/** Puts a job sheet together from the rooms that own its parts, all as they are at one moment. */
@Component
@Transactional(readOnly = true)
class JobSheets {
    private static final Duration LATELY = Duration.ofDays(1);
    private static final int VISITS_TO_LOOK_AT = 5;

    /** The number for emergencies reaches everybody in Europe; elsewhere it is another one. */
    private static final String USUAL_EMERGENCY = "112";

    private static final Map<String, String> EMERGENCY = Map.of("TW", "119");

    private final OrderBook orders;
    private final UnitCards units;
    private final Sites sites;
    private final Repeats repeats;
    private final ReportCodes codes;
    private final Queues queues;
    private final JobFiles files;
    private final AnswersGiven answers;
    private final SignalBook signals;
    private final MedicalRemarks medical;
    private final ContactPeople people;
    private final Climbs climbs;
    private final HelpBook help;
    private final InstantSource clock;

    JobSheets(
            OrderBook orders,
            UnitCards units,
            Sites sites,
            Repeats repeats,
            ReportCodes codes,
            Queues queues,
            JobFiles files,
            AnswersGiven answers,
            SignalBook signals,
            MedicalRemarks medical,
            ContactPeople people,
            Climbs climbs,
            HelpBook help,
            InstantSource clock) {
        this.orders = orders;
        this.units = units;
        this.sites = sites;
        this.repeats = repeats;
        this.codes = codes;
        this.queues = queues;
        this.files = files;
        this.answers = answers;
        this.signals = signals;
        this.medical = medical;
        this.people = people;
        this.climbs = climbs;
        this.help = help;
        this.clock = clock;
    }

    JobSheet of(Offer offer) {
        var order = orders.get(offer.order());
        var site = sites.get(order.site());
        var unit = order.unit() == null ? null : units.of(order.unit());
        var language = offer.technician().language();
        return new JobSheet(
                order,
                offer,
                site.street(),
                site.city(),
                unit == null ? null : unit.name(),
                unit == null ? null : unit.kind(),
                unit == null ? "" : unit.warning(),
                site.access(),
                unit == null ? null : lastVisit(unit.id(), order.id(), language),
                again(order, language),
                files.of(order.id()),
                offer.state() == OfferState.ACCEPTED ? answers.ofOrder(order.id(), language) : List.of(),
                unit == null ? null : signals.faultOf(unit.id(), clock.instant().minus(LATELY)),
                offer.state() == OfferState.ACCEPTED ? medical.ofOrder(order.id()) : List.of(),
                contact(order.customer()),
                desk(language),
                offer.state().isOpen() ? climbs.ways(offer) : Set.of(),
                site.hasKeyCode(),
                EMERGENCY.getOrDefault(site.country(), USUAL_EMERGENCY),
                new JobSheet.Help(help.with(offer.id()), offer.state().isOpen() ? List.of() : help.skills()),
                clock(order));
    }

    /** Of an order on hold. */
    AppPage.ComingJob coming(WorkOrder order) {
        var street = sites.get(order.site()).street();
        var place = order.unit() == null
                ? street
                : street + ", " + units.of(order.unit()).name();
        return new AppPage.ComingJob(
                order, place, clock(order).time(requireNonNull(order.hold()).wakeAt()));
    }

    /** The clock on the wall where this job is. */
    PlaceClock clock(Offer offer) {
        return clock(orders.get(offer.order()));
    }

    private PlaceClock clock(WorkOrder order) {
        return new PlaceClock(ZoneId.of(order.zone()), clock.instant());
    }

    private JobSheet.@Nullable LastVisit lastVisit(UUID unit, UUID except, String language) {
        return orders.newest(OrderBook.Filter.ofUnit(unit), Slice.first(VISITS_TO_LOOK_AT)).items().stream()
                .filter(order -> !order.id().equals(except) && order.report() != null && order.closedAt() != null)
                .findFirst()
                .map(order -> {
                    var report = requireNonNull(order.report());
                    var found = ReportCode.name(codes.components(), report.component(), language);
                    var cause = ReportCode.name(codes.causes(), report.cause(), language);
                    return new JobSheet.LastVisit(requireNonNull(order.closedAt()), found + ", " + cause);
                })
                .orElse(null);
    }

    /** It was repaired a little while ago, and fails again: whoever goes now should know what was tried, and by whom. */
    private JobSheet.@Nullable Again again(WorkOrder order, String language) {
        var repeat = repeats.ofOrders(List.of(order)).get(order.id());
        if (repeat == null || !repeat.isFlagged()) {
            return null;
        }
        var rule = repeat.rule();
        return new JobSheet.Again(
                repeat.isRogue(),
                repeat.times(),
                rule.repeatDays(),
                repeat.rogueTimes(),
                rule.rogueDays(),
                repeat.component() == null ? null : ReportCode.name(codes.components(), repeat.component(), language),
                rule.componentDays(),
                repeat.last().stream().map(visit -> visit(visit, language)).toList());
    }

    private JobSheet.LastVisit visit(Repeat.Visit visit, String language) {
        var words = Stream.of(
                        ReportCode.name(codes.components(), visit.component(), language),
                        ReportCode.name(codes.causes(), visit.cause(), language),
                        ReportCode.name(codes.actions(), visit.action(), language),
                        visit.technician())
                .filter(Objects::nonNull)
                .collect(joining(", "));
        return new JobSheet.LastVisit(visit.at(), words);
    }

    private JobSheet.@Nullable Contact contact(UUID customer) {
        return people.of(customer).stream()
                .filter(person -> !person.phones().isEmpty())
                .findFirst()
                .map(person ->
                        new JobSheet.Contact(person.name(), person.phones().getFirst()))
                .orElse(null);
    }

    private @Nullable String desk(String language) {
        var reachable = queues.all().stream()
                .filter(queue -> !queue.dialledNumbers().isEmpty())
                .toList();
        return reachable.stream()
                .filter(queue -> queue.language().equals(language))
                .findFirst()
                .or(() -> reachable.stream().findFirst())
                .map(queue -> queue.dialledNumbers().getFirst())
                .orElse(null);
    }
}
