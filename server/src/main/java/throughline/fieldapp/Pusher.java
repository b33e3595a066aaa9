package throughline.fieldapp;

import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import throughline.dispatch.Delivery;
import throughline.dispatch.Technicians;
import throughline.dispatch.Way;
import throughline.egress.Answer;
import throughline.egress.Egress;
import throughline.fieldapp.db.tables.records.PushRecord;
import throughline.fieldapp.db.tables.records.SubscriptionRecord;
import throughline.kernel.Beat;
import throughline.kernel.EventLog;
import throughline.kernel.Scope;
import throughline.kernel.Secret;
import throughline.kernel.Transactions;
import throughline.work.WorkOrders;

/** Pushes what is due (RFC 8030), some at a time, and writes down what came of it. */
@Component
class Pusher extends Beat {
    private static final Logger LOG = LoggerFactory.getLogger(Pusher.class);
    private static final int AT_ONCE = 32;
    private static final Duration LEASE = Duration.ofSeconds(15); // egress waits ten
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final int DOUBLED_AT_MOST = 5;
    private static final int TOO_MANY = 429;

    private final PushRows rows;
    private final Subscriptions subscriptions;
    private final Notices notices;
    private final PushKey key;
    private final Egress egress;
    private final Delivery delivery;
    private final WorkOrders orders;
    private final Technicians technicians;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Semaphore hands = new Semaphore(AT_ONCE);

    Pusher(
            PushRows rows,
            Subscriptions subscriptions,
            Notices notices,
            PushKey key,
            Egress egress,
            Delivery delivery,
            WorkOrders orders,
            Technicians technicians,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        super("app-messages");
        this.rows = rows;
        this.subscriptions = subscriptions;
        this.notices = notices;
        this.key = key;
        this.egress = egress;
        this.delivery = delivery;
        this.orders = orders;
        this.technicians = technicians;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @EventListener
    void on(PushWritten written) {
        transactions.afterCommit(this::nudge);
    }

    @Override
    protected void look() {
        rows.tooLate().forEach(push -> failed(push, "too-late"));
        int free = hands.availablePermits();
        if (free == 0) {
            return;
        }
        for (var push : rows.claim(free, LEASE)) {
            hands.acquireUninterruptibly();
            Thread.ofVirtual().name("app-message").start(Scope.EVERYTHING.around(() -> push(push)));
        }
    }

    private void push(PushRecord push) {
        try {
            var to = subscriptions.find(push.getSubscription());
            if (to == null) {
                failed(push, "no-subscription");
                return;
            }
            settle(push, post(push, to));
        } catch (RuntimeException fault) {
            LOG.error("Message {} was not pushed; it is tried again when its lease ends", push.getId(), fault);
        } finally {
            hands.release();
        }
    }

    /** One attempt. A message of the same topic takes the place of one that was not fetched yet (RFC 8030, section 5.4). */
    private Answer post(PushRecord push, SubscriptionRecord to) {
        var receipt = Secret.fresh();
        rows.receipt(push, receipt);
        var sealed = Sealing.seal(notices.of(push, receipt), to.getP256dh(), to.getAuth());
        var left = Duration.between(clock.instant(), push.getBestBefore().toInstant());
        var headers = new HashMap<String, String>();
        headers.put("Authorization", key.authorization(to.getEndpoint()));
        headers.put("Content-Encoding", "aes128gcm");
        headers.put("Content-Type", "application/octet-stream");
        headers.put("TTL", String.valueOf(Math.max(1, left.toSeconds())));
        headers.put("Urgency", push.getKind().equals(PushRows.OFFER) ? "high" : "normal");
        headers.put("Topic", Notices.topic(push.getOffer()));
        return egress.post(to.getEndpoint(), headers, sealed);
    }

    private void settle(PushRecord push, Answer answer) {
        switch (answer) {
            case Answer.Said said when said.isYes() -> sent(push);
            case Answer.Said(var status, var _, var _)
            when status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE -> {
                transactions.run(() -> subscriptions.gone(push.getSubscription()));
                failed(push, "gone");
            }
            case Answer.Said(var status, var _, var wait)
            when status == TOO_MANY || status / 100 == 5 -> {
                var usual = FIRST_WAIT.multipliedBy(1L << Math.min(push.getAttempts() - 1, DOUBLED_AT_MOST));
                again(push, wait == null || wait.compareTo(usual) < 0 ? usual : wait, String.valueOf(status));
            }
            case Answer.Said said -> failed(push, String.valueOf(said.status()));
            case Answer.NotReached(var why) -> again(push, FIRST_WAIT, why.code());
        }
    }

    private void sent(PushRecord push) {
        transactions.run(() -> {
            if (push.getKind().equals(PushRows.OFFER)) {
                delivery.sent(push.getOffer()); // locks the order before our row, as everybody does
            }
            rows.sent(push);
            subscriptions.succeeded(push.getSubscription());
        });
    }

    /** Where it would come too late it is over now, and the next way is tried at once. */
    private void again(PushRecord push, Duration wait, String why) {
        var at = clock.instant().plus(wait);
        if (!at.isBefore(push.getBestBefore().toInstant())) {
            failed(push, why);
            return;
        }
        transactions.run(() -> {
            rows.again(push, at);
            subscriptions.failed(push.getSubscription(), why);
        });
    }

    private void failed(PushRecord push, String why) {
        transactions.run(() -> {
            orders.lock(push.getWorkOrder());
            if (!rows.ended(push, why)) {
                return;
            }
            subscriptions.failed(push.getSubscription(), why);
            if (push.getKind().equals(PushRows.OVER)) {
                return;
            }
            var to = technicians.get(push.getTechnician());
            events.append(
                    "fieldapp",
                    push.getWorkOrder(),
                    "not-pushed",
                    null,
                    Map.of("offer", push.getOffer(), "technician", to.id(), "name", to.name(), "why", why));
            if (!rows.isElsewhere(push.getOffer())) {
                delivery.failed(push.getOffer(), Way.APP, "not-sent");
            }
        });
    }
}
