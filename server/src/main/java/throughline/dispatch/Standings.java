package throughline.dispatch;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.count;
import static throughline.dispatch.SearchRows.utc;
import static throughline.dispatch.db.Tables.HELP;
import static throughline.dispatch.db.Tables.OFFER;
import static throughline.dispatch.db.Tables.SILENCE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.asset.Sites;
import throughline.asset.Unit;
import throughline.asset.Units;
import throughline.customer.Customers;
import throughline.dispatch.Ranking.Need;
import throughline.dispatch.Ranking.Standing;
import throughline.work.OrderBook;
import throughline.work.OrderBook.InHand;
import throughline.work.OrderBook.Visits;
import throughline.work.WorkOrder;

/** Finds what {@link Ranking} weighs: a handful of queries for an order, however many technicians there are. */
@Component
class Standings {
    private static final Set<String> NEED_TRAINING = Set.of("hydraulic", "escalator", "platform");
    private static final Duration LATELY = Duration.ofDays(30);

    private final DSLContext database;
    private final OnCall onCall;
    private final Rests rests;
    private final Positions positions;
    private final OrderBook orders;
    private final Units units;
    private final Sites sites;
    private final Customers customers;
    private final DispatchSettings settings;

    Standings(
            DSLContext database,
            OnCall onCall,
            Rests rests,
            Positions positions,
            OrderBook orders,
            Units units,
            Sites sites,
            Customers customers,
            DispatchSettings settings) {
        this.database = database;
        this.onCall = onCall;
        this.rests = rests;
        this.positions = positions;
        this.orders = orders;
        this.units = units;
        this.sites = sites;
        this.customers = customers;
        this.settings = settings;
    }

    /** Each of these beside this order, in no order. @param steps of the ladder on which they stand now, by technician */
    List<Candidate> of(WorkOrder order, Collection<Technician> technicians, Map<UUID, Integer> steps, Instant now) {
        var ids = technicians.stream().map(Technician::id).collect(toSet());
        var need = need(order, now);
        var turns = onCall.at(order.area(), now).stream()
                .collect(toMap(turn -> turn.technician().id(), Turn::rank, Math::min));
        var inHand = orders.inHand(ids, now).stream()
                .filter(each -> !each.order().equals(order.id()))
                .collect(groupingBy(InHand::technician));
        var leaveFrom = leaveFrom(inHand.values());
        var unit = order.unit();
        var visits = unit == null ? Map.<UUID, Visits>of() : orders.visitsTo(unit);
        var seen = positions.of(ids);
        var resting = resting(ids, now);
        var refused = new HashSet<UUID>();
        var asked = new HashSet<UUID>();
        database.select(OFFER.TECHNICIAN, OFFER.STATE)
                .from(OFFER)
                .where(OFFER.WORK_ORDER.eq(order.id()))
                .forEach(offer ->
                        (offer.value2().equals(OfferState.REJECTED.word()) ? refused : asked).add(offer.value1()));
        var silent = database.select(SILENCE.TECHNICIAN)
                .from(SILENCE)
                .where(SILENCE.TECHNICIAN.in(ids), SILENCE.UNTIL.gt(utc(now)))
                .fetchSet(SILENCE.TECHNICIAN);
        var refusals = refusals(steps.keySet(), order, now);
        return technicians.stream()
                .map(who -> Ranking.assess(
                        need,
                        new Standing(
                                who,
                                turns.get(who.id()),
                                steps.get(who.id()),
                                inHand.getOrDefault(who.id(), List.of()),
                                leaveFrom.get(who.id()),
                                visits.get(who.id()),
                                seen.get(who.id()),
                                resting.get(who.id()),
                                refused.contains(who.id()),
                                asked.contains(who.id()),
                                silent.contains(who.id()),
                                refusals.getOrDefault(who.id(), 0))))
                .toList();
    }

    /** Whether the ladder itself may ask this technician about the order; the database is not asked. */
    static boolean mayGo(WorkOrder order, Technician technician, Instant now) {
        return Ranking.mayGo(technician, needsRelease(order), LocalDate.ofInstant(now, ZoneId.of(order.zone())));
    }

    private static boolean needsRelease(WorkOrder order) {
        return order.isTrapped() || order.problem().job().skills().contains(Ranking.RELEASE);
    }

    /** What whoever is there says that somebody must be able to do. */
    private Set<String> askedForOnSite(WorkOrder order) {
        return database.select(HELP.SKILL)
                .from(HELP)
                .where(HELP.WORK_ORDER.eq(order.id()), HELP.SKILL.ne(""))
                .fetchSet(HELP.SKILL);
    }

    private Need need(WorkOrder order, Instant now) {
        var site = sites.get(order.site());
        var unit = order.unit() == null ? null : units.get(order.unit());
        var language = customers.all(List.of(order.customer())).stream()
                .map(customer -> customer.language())
                .findFirst()
                .orElse("");
        var skills = new HashSet<>(order.problem().job().skills());
        if (unit != null && NEED_TRAINING.contains(unit.kind())) {
            skills.add(unit.kind());
        }
        skills.addAll(askedForOnSite(order));
        return new Need(
                skills,
                needsRelease(order),
                unit == null ? "" : equipment(unit),
                language,
                Spot.of(site.latitude(), site.longitude()),
                ZoneId.of(order.zone()),
                settings.standing().driving(),
                now);
    }

    /** The places of the jobs after which they are free, by technician; who has one at an unknown place is left out. */
    private Map<UUID, Spot> leaveFrom(Collection<List<InHand>> inHand) {
        var last = inHand.stream()
                .map(jobs -> jobs.stream().max(comparing(InHand::endsAbout)).orElseThrow())
                .collect(toMap(InHand::technician, InHand::site));
        var places = new HashMap<UUID, Spot>();
        sites.all(Set.copyOf(last.values())).forEach(site -> {
            var spot = Spot.of(site.latitude(), site.longitude());
            if (spot != null) {
                places.put(site.id(), spot);
            }
        });
        var leave = new HashMap<UUID, Spot>();
        last.forEach((technician, site) -> {
            if (places.containsKey(site)) {
                leave.put(technician, places.get(site));
            }
        });
        return leave;
    }

    private static String equipment(Unit unit) {
        return (unit.maker() + " " + unit.model()).strip();
    }

    /** Called out in the night and not yet rested. */
    private Map<UUID, Instant> resting(Set<UUID> ids, Instant now) {
        return rests.callouts(ids).stream()
                .filter(each -> each.rested().isAfter(now))
                .collect(toMap(Rests.NightCallout::technician, Rests.NightCallout::rested));
    }

    /** Of other orders; only of those who may be asked: who is off duty is not ranked by it. */
    private Map<UUID, Integer> refusals(Set<UUID> ids, WorkOrder order, Instant now) {
        var counted = new HashMap<UUID, Integer>();
        if (!ids.isEmpty()) {
            database.select(OFFER.TECHNICIAN, count())
                    .from(OFFER)
                    .where(
                            OFFER.TECHNICIAN.in(ids),
                            OFFER.OFFERED_AT.gt(utc(now.minus(LATELY))),
                            OFFER.STATE.eq(OfferState.REJECTED.word()),
                            OFFER.WORK_ORDER.ne(order.id()))
                    .groupBy(OFFER.TECHNICIAN)
                    .forEach(row -> counted.put(row.value1(), row.value2()));
        }
        return counted;
    }
}
