package throughline.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static throughline.webhook.db.Tables.SUBSCRIPTION;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import throughline.egress.Answer;
import throughline.egress.Egress;
import throughline.kernel.Beat;
import throughline.kernel.Scope;
import throughline.webhook.db.tables.records.DeliveryRecord;
import throughline.webhook.db.tables.records.SubscriptionRecord;

/** Sends what is due, some at a time and few to each, so that one that answers slowly holds up nobody else. */
@Component
class Deliverer extends Beat {
    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
    private static final int AT_ONCE = 64;
    private static final int AT_ONCE_TO_ONE = 4;

    private final DSLContext database;
    private final Facts facts;
    private final Spreading spreading;
    private final Claims claims;
    private final Egress egress;
    private final InstantSource clock;
    private final Semaphore hands = new Semaphore(AT_ONCE);
    private final Map<UUID, Integer> inHand = new ConcurrentHashMap<>();

    Deliverer(
            DSLContext database, Facts facts, Spreading spreading, Claims claims, Egress egress, InstantSource clock) {
        super("webhooks");
        this.database = database;
        this.facts = facts;
        this.spreading = spreading;
        this.claims = claims;
        this.egress = egress;
        this.clock = clock;
    }

    @Override
    protected void look() {
        var subscriptions = database.selectFrom(SUBSCRIPTION)
                .where(SUBSCRIPTION.STATE.ne("off"))
                .fetch();
        facts.want(subscriptions.stream()
                .flatMap(each -> Arrays.stream(each.getKinds()))
                .collect(Collectors.toUnmodifiableSet()));
        while (spreading.next()) {
            Thread.onSpinWait();
        }
        send(subscriptions.stream()
                .filter(each -> each.getState().equals("on"))
                .collect(Collectors.toMap(SubscriptionRecord::getId, each -> each)));
    }

    private void send(Map<UUID, SubscriptionRecord> to) {
        int left = hands.availablePermits();
        var free = new LinkedHashMap<UUID, Integer>();
        var ids = new ArrayList<>(to.keySet());
        Collections.shuffle(ids); // so that nobody is always the last
        for (var id : ids) {
            int some = Math.min(left, AT_ONCE_TO_ONE - inHand.getOrDefault(id, 0));
            if (some > 0) {
                free.put(id, some);
                left -= some;
            }
        }
        for (var delivery : claims.claim(free)) {
            var subscription = requireNonNull(to.get(delivery.getSubscription()));
            hands.acquireUninterruptibly();
            inHand.merge(subscription.getId(), 1, Integer::sum);
            Thread.ofVirtual()
                    .name("webhook-" + delivery.getId())
                    .start(Scope.EVERYTHING.around(() -> deliver(delivery, subscription)));
        }
    }

    private void deliver(DeliveryRecord delivery, SubscriptionRecord to) {
        try {
            var answer = post(to, "msg_" + delivery.getId(), delivery.getBody());
            claims.settle(delivery.getId(), delivery.getAttempts(), answer);
        } catch (RuntimeException fault) {
            LOG.error("Delivery {} was not made; it is tried again when its lease ends", delivery.getId(), fault);
        } finally {
            inHand.computeIfPresent(to.getId(), (_, many) -> many == 1 ? null : many - 1);
            hands.release();
            nudge();
        }
    }

    /** One attempt, signed with every secret that counts now. */
    Answer post(SubscriptionRecord to, String id, String body) {
        var bytes = body.getBytes(UTF_8);
        long timestamp = clock.instant().getEpochSecond();
        var headers = new HashMap<String, String>();
        headers.put("Content-Type", CloudEvent.CONTENT_TYPE);
        headers.put(Signatures.ID, id);
        headers.put(Signatures.TIMESTAMP, Long.toString(timestamp));
        headers.put(Signatures.SIGNATURE, Signatures.of(secrets(to), id, timestamp, bytes));
        return egress.post(to.getUrl(), headers, bytes);
    }

    private List<SharedSecret> secrets(SubscriptionRecord of) {
        var present = new SharedSecret(of.getSecret());
        boolean both =
                of.getOldSecret() != null && of.getOldSecretUntil().toInstant().isAfter(clock.instant());
        return both ? List.of(present, new SharedSecret(of.getOldSecret())) : List.of(present);
    }
}
