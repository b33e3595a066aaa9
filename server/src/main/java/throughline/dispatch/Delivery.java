package throughline.dispatch;

import static throughline.dispatch.SearchRows.utc;
import static throughline.dispatch.db.Tables.OFFER;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.dispatch.db.tables.records.OfferRecord;
import throughline.kernel.EventLog;
import throughline.work.WorkOrders;

/**
 * The front door for whoever carries offers: how far one got on its way to the technician, or that it will not be answered. News may
 * come late, twice or in any order; an offer only moves forward, and keeps the time of the first news of each kind.
 */
@Component
@Transactional
public class Delivery {
    private final DSLContext database;
    private final OfferBook book;
    private final WorkOrders orders;
    private final Searches searches;
    private final TechnicianTexts texts;
    private final EventLog events;
    private final ApplicationEventPublisher announce;
    private final InstantSource clock;

    Delivery(
            DSLContext database,
            OfferBook book,
            WorkOrders orders,
            Searches searches,
            TechnicianTexts texts,
            EventLog events,
            ApplicationEventPublisher announce,
            InstantSource clock) {
        this.database = database;
        this.book = book;
        this.orders = orders;
        this.searches = searches;
        this.texts = texts;
        this.events = events;
        this.announce = announce;
        this.clock = clock;
    }

    /** An offer that ended while its text was leaving is not moved; its technician is told that it is over. */
    public void sent(UUID offer) {
        var order = orders.lock(book.orderOf(offer)); // before the offer, as everybody does: none waits for the other
        var asked = moved(offer, OFFER.SENT_AT, OfferState.SENT, List.of("queued"));
        if (asked != null && asked.state() == OfferState.WITHDRAWN) {
            texts.withdrawnAfterAll(order, asked);
        }
    }

    public void delivered(UUID offer) {
        sent(offer);
        moved(offer, OFFER.DELIVERED_AT, OfferState.DELIVERED, List.of("queued", "sent"));
    }

    public void read(UUID offer) {
        moved(offer, OFFER.READ_AT, OfferState.READ, List.of("queued", "sent", "delivered"));
    }

    /**
     * Nobody will answer over this channel: it goes on over the next, or to the next technician, at once. What failed only after its
     * time has expired, whatever became of it.
     *
     * @param why such as {@code not-sent}; {@code no-answer} where it arrived and its technician is silent
     */
    public void failed(UUID offer, String channel, String why) {
        var asked = book.get(offer);
        if (clock.instant().isBefore(asked.answerBy())) {
            searches.hear(orders.lock(asked.order()), new News.Undelivered(offer, channel, why));
        }
    }

    /** @return the offer as it stands after the first news of its kind; null when this is not the first */
    private @Nullable Offer moved(
            UUID id, TableField<OfferRecord, OffsetDateTime> at, OfferState to, List<String> from) {
        int first = database.update(OFFER)
                .set(at, utc(clock.instant()))
                .where(OFFER.ID.eq(id), at.isNull())
                .execute();
        if (first == 0) {
            return null;
        }
        int moved = database.update(OFFER)
                .set(OFFER.STATE, to.word())
                .where(OFFER.ID.eq(id), OFFER.STATE.in(from))
                .execute();
        var offer = book.get(id);
        if (moved == 1) {
            events.append("dispatch", offer.order(), to.word(), null, Acts.about(offer.technician(), offer.id()));
        }
        announce.publishEvent(new DispatchChanged(offer.order()));
        return offer;
    }
}
