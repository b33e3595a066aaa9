package throughline.dispatch;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static throughline.dispatch.SearchRows.utc;
import static throughline.dispatch.db.Tables.OFFER;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Refused;
import throughline.work.OrderBook;
import throughline.work.WorkOrder;

/**
 * The front door to jobs that somebody accepted, has not begun, and is away for by now. What was promised to a caller is moved by nobody
 * but a person: each of them is asked about, and stays or is offered to others.
 */
@Component
@Transactional
public class JobsOfTheAbsent {
    private final DSLContext database;
    private final OfferBook offers;
    private final Offers acts;
    private final OrderBook orders;
    private final EventLog events;
    private final ApplicationEventPublisher announce;
    private final InstantSource clock;

    JobsOfTheAbsent(
            DSLContext database,
            OfferBook offers,
            Offers acts,
            OrderBook orders,
            EventLog events,
            ApplicationEventPublisher announce,
            InstantSource clock) {
        this.database = database;
        this.offers = offers;
        this.acts = acts;
        this.orders = orders;
        this.events = events;
        this.announce = announce;
        this.clock = clock;
    }

    /** @param awaySince when the absence of its technician began */
    public record Question(Offer offer, WorkOrder order, Instant awaySince) {}

    /**
     * Nobody has decided on these yet.
     *
     * @param away technicians who are away now, and since when
     */
    @Transactional(readOnly = true)
    public List<Question> among(Map<UUID, Instant> away) {
        if (away.isEmpty()) {
            return List.of();
        }
        var undecided = DSL.or(away.entrySet().stream()
                .map(each -> OFFER.TECHNICIAN
                        .eq(each.getKey())
                        .and(OFFER.STAYS_AT.isNull().or(OFFER.STAYS_AT.lt(utc(each.getValue())))))
                .toList());
        var theirs = offers.fetch(OFFER.STATE.eq(OfferState.ACCEPTED.word()).and(undecided));
        var open = orders.all(theirs.stream().map(Offer::order).toList()).stream()
                .filter(WorkOrder::isOpen)
                .collect(toMap(WorkOrder::id, order -> order));
        return theirs.stream()
                .filter(offer -> open.containsKey(offer.order()))
                .map(offer -> new Question(
                        offer,
                        requireNonNull(open.get(offer.order())),
                        requireNonNull(away.get(offer.technician().id()))))
                .filter(question -> question.offer().isNotBegun(question.order()))
                .toList();
    }

    /** It stays with its technician. @throws Refused {@code dispatch.has-no-seat}, {@code dispatch.begun-already} */
    public void stays(UUID order, UUID technician, UUID by) {
        var offer = notBegun(order, technician);
        database.update(OFFER)
                .set(OFFER.STAYS_AT, utc(clock.instant()))
                .where(OFFER.ID.eq(offer.id()))
                .execute();
        happened(offer, "stays", by);
        announce.publishEvent(new DispatchChanged(order));
    }

    /** Others are asked, and its technician and its callers are told. @throws Refused as for {@link #stays} */
    public void moves(UUID order, UUID technician, UUID by) {
        var offer = notBegun(order, technician);
        happened(offer, "moves", by);
        acts.takenAway(offer.id());
    }

    private Offer notBegun(UUID id, UUID technician) {
        var order = acts.lock(id);
        var offer = offers.of(List.of(id)).stream()
                .filter(each -> each.state() == OfferState.ACCEPTED
                        && each.technician().id().equals(technician))
                .findFirst()
                .orElseThrow(() -> new Refused("dispatch.has-no-seat", "They do not have this job any more."));
        if (!offer.isNotBegun(order)) {
            throw new Refused(
                    "dispatch.begun-already",
                    "{0} has begun it already.",
                    offer.technician().name());
        }
        return offer;
    }

    private void happened(Offer offer, String kind, UUID by) {
        events.append(
                "dispatch",
                offer.order(),
                kind,
                by,
                Map.of("name", offer.technician().name()));
    }
}
