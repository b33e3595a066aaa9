package throughline.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.min;
import static throughline.notify.db.Tables.REPLY_PART;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.kernel.Ids;
import throughline.kernel.Transactions;
import throughline.notify.Callback.Reply;
import throughline.notify.Incoming.Place;
import throughline.notify.Incoming.ReplyPart;
import throughline.notify.db.tables.records.ReplyPartRecord;

/** Puts long replies together. One whose rest never comes is read as far as it came. */
@Component
class ReplyParts {
    private static final Duration REST_COMES_WITHIN = Duration.ofMinutes(30);
    private static final String MISSING = " […] ";

    private final DSLContext database;
    private final Transactions transactions;
    private final Callbacks callbacks;
    private final Ids ids;
    private final InstantSource clock;

    ReplyParts(DSLContext database, Transactions transactions, Callbacks callbacks, Ids ids, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.callbacks = callbacks;
        this.ids = ids;
        this.clock = clock;
    }

    void keep(ReplyPart part, byte[] raw) {
        if (part.place().parts() == 1) {
            reply(part.from(), part.to(), part.alphabet().decode(part.octets()), raw);
            return;
        }
        database.insertInto(REPLY_PART)
                .set(row(part, raw))
                .onConflictDoNothing()
                .execute();
        var all = parts(REPLY_PART
                .SENDER
                .eq(part.from())
                .and(REPLY_PART.RECIPIENT.eq(part.to()))
                .and(REPLY_PART.REFERENCE.eq(part.place().reference()))
                .and(REPLY_PART.PARTS.eq(part.place().parts())));
        if (all.size() == part.place().parts()) {
            join(all);
        }
    }

    /** Joins those whose last two parts came at once, each unseen by the other, and those that came to no end. */
    void lookAgain() {
        var late = now().minus(REST_COMES_WITHIN);
        database.select(REPLY_PART.SENDER, REPLY_PART.RECIPIENT, REPLY_PART.REFERENCE, REPLY_PART.PARTS)
                .from(REPLY_PART)
                .groupBy(REPLY_PART.SENDER, REPLY_PART.RECIPIENT, REPLY_PART.REFERENCE, REPLY_PART.PARTS)
                .having(count().eq(REPLY_PART.PARTS)
                        .or(min(REPLY_PART.RECEIVED_AT).lt(late)))
                .fetch()
                .forEach(which -> transactions.run(() -> join(parts(REPLY_PART
                        .SENDER
                        .eq(which.value1())
                        .and(REPLY_PART.RECIPIENT.eq(which.value2()))
                        .and(REPLY_PART.REFERENCE.eq(which.value3()))
                        .and(REPLY_PART.PARTS.eq(which.value4()))))));
    }

    private List<ReplyPartRecord> parts(Condition which) {
        return database.selectFrom(REPLY_PART)
                .where(which)
                .orderBy(REPLY_PART.NUMBER)
                .forUpdate()
                .fetch();
    }

    /** Octets are joined before they are read: a part may end in the middle of a character. */
    private void join(List<ReplyPartRecord> parts) {
        if (parts.isEmpty()) {
            return; // somebody else joined them
        }
        var words = new StringBuilder();
        var raw = new StringBuilder();
        var octets = new ByteArrayOutputStream();
        var alphabet = parts.getFirst().getAlphabet();
        int next = 1;
        for (var part : parts) {
            if (part.getNumber() != next || !part.getAlphabet().equals(alphabet)) {
                words.append(Alphabet.valueOf(alphabet).decode(octets.toByteArray()));
                words.append(part.getNumber() == next ? "" : MISSING);
                octets.reset();
            }
            alphabet = part.getAlphabet();
            octets.writeBytes(part.getOctets());
            next = part.getNumber() + 1;
            raw.append(new String(part.getRaw(), UTF_8)).append('\n');
            part.delete();
        }
        var first = parts.getFirst();
        words.append(Alphabet.valueOf(alphabet).decode(octets.toByteArray()));
        words.append(next <= first.getParts() ? MISSING.stripTrailing() : "");
        reply(
                first.getSender(),
                first.getRecipient(),
                words.toString(),
                raw.toString().getBytes(UTF_8));
    }

    /** The database keeps no NUL and no half character. */
    private void reply(String from, String to, String words, byte[] raw) {
        var clean = new String(words.replace('\0', ' ').getBytes(UTF_8), UTF_8);
        callbacks.keep(new Reply("smpp-" + ids.next(), from, to, clean), raw);
    }

    private ReplyPartRecord row(ReplyPart part, byte[] raw) {
        Place place = part.place();
        var row = new ReplyPartRecord();
        row.setSender(part.from());
        row.setRecipient(part.to());
        row.setReference(place.reference());
        row.setParts(place.parts());
        row.setNumber(place.number());
        row.setAlphabet(part.alphabet().name());
        row.setOctets(part.octets());
        row.setRaw(raw);
        row.setReceivedAt(now());
        return row;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
