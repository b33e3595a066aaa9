package throughline.notify;

import static org.jooq.impl.DSL.select;
import static throughline.notify.db.Tables.REPLY;
import static throughline.notify.db.Tables.TEXT;
import static throughline.notify.db.Tables.USED_SIGNATURE;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Transactions;
import throughline.notify.Callback.Receipt;
import throughline.notify.Callback.Reply;
import throughline.notify.Callback.Unreadable;

/** The front door for what gateways tell us. What is taken is committed when {@link #take} returns, with all that follows from it. */
@Component
public class Callbacks {
    /** So long after its time and before it a signature counts. */
    public static final Duration SIGNATURE_COUNTS = Duration.ofMinutes(5);

    private static final int FORGET_AT_ONCE = 100;

    /** What the gateway is told. */
    public sealed interface Outcome {
        record Taken() implements Outcome {}

        /** A copy of a request that was taken before. */
        record UsedBefore() implements Outcome {}

        /** Kept for people to look at. */
        record Quarantined(String why) implements Outcome {}
    }

    private final DSLContext database;
    private final Transactions transactions;
    private final Settlements settlements;
    private final Quarantine quarantine;
    private final EventLog events;
    private final ApplicationEventPublisher announce;
    private final Ids ids;
    private final InstantSource clock;

    Callbacks(
            DSLContext database,
            Transactions transactions,
            Settlements settlements,
            Quarantine quarantine,
            EventLog events,
            ApplicationEventPublisher announce,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.settlements = settlements;
        this.quarantine = quarantine;
        this.events = events;
        this.announce = announce;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param signature proven to be the gateway's, and new enough
     * @param raw the body as it came
     */
    public Outcome take(String signature, byte[] raw, Callback callback) {
        return transactions.in(() -> {
            if (!isFirst(signature)) {
                return new Outcome.UsedBefore();
            }
            var why = switch (callback) {
                case Receipt receipt -> note(receipt);
                case Reply reply -> {
                    keep(reply, raw);
                    yield null;
                }
                case Unreadable(var reason) -> reason;
            };
            if (why == null) {
                return new Outcome.Taken();
            }
            quarantine.keep(raw, why);
            return new Outcome.Quarantined(why);
        });
    }

    private boolean isFirst(String signature) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        database.deleteFrom(USED_SIGNATURE)
                .where(USED_SIGNATURE.SIGNATURE.in(select(USED_SIGNATURE.SIGNATURE)
                        .from(USED_SIGNATURE)
                        .where(USED_SIGNATURE.FORGET_AT.lt(now))
                        .limit(FORGET_AT_ONCE)
                        .forUpdate()
                        .skipLocked()))
                .execute();
        return database.insertInto(USED_SIGNATURE)
                        .set(USED_SIGNATURE.SIGNATURE, signature)
                        .set(USED_SIGNATURE.FORGET_AT, now.plus(SIGNATURE_COUNTS.multipliedBy(2)))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** @return why it cannot be noted; null when it is */
    @Nullable
    String note(Receipt receipt) {
        var text = database.selectFrom(TEXT)
                .where(TEXT.ID.eq(receipt.reference()))
                .forUpdate()
                .fetchOne();
        if (text == null) {
            return "no text has this reference";
        }
        var before = TextState.of(text.getState());
        var after = before.after(receipt.status());
        boolean firstRead = receipt.status() == Receipt.Status.READ && !"read".equals(text.getReceipt());
        if (after == before && !firstRead) {
            return null;
        }
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        text.setReceipt(receipt.status().word());
        text.setReceiptReason(receipt.reason());
        if (text.getSentAt() == null) {
            text.setSentAt(now);
        }
        if (after == TextState.DELIVERED && text.getDeliveredAt() == null) {
            text.setDeliveredAt(now);
        }
        var data =
                new HashMap<String, Object>(Map.of("receipt", receipt.status().word()));
        if (receipt.reason() != null) {
            data.put("reason", receipt.reason());
        }
        settlements.write(text, after, data);
        return null;
    }

    void keep(Reply reply, byte[] raw) {
        var id = ids.next();
        var now = clock.instant();
        int added = database.insertInto(REPLY)
                .set(REPLY.ID, id)
                .set(REPLY.GATEWAY_ID, reply.id())
                .set(REPLY.SENDER, reply.from())
                .set(REPLY.RECIPIENT, reply.to())
                .set(REPLY.WORDS, reply.words())
                .set(REPLY.RAW, raw)
                .set(REPLY.RECEIVED_AT, now.atOffset(ZoneOffset.UTC))
                .onConflict(REPLY.GATEWAY_ID)
                .doNothing()
                .execute();
        if (added == 1) {
            events.append("notify", id, "text-replied", null, Map.of());
            announce.publishEvent(new TextReplied(reply.from(), reply.words(), id, now));
            announce.publishEvent(new OutboxChanged());
        }
    }
}
