package throughline.routing;

import static throughline.routing.db.Tables.QUEUE;
import static throughline.routing.db.Tables.WAITING;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.contact.ContactAnswered;
import throughline.contact.ContactClosed;
import throughline.contact.ContactEnded;
import throughline.contact.ContactOpened;
import throughline.contact.ContactWaitsAgain;
import throughline.kernel.Together;
import throughline.kernel.Transactions;

/** Listens to the contacts: writes in their transaction who waits, and tells routing's thread once that is kept. */
@Component
class WhoWaits {
    private final DSLContext database;
    private final Together together;
    private final Transactions transactions;
    private final Routing routing;
    private final ObjectProvider<WhoKnows> whoKnows;

    WhoWaits(
            DSLContext database,
            Together together,
            Transactions transactions,
            Routing routing,
            ObjectProvider<WhoKnows> whoKnows) {
        this.database = database;
        this.together = together;
        this.transactions = transactions;
        this.routing = routing;
        this.whoKnows = whoKnows;
    }

    @EventListener
    void on(ContactOpened opened) {
        waits(opened.contact(), opened.queue(), opened.fromLift(), known(opened), opened.at());
    }

    @EventListener
    void on(ContactWaitsAgain again) {
        transactions.afterCommit(() -> routing.hear(new Note.LostInCall(again.contact(), again.lostAgent())));
        waits(again.contact(), again.queue(), again.fromLift(), null, again.waitingSince());
    }

    @EventListener
    void on(ContactAnswered answered) {
        forget(answered.contact());
        transactions.afterCommit(() -> routing.talks(answered.contact(), answered.agent()));
    }

    @EventListener
    void on(ContactEnded ended) {
        forget(ended.contact());
        transactions.afterCommit(() -> routing.hear(new Note.Over(ended.contact())));
    }

    @EventListener
    void on(ContactClosed closed) {
        transactions.afterCommit(() -> routing.hear(new Note.Finished(closed.contact(), closed.agent())));
    }

    /** Somebody may be inside a lift that calls: it waits before all others, and anybody may take it. */
    private void waits(UUID contact, UUID queueId, boolean fromLift, @Nullable UUID knownTo, Instant since) {
        var queue = database.selectFrom(QUEUE).where(QUEUE.ID.eq(queueId)).fetchSingle();
        var waiting = new Waiting(
                contact,
                queueId,
                fromLift ? null : queue.getSkill(),
                fromLift ? Waiting.LIFT : queue.getPriority(),
                since,
                Duration.ofSeconds(queue.getOfferSeconds()),
                null,
                knownTo);
        together.write(database.insertInto(WAITING)
                .set(WAITING.CONTACT, contact)
                .set(WAITING.QUEUE, queueId)
                .set(WAITING.SKILL, waiting.skill())
                .set(WAITING.PRIORITY, waiting.priority())
                .set(WAITING.SINCE, since.atOffset(ZoneOffset.UTC))
                .set(WAITING.OFFER_SECONDS, queue.getOfferSeconds()));
        transactions.afterCommit(() -> routing.hear(new Note.Waits(waiting)));
    }

    private @Nullable UUID known(ContactOpened opened) {
        return whoKnows.stream()
                .map(each -> each.has(opened))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void forget(UUID contact) {
        database.deleteFrom(WAITING).where(WAITING.CONTACT.eq(contact)).execute();
    }
}
