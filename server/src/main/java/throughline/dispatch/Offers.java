package throughline.dispatch;

import static java.util.stream.Collectors.joining;
import static throughline.dispatch.db.Tables.OFFER;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Refused;
import throughline.work.Hold;
import throughline.work.Report;
import throughline.work.WorkOrder;
import throughline.work.WorkOrders;

/**
 * The front door to offers: a technician answers one and goes, or a dispatcher makes one by hand. Doing something twice is doing it
 * once. {@code hand} says whose it is; null is somebody's whose browser keeps nothing.
 */
@Component
@Transactional
public class Offers {
    /** So soon somebody promises to be there who accepts and says no time. */
    public static final Duration USUAL_ARRIVAL = Duration.ofMinutes(30);

    static final Duration LATEST_ARRIVAL = Duration.ofHours(12);

    private final DSLContext database;
    private final OfferBook book;
    private final Searches searches;
    private final Technicians technicians;
    private final WorkOrders orders;
    private final Delivery delivery;
    private final TechnicianTexts texts;
    private final EventLog events;
    private final InstantSource clock;

    Offers(
            DSLContext database,
            OfferBook book,
            Searches searches,
            Technicians technicians,
            WorkOrders orders,
            Delivery delivery,
            TechnicianTexts texts,
            EventLog events,
            InstantSource clock) {
        this.database = database;
        this.book = book;
        this.searches = searches;
        this.technicians = technicians;
        this.orders = orders;
        this.delivery = delivery;
        this.texts = texts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Exactly one technician gets each seat; the others are told who it is.
     *
     * @throws Refused {@code dispatch.taken} with the winner's name, {@code dispatch.offer-over}, {@code dispatch.arrival-impossible}
     */
    public void accept(UUID offerId, Instant arrivesAt, @Nullable Hand hand) {
        var now = clock.instant();
        if (!arrivesAt.isAfter(now) || arrivesAt.isAfter(now.plus(LATEST_ARRIVAL))) {
            throw new Refused("dispatch.arrival-impossible", "Say when you will be there: within the next 12 hours.");
        }
        var order = lockOrderOf(offerId);
        var offer = book.get(offerId);
        if (offer.state() == OfferState.ACCEPTED) {
            mustBeOwn(offer, hand);
            return;
        }
        mustBeOpen(offer, order);
        searches.hear(order, new News.Accepted(offerId, arrivesAt));
        keepDevice(offerId, hand);
    }

    /**
     * Accepts on the phone, where nobody says a time; a text tells what it is and where.
     *
     * @param call so that the text goes out once
     * @return when the technician is expected
     */
    public Instant acceptByPhone(UUID offerId, UUID call) {
        accept(offerId, clock.instant().plus(USUAL_ARRIVAL), null);
        var offer = book.get(offerId);
        texts.answer(orders.lock(offer.order()), offer.technician(), "yours", offerId, call);
        return Objects.requireNonNull(offer.arrivesAt());
    }

    /** The page of the offer was opened. */
    public void read(UUID offerId) {
        delivery.read(offerId);
    }

    /** Refuses an open offer, or gives an accepted one back while the technician is not on site. */
    public void reject(UUID offerId, RejectReason reason, @Nullable Hand hand) {
        var order = lockOrderOf(offerId);
        var offer = book.get(offerId);
        if (offer.state() == OfferState.REJECTED) {
            return;
        }
        if (offer.state() == OfferState.ACCEPTED) {
            mustBeOwn(offer, hand);
            if (offer.isThere()) {
                throw new Refused("work.already-on-site", "The technician is on site already.");
            }
            searches.hear(order, new News.GivenBack(offerId, reason.word()));
            return;
        }
        mustBeOpen(offer, order);
        searches.hear(order, new News.Rejected(offerId, reason));
    }

    /** A person at a desk gives to others what this technician accepted; he is told. */
    void takenAway(UUID offerId) {
        var order = lockOrderOf(offerId);
        var offer = book.get(offerId);
        searches.hear(order, new News.GivenBack(offerId, RejectReason.WORKING_TIME.word()));
        texts.withdrawnAfterAll(order, offer);
    }

    /** The technician promises another time; the order's is that of whoever speaks for it. */
    public void arrivesAt(UUID offerId, Instant arrivesAt, @Nullable Hand hand) {
        var now = clock.instant();
        if (!arrivesAt.isAfter(now) || arrivesAt.isAfter(now.plus(LATEST_ARRIVAL))) {
            throw new Refused("dispatch.arrival-impossible", "Say when you will be there: within the next 12 hours.");
        }
        var order = visit(offerId, hand);
        var offer = book.get(offerId);
        var who = offer.technician().id();
        if (offer.isThere()) {
            throw new Refused("work.already-on-site", "The technician is on site already.");
        }
        if (offer.visit() != null && (!who.equals(order.technician()) || isThere(order))) {
            searches.hear(order, new News.ArrivalMoved(who, arrivesAt, false));
        } else {
            orders.arrivesAt(order.id(), arrivesAt, null);
        }
    }

    /** Of several the first who leaves moves the order. */
    public void onTheWay(UUID offerId, @Nullable Hand hand) {
        var order = visit(offerId, hand);
        var offer = book.get(offerId);
        if (offer.visit() == null || !isThere(order)) {
            orders.onTheWay(order.id(), said(hand), null);
        }
        searches.hear(order, new News.Left(offer.technician().id()));
    }

    /** Of several the first who is there moves the order. */
    public void onSite(UUID offerId, @Nullable Hand hand) {
        var order = visit(offerId, hand);
        orders.onSite(order.id(), book.get(offerId).technician().id(), said(hand), null);
    }

    private static boolean isThere(WorkOrder order) {
        return order.state().equals("on-site") || order.state().equals("report-due");
    }

    /** The people are out. */
    public void released(UUID offerId, @Nullable Hand hand) {
        orders.released(visit(offerId, hand).id(), said(hand), null);
    }

    /** It waits, and whoever goes there need not. */
    public void hold(UUID offerId, Hold hold, @Nullable Hand hand) {
        var order = atWork(offerId, hand);
        var technician = book.get(offerId).technician();
        orders.hold(order.id(), hold, null);
        var data = Map.of("name", technician.name(), "reason", hold.reason().word(), "wakeAt", hold.wakeAt());
        events.append("dispatch", order.id(), "put-on-hold", null, data);
    }

    /** The code of the key box is shown to her, which the order's history says. */
    public WorkOrder sawKeyCode(UUID offerId, @Nullable Hand hand) {
        var order = atWork(offerId, hand);
        var technician = book.get(offerId).technician();
        events.append("dispatch", order.id(), "key-code-shown", null, Map.of("name", technician.name()));
        return order;
    }

    public void report(UUID offerId, Report report, @Nullable Hand hand) {
        orders.close(visit(offerId, hand).id(), report.leaving(said(hand)), null);
    }

    private Instant said(@Nullable Hand hand) {
        var now = clock.instant();
        return hand == null ? now : hand.said(now);
    }

    /** The order, for something that belongs to the visit and moves nothing, such as a photo. Refused as every other act is. */
    public WorkOrder atWork(UUID offerId, @Nullable Hand hand) {
        var order = visit(offerId, hand);
        if (!order.isOpen()) {
            throw new Refused("dispatch.offer-over", "This job is not offered to you any more. Nothing to do.");
        }
        return order;
    }

    /** Whose offer it is. */
    UUID of(UUID offerId) {
        return book.get(offerId).technician().id();
    }

    WorkOrder lock(UUID order) {
        return orders.lock(order);
    }

    /**
     * A dispatcher asks somebody of her choice; whoever is being asked is told that it is over.
     *
     * @throws Refused {@code dispatch.has-left}, {@code dispatch.already-asked}, {@code dispatch.has-a-seat}
     */
    public void byHand(UUID order, UUID technician, @Nullable String reason, UUID by) {
        var form = new Form();
        var why = form.text("reason", reason, 500);
        form.accept();
        var locked = orders.lock(order);
        var to = technicians.get(technician);
        if (!to.active()) {
            throw new Refused("dispatch.has-left", "{0} does not work here any more.", to.name());
        }
        var offers = book.of(List.of(order));
        if (offers.stream()
                .anyMatch(
                        each -> each.state().isOpen() && each.technician().id().equals(technician))) {
            throw new Refused("dispatch.already-asked", "{0} is being asked already.", to.name());
        }
        if (offers.stream()
                .anyMatch(each -> each.state() == OfferState.ACCEPTED
                        && each.technician().id().equals(technician)
                        && (locked.technician() == null || searches.isSearching(locked)))) {
            throw new Refused("dispatch.has-a-seat", "{0} has a seat in this job already.", to.name());
        }
        if (locked.technician() == null || !searches.isSearching(locked)) {
            orders.offering(order); // refuses what is taken, on hold or over
        }
        searches.hear(locked, new News.ByHand(technician, by, why));
    }

    /** Whether this browser may act: nobody's link is bound before the acceptance, or before the first act after one by text. */
    @Transactional(readOnly = true)
    public boolean isOwn(UUID offer, @Nullable Hand hand) {
        if (hand != null && hand.technician() != null) {
            return hand.technician().equals(book.get(offer).technician().id());
        }
        var kept = database.select(OFFER.DEVICE)
                .from(OFFER)
                .where(OFFER.ID.eq(offer))
                .fetchOne(OFFER.DEVICE);
        return kept == null
                || hand != null && hand.device() != null && MessageDigest.isEqual(kept, Links.hash(hand.device()));
    }

    private WorkOrder visit(UUID offerId, @Nullable Hand hand) {
        var order = lockOrderOf(offerId);
        var offer = book.get(offerId);
        if (offer.state() != OfferState.ACCEPTED) {
            mustBeOpen(offer, order);
            throw new Refused("dispatch.not-accepted", "Accept this job first.");
        }
        mustBeOwn(offer, hand);
        return order;
    }

    /** The first browser that acts after an acceptance by text is the technician's. */
    private void mustBeOwn(Offer offer, @Nullable Hand hand) {
        if (!isOwn(offer.id(), hand)) {
            throw taken(offer.technician().name());
        }
        keepDevice(offer.id(), hand);
    }

    private void mustBeOpen(Offer offer, WorkOrder order) {
        if (offer.state().isOpen()) {
            return;
        }
        var winners = book.of(List.of(order.id())).stream()
                .filter(each -> each.state() == OfferState.ACCEPTED && order.cancelled() == null)
                .map(Offer::technician)
                .toList();
        if (!winners.isEmpty() && !winners.contains(offer.technician())) {
            throw taken(winners.stream().map(Technician::name).collect(joining(", ")));
        }
        throw new Refused("dispatch.offer-over", "This job is not offered to you any more. Nothing to do.");
    }

    private static Refused taken(String names) {
        return new Refused("dispatch.taken", "{0} has this job. Nothing to do.", names);
    }

    private void keepDevice(UUID offer, @Nullable Hand hand) {
        if (hand != null && hand.device() != null) {
            database.update(OFFER)
                    .set(OFFER.DEVICE, Links.hash(hand.device()))
                    .where(OFFER.ID.eq(offer), OFFER.DEVICE.isNull())
                    .execute();
        }
    }

    private WorkOrder lockOrderOf(UUID offer) {
        return orders.lock(book.orderOf(offer));
    }
}
