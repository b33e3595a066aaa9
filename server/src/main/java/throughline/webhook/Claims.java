package throughline.webhook;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;
import static throughline.webhook.db.Tables.DELIVERY;
import static throughline.webhook.db.Tables.SUBSCRIPTION;

import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.egress.Answer;
import throughline.kernel.EventLog;
import throughline.kernel.Transactions;
import throughline.webhook.db.tables.records.DeliveryRecord;

/**
 * In whose hands a delivery is. A claim is a lease on the database's clock: whoever dies with one in hand leaves it to the next, who sends
 * it again under the same id. What was claimed is the first of its thing that is not settled; the later ones wait for it.
 */
@Component
class Claims {
    /** So long a delivery is tried. */
    static final Duration TRIED_FOR = Duration.ofDays(3);

    /** A subscription that nothing reached for so long is paused. */
    static final Duration PAUSED_AFTER = Duration.ofDays(1);

    static final String FAILING = "failing";
    static final String GONE = "gone";

    /** The lease is longer than the slowest answer. {0}: subscriptions, {1}: how many of each, {2}: now. */
    private static final String CLAIM = """
            update webhook.delivery
               set state = 'sending', attempts = attempts + 1, tried_at = {2}, leased_till = clock_timestamp() + interval '30 seconds'
             where id in (
                select head.id
                  from unnest({0}, {1}) as wanted (subscription, free)
                  join webhook.subscription s on s.id = wanted.subscription and s.state = 'on'
                 cross join lateral (
                    select d.id
                      from webhook.delivery d
                     where d.subscription = wanted.subscription
                       and (d.state = 'waiting' and d.due_at <= {2} or d.state = 'sending' and d.leased_till < clock_timestamp())
                       and not exists (
                            select from webhook.delivery earlier
                             where earlier.subscription = d.subscription and earlier.subject = d.subject
                               and earlier.state in ('waiting', 'sending') and earlier.number < d.number)
                     order by d.due_at, d.number
                     limit wanted.free
                       for update skip locked) head)
            returning *
            """;

    private final DSLContext database;
    private final Transactions transactions;
    private final EventLog events;
    private final ApplicationEventPublisher announce;
    private final InstantSource clock;

    Claims(
            DSLContext database,
            Transactions transactions,
            EventLog events,
            ApplicationEventPublisher announce,
            InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.events = events;
        this.announce = announce;
        this.clock = clock;
    }

    /** @param free how many of each subscription may be on their way now */
    List<DeliveryRecord> claim(Map<UUID, Integer> free) {
        if (free.isEmpty()) {
            return List.of();
        }
        var subscriptions = new ArrayList<>(free.keySet());
        var counts = subscriptions.stream().map(free::get).toArray(Integer[]::new);
        return transactions.in(
                () -> database.resultQuery(CLAIM, val(subscriptions.toArray(UUID[]::new)), val(counts), val(now()))
                        .fetch(row -> row.into(DELIVERY)));
    }

    /** Writes down what came of this attempt, unless a later one was quicker. */
    void settle(UUID id, int attempt, Answer answer) {
        transactions.run(() -> {
            var row = database.selectFrom(DELIVERY)
                    .where(DELIVERY.ID.eq(id), DELIVERY.STATE.eq("sending"), DELIVERY.ATTEMPTS.eq(attempt))
                    .forUpdate()
                    .fetchOne();
            if (row == null) {
                return;
            }
            note(row, answer);
            boolean arrived = answer instanceof Answer.Said said && said.isYes();
            if (arrived) {
                settled(row, "delivered");
                reached(row.getSubscription());
            } else {
                failed(row, attempt);
                missed(row.getSubscription(), isGone(answer));
            }
            row.update();
            laterOnesWaitFor(row);
            announce.publishEvent(new WebhooksChanged());
        });
    }

    private static void note(DeliveryRecord row, Answer answer) {
        switch (answer) {
            case Answer.Said(var status, var beginning, var _) -> {
                row.setStatus(status);
                row.setAnswer(beginning);
                row.setTrouble(null);
            }
            case Answer.NotReached(var why) -> {
                row.setStatus(null);
                row.setAnswer(null);
                row.setTrouble(why.code());
            }
        }
    }

    private void settled(DeliveryRecord row, String state) {
        row.setState(state);
        row.setLeasedTill(null);
        row.setSettledAt(now());
    }

    private void failed(DeliveryRecord row, int attempt) {
        if (!row.getTriedSince().plus(TRIED_FOR).isAfter(now())) {
            settled(row, "dead");
            return;
        }
        row.setState("waiting");
        row.setLeasedTill(null);
        row.setDueAt(now().plus(Backoff.after(attempt)));
    }

    /** At once where this one is settled, else when it is tried again: until then there is nothing to do for them. */
    private void laterOnesWaitFor(DeliveryRecord row) {
        var due = row.getState().equals("waiting") ? row.getDueAt() : now();
        database.update(DELIVERY)
                .set(DELIVERY.DUE_AT, due)
                .where(
                        DELIVERY.SUBSCRIPTION.eq(row.getSubscription()),
                        DELIVERY.SUBJECT.eq(row.getSubject()),
                        DELIVERY.STATE.eq("waiting"),
                        DELIVERY.ID.ne(row.getId()))
                .execute();
    }

    private void reached(UUID subscription) {
        database.update(SUBSCRIPTION)
                .setNull(SUBSCRIPTION.FAILING_SINCE)
                .where(SUBSCRIPTION.ID.eq(subscription), SUBSCRIPTION.FAILING_SINCE.isNotNull())
                .execute();
    }

    private void missed(UUID subscription, boolean gone) {
        database.update(SUBSCRIPTION)
                .set(SUBSCRIPTION.FAILING_SINCE, now())
                .where(SUBSCRIPTION.ID.eq(subscription), SUBSCRIPTION.FAILING_SINCE.isNull())
                .execute();
        int paused = database.update(SUBSCRIPTION)
                .set(SUBSCRIPTION.STATE, "paused")
                .set(SUBSCRIPTION.PAUSED_AT, now())
                .set(SUBSCRIPTION.PAUSED_WHY, gone ? GONE : FAILING)
                .where(SUBSCRIPTION.ID.eq(subscription), SUBSCRIPTION.STATE.eq("on"))
                .and(gone ? noCondition() : SUBSCRIPTION.FAILING_SINCE.le(now().minus(PAUSED_AFTER)))
                .execute();
        if (paused == 1) {
            events.append(
                    "webhook", subscription, "subscription-paused", null, Map.of("reason", gone ? GONE : FAILING));
        }
    }

    private static boolean isGone(Answer answer) {
        return answer instanceof Answer.Said said && said.status() == HttpURLConnection.HTTP_GONE;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
