package throughline.webhook;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static throughline.webhook.db.Tables.DELIVERY;
import static throughline.webhook.db.Tables.SUBSCRIPTION;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.kernel.Transactions;
import throughline.webhook.db.tables.records.DeliveryRecord;

/** The front door to what went out, what is on its way, and what did not arrive. {@code by} is the user who does it. */
@Component
@Transactional
public class Deliveries {
    /** Which of them; null for all. */
    public record Filter(@Nullable UUID subscription, Delivery.@Nullable State state) {}

    private final DSLContext database;
    private final EventLog events;
    private final Transactions transactions;
    private final ApplicationEventPublisher announce;
    private final InstantSource clock;

    Deliveries(
            DSLContext database,
            EventLog events,
            Transactions transactions,
            ApplicationEventPublisher announce,
            InstantSource clock) {
        this.database = database;
        this.events = events;
        this.transactions = transactions;
        this.announce = announce;
        this.clock = clock;
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public Page<Delivery> list(Filter filter, Slice slice) {
        var earlier = DELIVERY.as("earlier");
        var heldBack = field(DELIVERY.STATE
                .eq("waiting")
                .and(exists(selectOne()
                        .from(earlier)
                        .where(
                                earlier.SUBSCRIPTION.eq(DELIVERY.SUBSCRIPTION),
                                earlier.SUBJECT.eq(DELIVERY.SUBJECT),
                                earlier.STATE.in("waiting", "sending"),
                                earlier.NUMBER.lt(DELIVERY.NUMBER)))));
        var found = database.select(DELIVERY, SUBSCRIPTION.NAME, heldBack)
                .from(DELIVERY)
                .join(SUBSCRIPTION)
                .on(SUBSCRIPTION.ID.eq(DELIVERY.SUBSCRIPTION))
                .where(which(filter), slice.earlierInTime(DELIVERY.WRITTEN_AT, DELIVERY.ID))
                .orderBy(DELIVERY.WRITTEN_AT.desc(), DELIVERY.ID.desc())
                .limit(slice.limit() + 1)
                .fetch(row -> delivery(row.value1(), row.value2(), row.value3()));
        return Page.of(found, slice, each -> Slice.Cursor.inTime(each.writtenAt(), each.id()));
    }

    /**
     * Sends again what arrived or is a dead letter, under its own id, so that whoever has it already can tell. It takes its old place: the
     * later ones of its thing wait for it.
     *
     * @throws Refused {@code webhook.no-such-delivery}, {@code webhook.still-on-its-way}
     */
    public void replay(UUID id, @Nullable UUID by) {
        var row = database.selectFrom(DELIVERY)
                .where(DELIVERY.ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> new Refused("webhook.no-such-delivery", "There is no such delivery."));
        if (row.getSettledAt() == null) {
            throw new Refused("webhook.still-on-its-way", "This delivery is still on its way.");
        }
        again(DELIVERY.ID.eq(id));
        events.append("webhook", row.getSubscription(), "delivery-replayed", by, Map.of("delivery", id));
        announce.publishEvent(new WebhooksChanged());
    }

    /**
     * Sends all dead letters of a subscription again, in the order in which things happened.
     *
     * @return how many
     */
    public int replayAll(UUID subscription, @Nullable UUID by) {
        if (!database.fetchExists(SUBSCRIPTION, SUBSCRIPTION.ID.eq(subscription))) {
            throw new Refused("webhook.no-such-subscription", "There is no such subscription.");
        }
        int many = again(DELIVERY.SUBSCRIPTION.eq(subscription).and(DELIVERY.STATE.eq("dead")));
        events.append("webhook", subscription, "dead-letters-replayed", by, Map.of("many", many));
        announce.publishEvent(new WebhooksChanged());
        return many;
    }

    private int again(Condition which) {
        return database.update(DELIVERY)
                .set(DELIVERY.STATE, "waiting")
                .set(DELIVERY.ATTEMPTS, 0)
                .set(DELIVERY.DUE_AT, now())
                .set(DELIVERY.TRIED_SINCE, now())
                .setNull(DELIVERY.SETTLED_AT)
                .where(which)
                .execute();
    }

    /** What waits for a paused subscription, or for one that was switched off, does not wait for ever. */
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT3M")
    void sweep() {
        transactions.run(() -> {
            database.update(DELIVERY)
                    .set(DELIVERY.STATE, "dead")
                    .set(DELIVERY.SETTLED_AT, now())
                    .where(DELIVERY.STATE.eq("waiting"), DELIVERY.TRIED_SINCE.lt(now().minus(Claims.TRIED_FOR)))
                    .and(DELIVERY.SUBSCRIPTION.in(
                            select(SUBSCRIPTION.ID).from(SUBSCRIPTION).where(SUBSCRIPTION.STATE.ne("on"))))
                    .execute();
        });
    }

    private static Condition which(Filter filter) {
        var of = filter.subscription() == null ? noCondition() : DELIVERY.SUBSCRIPTION.eq(filter.subscription());
        return filter.state() == null
                ? of
                : of.and(DELIVERY.STATE.eq(filter.state().word()));
    }

    private static Delivery delivery(DeliveryRecord row, String name, boolean heldBack) {
        return new Delivery(
                row.getId(),
                row.getSubscription(),
                name,
                row.getNumber(),
                row.getSubject(),
                row.getKind(),
                Delivery.State.of(row.getState()),
                heldBack,
                row.getWrittenAt().toInstant(),
                row.getDueAt().toInstant(),
                row.getAttempts(),
                instant(row.getTriedAt()),
                instant(row.getSettledAt()),
                row.getStatus(),
                row.getAnswer(),
                row.getTrouble());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
