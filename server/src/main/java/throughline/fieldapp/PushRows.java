package throughline.fieldapp;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static throughline.fieldapp.db.Tables.PUSH;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.dispatch.OfferCarrier.Asking;
import throughline.dispatch.OfferCarrier.Ending;
import throughline.fieldapp.db.tables.records.PushRecord;
import throughline.kernel.Ids;
import throughline.kernel.Secret;
import throughline.kernel.Transactions;

/**
 * The messages that are to be pushed, are on their way, and have ended. A claim is a lease on the database's clock, longer than the slowest
 * answer: what was on its way when the house stopped is sent again, under the same topic, so that it is shown once.
 */
@Component
class PushRows {
    static final String OFFER = "offer";
    static final String OVER = "over";

    /** So long it helps to say that there is nothing to do. */
    private static final Duration OVER_FOR = Duration.ofMinutes(10);

    private static final String WAITING = "waiting";
    private static final String SENDING = "sending";
    private static final String SENT = "sent";
    private static final String ENDED = "ended";
    private static final Condition LEASE_IS_OVER =
            PUSH.STATE.eq(SENDING).and(PUSH.LEASED_TILL.lt(field("clock_timestamp()", OffsetDateTime.class)));

    private final DSLContext database;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    PushRows(DSLContext database, Transactions transactions, Ids ids, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    void ask(Asking asking, UUID subscription) {
        insert(
                OFFER,
                asking.offer(),
                asking.order().id(),
                asking.order().urgency(),
                asking.to().id(),
                subscription,
                asking.answerBy());
    }

    /** @return whether a phone must be told */
    boolean over(Ending ending) {
        database.update(PUSH)
                .set(PUSH.STATE, ENDED)
                .set(PUSH.OUTCOME, "withdrawn")
                .where(PUSH.OFFER.eq(ending.offer()), PUSH.STATE.eq(WAITING))
                .execute();
        var told = database.selectDistinct(PUSH.SUBSCRIPTION)
                .from(PUSH)
                .where(PUSH.OFFER.eq(ending.offer()), PUSH.KIND.eq(OFFER), PUSH.STATE.in(SENDING, SENT))
                .fetch(PUSH.SUBSCRIPTION);
        for (var subscription : told) {
            var order = ending.order();
            var until = clock.instant().plus(OVER_FOR);
            insert(
                    OVER,
                    ending.offer(),
                    order.id(),
                    order.urgency(),
                    ending.to().id(),
                    subscription,
                    until);
        }
        return !told.isEmpty();
    }

    private void insert(
            String kind, UUID offer, UUID order, int urgency, UUID technician, UUID subscription, Instant bestBefore) {
        database.insertInto(PUSH)
                .set(PUSH.ID, ids.next())
                .set(PUSH.KIND, kind)
                .set(PUSH.OFFER, offer)
                .set(PUSH.WORK_ORDER, order)
                .set(PUSH.TECHNICIAN, technician)
                .set(PUSH.SUBSCRIPTION, subscription)
                .set(PUSH.URGENCY, (short) urgency)
                .set(PUSH.ASKED_AT, now())
                .set(PUSH.DUE_AT, now())
                .set(PUSH.BEST_BEFORE, utc(bestBefore))
                .execute();
    }

    /** Takes so many that are due into our hands, the worst order first. @param lease longer than an attempt takes */
    List<PushRecord> claim(int most, Duration lease) {
        return transactions.in(() -> database.update(PUSH)
                .set(PUSH.STATE, SENDING)
                .set(PUSH.ATTEMPTS, field("{0} + 1", Short.class, PUSH.ATTEMPTS))
                .set(
                        PUSH.LEASED_TILL,
                        field(
                                "clock_timestamp() + make_interval(secs => {0})",
                                OffsetDateTime.class, lease.toSeconds()))
                .where(PUSH.ID.in(select(PUSH.ID)
                        .from(PUSH)
                        .where(PUSH.BEST_BEFORE.gt(now()))
                        .and(PUSH.STATE.eq(WAITING).and(PUSH.DUE_AT.le(now())).or(LEASE_IS_OVER))
                        .orderBy(PUSH.URGENCY, PUSH.DUE_AT, PUSH.ID)
                        .limit(most)
                        .forUpdate()
                        .skipLocked()))
                .returning()
                .fetch());
    }

    /** Their time is over and they did not go. */
    List<PushRecord> tooLate() {
        return database.selectFrom(PUSH)
                .where(PUSH.BEST_BEFORE.le(now()))
                .and(PUSH.STATE.eq(WAITING).or(LEASE_IS_OVER))
                .fetch();
    }

    /** Before it leaves, so that a phone that is quick is known. */
    void receipt(PushRecord push, Secret receipt) {
        database.update(PUSH)
                .set(PUSH.RECEIPT, receipt.hash())
                .where(PUSH.ID.eq(push.getId()))
                .execute();
    }

    void sent(PushRecord push) {
        database.update(PUSH)
                .set(PUSH.STATE, SENT)
                .set(PUSH.SENT_AT, now())
                .where(PUSH.ID.eq(push.getId()), PUSH.STATE.eq(SENDING))
                .execute();
    }

    void again(PushRecord push, Instant at) {
        database.update(PUSH)
                .set(PUSH.STATE, WAITING)
                .set(PUSH.DUE_AT, utc(at))
                .where(PUSH.ID.eq(push.getId()), PUSH.STATE.eq(SENDING))
                .execute();
    }

    /** @return whether it had not ended before */
    boolean ended(PushRecord push, String outcome) {
        return database.update(PUSH)
                        .set(PUSH.STATE, ENDED)
                        .set(PUSH.OUTCOME, outcome)
                        .where(PUSH.ID.eq(push.getId()), PUSH.STATE.in(WAITING, SENDING))
                        .execute()
                == 1;
    }

    /** Whether another phone of hers has this offer, or may get it. */
    boolean isElsewhere(UUID offer) {
        return database.fetchValue(select(field(exists(
                selectOne().from(PUSH).where(PUSH.OFFER.eq(offer), PUSH.KIND.eq(OFFER), PUSH.STATE.ne(ENDED))))));
    }

    /** The message with this receipt, shown now for the first time; null for every other. */
    @Nullable
    PushRecord shown(Secret receipt) {
        return database.update(PUSH)
                .set(PUSH.SHOWN_AT, now())
                .where(PUSH.RECEIPT.eq(receipt.hash()), PUSH.SHOWN_AT.isNull())
                .returning()
                .fetchOne();
    }

    @Nullable
    PushRecord behind(Secret receipt) {
        return database.selectFrom(PUSH).where(PUSH.RECEIPT.eq(receipt.hash())).fetchOne();
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
