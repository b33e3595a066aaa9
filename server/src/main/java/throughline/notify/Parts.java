package throughline.notify;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static throughline.notify.db.Tables.EARLY_RECEIPT;
import static throughline.notify.db.Tables.PART;
import static throughline.notify.db.Tables.TEXT;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.Ids;
import throughline.kernel.Transactions;
import throughline.notify.Callback.Receipt;
import throughline.notify.Callback.Receipt.Status;
import throughline.notify.Incoming.PartReceipt;
import throughline.notify.db.tables.records.EarlyReceiptRecord;
import throughline.notify.db.tables.records.PartRecord;

/**
 * The short messages that texts went as. A text has arrived when all of its parts have, and has not when one of them did not. A receipt
 * that knows no part waits: the answer with its name may be on its way yet.
 */
@Component
class Parts {
    /** Longer than any answer is on its way; after it, the receipt is none of ours. */
    private static final Duration EARLY = Duration.ofMinutes(10);

    private static final int AT_ONCE = 100;

    private final DSLContext database;
    private final Transactions transactions;
    private final Callbacks callbacks;
    private final Quarantine quarantine;
    private final Ids ids;
    private final InstantSource clock;

    Parts(
            DSLContext database,
            Transactions transactions,
            Callbacks callbacks,
            Quarantine quarantine,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.callbacks = callbacks;
        this.quarantine = quarantine;
        this.ids = ids;
        this.clock = clock;
    }

    Set<Integer> taken(UUID text, int of) {
        return database.select(PART.NUMBER)
                .from(PART)
                .where(PART.TEXT.eq(text), PART.PARTS.eq(of))
                .fetchSet(PART.NUMBER);
    }

    void took(UUID text, int number, int of, String messageId) {
        var part = new PartRecord();
        part.setText(text);
        part.setNumber(number);
        part.setParts(of);
        part.setMessageId(MessageId.plain(messageId));
        part.setTakenAt(now());
        database.insertInto(PART)
                .set(part)
                .onConflict(PART.TEXT, PART.NUMBER)
                .doUpdate()
                .set(part)
                .setNull(PART.RECEIPT)
                .setNull(PART.RECEIPT_ID)
                .execute();
        // Only what may be about this very part: the others are looked at again by the clock.
        database.selectFrom(EARLY_RECEIPT)
                .where(EARLY_RECEIPT.MESSAGE_ID.eq(any(MessageId.variants(messageId))))
                .forUpdate()
                .skipLocked()
                .fetch()
                .forEach(this::noteEarly);
    }

    void note(PartReceipt receipt, byte[] raw) {
        if (isNoted(receipt)) {
            return;
        }
        var early = new EarlyReceiptRecord();
        early.setId(ids.next());
        early.setMessageId(MessageId.plain(receipt.messageId()));
        early.setRecipient(receipt.recipient());
        early.setReceipt(receipt.status().word());
        early.setReason(receipt.reason());
        early.setRaw(raw);
        early.setReceivedAt(now());
        database.insertInto(EARLY_RECEIPT).set(early).execute();
    }

    /** Each early receipt in a transaction of its own. */
    void lookAgain() {
        for (var id : database.select(EARLY_RECEIPT.ID)
                .from(EARLY_RECEIPT)
                .limit(AT_ONCE)
                .fetch(EARLY_RECEIPT.ID)) {
            transactions.run(() -> database.selectFrom(EARLY_RECEIPT)
                    .where(EARLY_RECEIPT.ID.eq(id))
                    .forUpdate()
                    .skipLocked()
                    .fetch()
                    .forEach(this::noteEarly));
        }
    }

    private void noteEarly(EarlyReceiptRecord early) {
        var receipt = new PartReceipt(
                early.getMessageId(),
                early.getRecipient(),
                Status.valueOf(early.getReceipt().toUpperCase(Locale.ROOT)),
                early.getReason());
        if (isNoted(receipt)) {
            early.delete();
        } else if (early.getReceivedAt().plus(EARLY).isBefore(now())) {
            quarantine.keep(early.getRaw(), "no text has this message id");
            early.delete();
        }
    }

    /** False while no part has its name. */
    private boolean isNoted(PartReceipt receipt) {
        var part = part(receipt);
        if (part == null) {
            return false;
        }
        if (part.getReceiptId() == null || !"delivered".equals(part.getReceipt())) {
            part.setReceiptId(MessageId.plain(receipt.messageId()));
            part.setReceipt(receipt.status().word());
            part.update();
        }
        if (receipt.status() == Status.FAILED || haveAllArrived(part)) {
            callbacks.note(new Receipt(part.getText(), receipt.status(), receipt.reason()));
        }
        return true;
    }

    /** The name as it is goes before its variants, and those only count for the recipient of the text. */
    private @Nullable PartRecord part(PartReceipt receipt) {
        var name = MessageId.plain(receipt.messageId());
        var exact = database.selectFrom(PART)
                .where(PART.MESSAGE_ID.eq(name).or(PART.RECEIPT_ID.eq(name)))
                .orderBy(PART.TAKEN_AT.desc())
                .limit(1)
                .forUpdate()
                .fetchOne();
        return exact != null
                ? exact
                : database.select(PART.fields())
                        .from(PART)
                        .join(TEXT)
                        .on(TEXT.ID.eq(PART.TEXT))
                        .where(
                                PART.MESSAGE_ID.eq(any(MessageId.variants(name))),
                                PART.RECEIPT_ID.isNull(),
                                TEXT.RECIPIENT.eq(receipt.recipient()))
                        .orderBy(PART.TAKEN_AT.desc())
                        .limit(1)
                        .forUpdate()
                        .of(PART)
                        .fetchOneInto(PART);
    }

    private boolean haveAllArrived(PartRecord part) {
        int arrived = database.select(count())
                .from(PART)
                .where(PART.TEXT.eq(part.getText()), PART.RECEIPT.eq("delivered"))
                .fetchSingle()
                .value1();
        return arrived == part.getParts();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
