package throughline.alarm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jooq.impl.DSL.select;
import static throughline.alarm.db.Tables.UNREAD_FRAME;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.alarm.db.tables.records.UnreadFrameRecord;
import throughline.kernel.Ids;
import throughline.kernel.Page;
import throughline.kernel.Slice;

/** The front door to frames that nobody can read. The same from the same side again is counted; the oldest make room. */
@Component
@Transactional
public class UnreadFrames {
    private static final int MOST = 5_000;
    private static final int LONGEST = 4_096;

    private final DSLContext database;
    private final Ids ids;
    private final InstantSource clock;

    UnreadFrames(DSLContext database, Ids ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public Page<UnreadFrame> list(Slice slice) {
        var found = database.selectFrom(UNREAD_FRAME)
                .where(slice.earlierInTime(UNREAD_FRAME.LAST_AT, UNREAD_FRAME.ID))
                .orderBy(UNREAD_FRAME.LAST_AT.desc(), UNREAD_FRAME.ID.desc())
                .limit(slice.limit() + 1)
                .fetch(UnreadFrames::frame);
        return Page.of(found, slice, each -> Slice.Cursor.inTime(each.lastAt(), each.id()));
    }

    /**
     * Durable when it returns. Of a very long one the beginning is kept.
     *
     * @param side who sent it: an address or a telephone number
     */
    public void keep(String wire, String side, byte[] frame, FrameFault why) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var kept = frame.length <= LONGEST ? frame : Arrays.copyOf(frame, LONGEST);
        database.insertInto(UNREAD_FRAME)
                .set(UNREAD_FRAME.ID, ids.next())
                .set(UNREAD_FRAME.DIGEST, digest(wire, side, frame))
                .set(UNREAD_FRAME.WIRE, wire)
                .set(UNREAD_FRAME.SIDE, side)
                .set(UNREAD_FRAME.FRAME, kept)
                .set(UNREAD_FRAME.WHY, why.word())
                .set(UNREAD_FRAME.FIRST_AT, now)
                .set(UNREAD_FRAME.LAST_AT, now)
                .onConflict(UNREAD_FRAME.DIGEST)
                .doUpdate()
                .set(UNREAD_FRAME.TIMES, UNREAD_FRAME.TIMES.plus(1))
                .set(UNREAD_FRAME.LAST_AT, now)
                .execute();
        database.deleteFrom(UNREAD_FRAME)
                .where(UNREAD_FRAME.ID.in(select(UNREAD_FRAME.ID)
                        .from(UNREAD_FRAME)
                        .orderBy(UNREAD_FRAME.LAST_AT.desc(), UNREAD_FRAME.ID.desc())
                        .offset(MOST)))
                .execute();
    }

    private static UnreadFrame frame(UnreadFrameRecord row) {
        return new UnreadFrame(
                row.getId(),
                row.getWire(),
                row.getSide(),
                row.getFrame(),
                row.getWhy(),
                row.getTimes(),
                row.getFirstAt().toInstant(),
                row.getLastAt().toInstant());
    }

    private static byte[] digest(String wire, String side, byte[] frame) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((wire + '\n' + side + '\n').getBytes(UTF_8));
            return digest.digest(frame);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java", impossible);
        }
    }
}
