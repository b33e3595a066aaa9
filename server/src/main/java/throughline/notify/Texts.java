package throughline.notify;

import static org.jooq.impl.DSL.select;
import static throughline.notify.db.Tables.TEXT;
import static throughline.notify.db.Tables.WITHDRAWAL;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.Ids;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.kernel.Transactions;
import throughline.notify.Carrier.Answer;
import throughline.notify.db.tables.records.TextRecord;

/** The front door to texts: written in the transaction of the act that needs them, sent after it. */
@Component
public class Texts {
    private final DSLContext database;
    private final Relays relays;
    private final Outbox outbox;
    private final Unwanted unwanted;
    private final Claims claims;
    private final Transactions transactions;
    private final Settlements settlements;
    private final Ids ids;
    private final InstantSource clock;

    Texts(
            DSLContext database,
            Relays relays,
            Outbox outbox,
            Unwanted unwanted,
            Claims claims,
            Transactions transactions,
            Settlements settlements,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.relays = relays;
        this.outbox = outbox;
        this.unwanted = unwanted;
        this.claims = claims;
        this.transactions = transactions;
        this.settlements = settlements;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Puts a text on its way, at once or when it is due.
     *
     * @return the text's id; the first one's when the key was used before
     */
    public UUID send(Letter letter) {
        return transactions.in(() -> {
            var text = written(letter);
            int added = database.insertInto(TEXT)
                    .set(text)
                    .onConflict(TEXT.KEY)
                    .doNothing()
                    .execute();
            if (added == 0) {
                return database.select(TEXT.ID)
                        .from(TEXT)
                        .where(TEXT.KEY.eq(letter.key()))
                        .fetchSingle()
                        .value1();
            }
            settlements.written(text, "text-written", null);
            transactions.afterCommit(outbox::nudge);
            return text.getId();
        });
    }

    /**
     * The text with this key is not wanted any more; one that has left, or was never written, stays as it is. One that is being
     * sent at this moment may still leave: {@link TextSettled} tells.
     */
    public void withdraw(String key) {
        transactions.run(() -> {
            database.insertInto(WITHDRAWAL, WITHDRAWAL.KEY)
                    .select(select(TEXT.KEY).from(TEXT).where(TEXT.KEY.eq(key), TEXT.STATE.in("waiting", "sending")))
                    .onConflictDoNothing()
                    .execute();
            transactions.afterCommit(unwanted::nudge);
        });
    }

    /**
     * Tries a letter once while somebody waits for the answer. Must not run inside a transaction: the row is kept before it is sent.
     *
     * @throws Refused {@code notify.no-gateway}, or {@code notify.gateway-answered} with what the gateway said
     */
    public UUID sendNow(Letter letter, @Nullable UUID by) {
        var tried = transactions.in(() -> {
            var text = written(letter);
            claims.lease(text);
            database.insertInto(TEXT).set(text).execute();
            settlements.written(text, "text-tried", by);
            return text;
        });
        return switch (outbox.tryOnce(tried)) {
            case Answer.Taken _ -> tried.getId();
            case Answer.Declined(var said) -> throw answered(said);
            case Answer.NotNow(var said) -> throw answered(said);
        };
    }

    /** A text of these words to this number, now. */
    public UUID sendNow(String to, String words, @Nullable UUID by) {
        return sendNow(new Letter(to, "en", words, "now-" + ids.next()), by);
    }

    /** The latest first; the words are looked for in the text and the number. */
    public Page<Text> list(Slice slice) {
        var found = database.selectFrom(TEXT)
                .where(
                        slice.found(TEXT.RECIPIENT.concat(" ").concat(TEXT.WORDS)),
                        slice.earlierInTime(TEXT.WRITTEN_AT, TEXT.ID))
                .orderBy(TEXT.WRITTEN_AT.desc(), TEXT.ID.desc())
                .limit(slice.limit() + 1)
                .fetch(Texts::text);
        return Page.of(found, slice, text -> Slice.Cursor.inTime(text.writtenAt(), text.id()));
    }

    /** Those about any of these orders or requests, the earliest first. */
    public List<Text> about(Collection<UUID> subjects) {
        return database.selectFrom(TEXT)
                .where(TEXT.ABOUT_ID.in(subjects))
                .orderBy(TEXT.WRITTEN_AT, TEXT.ID)
                .fetch(Texts::text);
    }

    private TextRecord written(Letter letter) {
        var now = clock.instant();
        var text = new TextRecord();
        text.setId(ids.next());
        text.setKey(letter.key());
        text.setRecipient(letter.to());
        text.setLanguage(letter.language());
        text.setUrgent(letter.urgent());
        text.setCausedOutside(letter.causedOutside());
        switch (letter.via()) {
            case Via.Text _ -> text.setWords(letter.words());
            case Via.Page(var relay, var last) -> {
                text.setChannel("pager");
                text.setRelay(relay);
                text.setWords(PagerWords.fit(letter.words(), last, relays.longest(relay)));
            }
            case Via.Mail(var relay, var subject) -> {
                text.setChannel("mail");
                text.setRelay(relay);
                text.setSubject(subject);
                text.setWords(letter.words());
            }
        }
        text.setState(TextState.WAITING.word());
        text.setWrittenAt(time(now));
        text.setDueAt(time(letter.due() == null ? now : letter.due()));
        if (letter.bestBefore() != null) {
            text.setBestBefore(time(letter.bestBefore()));
        }
        if (letter.about() != null) {
            text.setAboutKind(letter.about().kind());
            text.setAboutId(letter.about().id());
        }
        return text;
    }

    private static Refused answered(String said) {
        return new Refused("notify.gateway-answered", "The text did not go out. {0}", said);
    }

    private static Text text(TextRecord row) {
        return new Text(
                row.getId(),
                row.getChannel(),
                row.getRecipient(),
                row.getSubject(),
                row.getLanguage(),
                row.getWords(),
                row.getRelay() == null ? Segments.of(row.getWords()) : 1,
                TextState.of(row.getState()),
                row.getWrittenAt().toInstant(),
                row.getDueAt().toInstant(),
                instant(row.getBestBefore()),
                row.getAttempts(),
                row.getCarrier(),
                row.getAnswer(),
                instant(row.getSentAt()),
                instant(row.getDeliveredAt()),
                receipt(row),
                row.getHeldFor(),
                row.getAboutKind() == null ? null : new About(row.getAboutKind(), row.getAboutId()));
    }

    private static @Nullable String receipt(TextRecord row) {
        return row.getReceiptReason() == null
                ? row.getReceipt()
                : "%s: %s".formatted(row.getReceipt(), row.getReceiptReason());
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
