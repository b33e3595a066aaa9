package throughline.dispatch;

import static throughline.dispatch.SearchRows.utc;
import static throughline.dispatch.db.Tables.OFFER;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.dispatch.db.tables.records.OfferRecord;
import throughline.kernel.EventLog;
import throughline.notify.TextSettled;
import throughline.notify.TextState;
import throughline.work.WorkOrders;

/**
 * Hears what became of the texts that carry offers. A text that will never arrive leads to the next technician at once. The text's
 * row is locked meanwhile; whoever keeps an order never waits for a text, so the two cannot wait for each other.
 */
@Component
class TextNews {
    private final DSLContext database;
    private final OfferBook book;
    private final Searches searches;
    private final WorkOrders orders;
    private final TechnicianTexts texts;
    private final EventLog events;
    private final ApplicationEventPublisher announce;
    private final InstantSource clock;

    TextNews(
            DSLContext database,
            OfferBook book,
            Searches searches,
            WorkOrders orders,
            TechnicianTexts texts,
            EventLog events,
            ApplicationEventPublisher announce,
            InstantSource clock) {
        this.database = database;
        this.book = book;
        this.searches = searches;
        this.orders = orders;
        this.texts = texts;
        this.events = events;
        this.announce = announce;
        this.clock = clock;
    }

    @EventListener
    void on(TextSettled settled) {
        var offer = TechnicianTexts.offerOf(settled.key());
        if (offer == null) {
            return;
        }
        switch (settled.state()) {
            case SENT -> moved(offer, OFFER.SENT_AT, OfferState.SENT, List.of("queued"));
            case DELIVERED -> {
                moved(offer, OFFER.SENT_AT, OfferState.SENT, List.of("queued"));
                moved(offer, OFFER.DELIVERED_AT, OfferState.DELIVERED, List.of("queued", "sent"));
            }
            case FAILED, UNDELIVERED -> {
                var why = settled.state() == TextState.FAILED ? "not-sent" : "not-delivered";
                var asked = book.get(offer);
                if (clock.instant()
                        .isBefore(asked.answerBy())) { // afterwards it has expired, whatever became of its text
                    searches.hear(orders.lock(asked.order()), new News.Undelivered(offer, why));
                }
            }
            case WAITING, SENDING, WITHDRAWN -> {}
        }
        if (settled.read()) {
            moved(offer, OFFER.READ_AT, OfferState.READ, List.of("queued", "sent", "delivered"));
        }
    }

    /** An offer that ended while its text was leaving only keeps the time; its technician is told that it is over. */
    private void moved(UUID id, TableField<OfferRecord, OffsetDateTime> at, OfferState to, List<String> from) {
        var now = utc(clock.instant());
        int first = database.update(OFFER)
                .set(at, now)
                .where(OFFER.ID.eq(id), at.isNull())
                .execute();
        int moved = database.update(OFFER)
                .set(OFFER.STATE, to.word())
                .where(OFFER.ID.eq(id), OFFER.STATE.in(from))
                .execute();
        var offer = book.get(id);
        if (moved == 1) {
            events.append("dispatch", offer.order(), to.word(), null, Acts.about(offer.technician(), offer.id()));
        } else if (first == 1 && to == OfferState.SENT && offer.state() == OfferState.WITHDRAWN) {
            texts.withdrawnAfterAll(orders.lock(offer.order()), offer);
        }
        announce.publishEvent(new DispatchChanged(offer.order()));
    }
}
