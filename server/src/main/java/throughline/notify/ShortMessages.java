package throughline.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static throughline.notify.db.Tables.TEXT;
import static throughline.notify.db.Tables.UNACKNOWLEDGED;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.kernel.Transactions;
import throughline.notify.Callbacks.Outcome;

/**
 * The front door for a wire that speaks in single short messages: what the network has of a text, and what it tells us. What is taken
 * is committed when the call returns, with all that follows from it; only then may it be acknowledged.
 */
@Component
public class ShortMessages {
    /** So long an equal message may be the one that we did not acknowledge; after it, somebody wrote the same again. */
    private static final Duration REPEATED_WITHIN = Duration.ofMinutes(10);

    private static final long LOOKS_AFTER = Duration.ofSeconds(1).toNanos();

    private final DSLContext database;
    private final Transactions transactions;
    private final Parts parts;
    private final ReplyParts replyParts;
    private final Quarantine quarantine;
    private final InstantSource clock;
    private long looked = System.nanoTime() - LOOKS_AFTER;

    ShortMessages(
            DSLContext database,
            Transactions transactions,
            Parts parts,
            ReplyParts replyParts,
            Quarantine quarantine,
            InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.parts = parts;
        this.replyParts = replyParts;
        this.quarantine = quarantine;
        this.clock = clock;
    }

    /** The numbers of the parts of this text that the network has already, when it goes in so many. */
    public Set<Integer> taken(UUID text, int of) {
        return transactions.in(() -> parts.taken(text, of));
    }

    /** The network has this part and named it. Its receipt may have come before. */
    public void took(UUID text, int number, int of, String messageId) {
        transactions.run(() -> parts.took(text, number, of, messageId));
    }

    /** @param raw all of it, as text that people can read */
    public Outcome take(Incoming incoming, String raw) {
        var body = raw.getBytes(UTF_8);
        return transactions.in(() -> switch (incoming) {
            case Incoming.PartReceipt receipt -> {
                parts.note(receipt, body);
                yield new Outcome.Taken();
            }
            case Incoming.OnItsWay _ -> new Outcome.Taken();
            case Incoming.ReplyPart part -> {
                if (!isFirst(digest(raw))) {
                    yield new Outcome.UsedBefore();
                }
                replyParts.keep(part, body);
                yield new Outcome.Taken();
            }
            case Incoming.Unreadable(var why) -> {
                quarantine.keep(body, why);
                yield new Outcome.Quarantined(why);
            }
        });
    }

    /** The network was told that we have it: an equal one is a new one from now on. */
    public void acknowledged(String raw) {
        transactions.run(() -> database.deleteFrom(UNACKNOWLEDGED)
                .where(UNACKNOWLEDGED.DIGEST.eq(digest(raw)))
                .execute());
    }

    /** The network is there again: what it was not there for need not wait until its next time. */
    public void isThereAgain() {
        transactions.run(() -> database.update(TEXT)
                .set(TEXT.DUE_AT, now())
                .where(
                        TEXT.STATE.eq("waiting"),
                        TEXT.CARRIER.eq("gateway"),
                        TEXT.ATTEMPTS.between(1, Patience.HURRIES),
                        TEXT.DUE_AT.gt(now()))
                .execute());
    }

    /**
     * Looks at receipts that wait for their text and at long replies that wait for their rest, once a second however often it is asked.
     * For one thread: that of the outbox.
     */
    void lookAgain() {
        if (System.nanoTime() - looked < LOOKS_AFTER) {
            return;
        }
        looked = System.nanoTime();
        parts.lookAgain();
        replyParts.lookAgain();
    }

    private boolean isFirst(byte[] digest) {
        database.deleteFrom(UNACKNOWLEDGED)
                .where(UNACKNOWLEDGED.RECEIVED_AT.lt(now().minus(REPEATED_WITHIN)))
                .execute();
        return database.insertInto(UNACKNOWLEDGED)
                        .set(UNACKNOWLEDGED.DIGEST, digest)
                        .set(UNACKNOWLEDGED.RECEIVED_AT, now())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static byte[] digest(String raw) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(raw.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java", impossible);
        }
    }
}
