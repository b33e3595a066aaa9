package throughline.notify;

import static throughline.notify.db.Tables.TEXT;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
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
    private static final int LONGEST = 1_600;

    private final DSLContext database;
    private final Outbox outbox;
    private final Transactions transactions;
    private final EventLog events;
    private final Ids ids;
    private final InstantSource clock;

    Texts(
            DSLContext database,
            Outbox outbox,
            Transactions transactions,
            EventLog events,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Puts a text on its way, at once or later.
     *
     * @param to E.164
     * @param key names the reason, such as {@code offer-…-seat-1}: the same key twice is one text
     * @param due not before this
     * @return the text's id; the first one's when the key was used before
     */
    public UUID send(String to, String words, String key, Instant due) {
        return transactions.in(() -> {
            var text = written(to, words, key, due);
            int added = database.insertInto(TEXT)
                    .set(text)
                    .onConflict(TEXT.KEY)
                    .doNothing()
                    .execute();
            if (added == 0) {
                return database.select(TEXT.ID)
                        .from(TEXT)
                        .where(TEXT.KEY.eq(key))
                        .fetchSingle()
                        .value1();
            }
            events.append("notify", text.getId(), "text-written", null, Map.of("key", key, "due", due));
            transactions.afterCommit(outbox::nudge);
            return text.getId();
        });
    }

    /** The same, due now. */
    public UUID send(String to, String words, String key) {
        return send(to, words, key, clock.instant());
    }

    /**
     * Tries a text once while somebody waits for the answer. Must not run inside a transaction: the row is kept before it is sent.
     *
     * @throws Refused {@code notify.no-gateway}, or {@code notify.gateway-answered} with what the gateway said
     */
    public UUID sendNow(String to, String words, @Nullable UUID by) {
        var id = transactions.in(() -> {
            var now = clock.instant();
            var text = written(to, words, "now-" + ids.next(), now);
            outbox.lease(text);
            database.insertInto(TEXT).set(text).execute();
            events.append("notify", text.getId(), "text-tried", by, Map.of());
            return text.getId();
        });
        return switch (outbox.tryOnce(id, to, words)) {
            case Answer.Taken _ -> id;
            case Answer.Declined(var said) -> throw answered(said);
            case Answer.NotNow(var said) -> throw answered(said);
        };
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

    private TextRecord written(String to, String words, String key, Instant due) {
        if (words.isBlank() || words.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A text has 1 to %d characters, this one %d.".formatted(LONGEST, words.length()));
        }
        var text = new TextRecord();
        text.setId(ids.next());
        text.setKey(key);
        text.setRecipient(to);
        text.setWords(words);
        text.setState("waiting");
        text.setWrittenAt(clock.instant().atOffset(ZoneOffset.UTC));
        text.setDueAt(due.atOffset(ZoneOffset.UTC));
        return text;
    }

    private static Refused answered(String said) {
        return new Refused("notify.gateway-answered", "The text did not go out. {0}", said);
    }

    private static Text text(TextRecord row) {
        return new Text(
                row.getId(),
                row.getRecipient(),
                row.getWords(),
                row.getState(),
                row.getWrittenAt().toInstant(),
                row.getDueAt().toInstant(),
                row.getAttempts(),
                row.getAnswer(),
                instant(row.getSentAt()));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
