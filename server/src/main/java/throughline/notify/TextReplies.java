package throughline.notify;

import static throughline.notify.db.Tables.REPLY;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;

/** The front door to what people write back. A room that acts on a reply says so; the others are for people to read. */
@Component
@Transactional
public class TextReplies {
    /** @param from E.164 */
    public record Reply(UUID id, String from, String words, Instant at) {}

    private final DSLContext database;
    private final ApplicationEventPublisher announce;
    private final InstantSource clock;

    TextReplies(DSLContext database, ApplicationEventPublisher announce, InstantSource clock) {
        this.database = database;
        this.announce = announce;
        this.clock = clock;
    }

    /** A room acted on it, or answered what it asks. */
    public void understood(UUID reply) {
        database.update(REPLY)
                .set(REPLY.UNDERSTOOD_AT, clock.instant().atOffset(ZoneOffset.UTC))
                .where(REPLY.ID.eq(reply))
                .execute();
    }

    /**
     * Somebody read what no room understood, and did what it asks. Doing it twice is doing it once.
     *
     * @throws Refused {@code notify.no-such-reply}
     */
    public void read(UUID reply, @Nullable UUID by) {
        var row = database.fetchOptional(REPLY, REPLY.ID.eq(reply))
                .orElseThrow(() -> new Refused("notify.no-such-reply", "There is no such reply."));
        if (row.getUnderstoodAt() == null) {
            understood(reply);
            row.setReadBy(by);
            row.update();
            announce.publishEvent(new OutboxChanged());
        }
    }

    /** Those that no room understood and nobody read, the latest first. */
    @Transactional(readOnly = true)
    public Page<Reply> toRead(Slice slice) {
        var found = database.selectFrom(REPLY)
                .where(REPLY.UNDERSTOOD_AT.isNull(), slice.earlierInTime(REPLY.RECEIVED_AT, REPLY.ID))
                .orderBy(REPLY.RECEIVED_AT.desc(), REPLY.ID.desc())
                .limit(slice.limit() + 1)
                .fetch(row -> new Reply(
                        row.getId(),
                        row.getSender(),
                        row.getWords(),
                        row.getReceivedAt().toInstant()));
        return Page.of(found, slice, each -> Slice.Cursor.inTime(each.at(), each.id()));
    }
}
