package throughline.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jooq.impl.DSL.select;
import static throughline.notify.db.Tables.QUARANTINE;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.Ids;
import throughline.kernel.Page;
import throughline.kernel.Slice;
import throughline.notify.db.tables.records.QuarantineRecord;

/** The front door to what the gateway said and nobody understood. The same body again is counted; the oldest make room. */
@Component
@Transactional
public class Quarantine {
    private static final int MOST = 1_000;

    private final DSLContext database;
    private final ApplicationEventPublisher announce;
    private final Ids ids;
    private final InstantSource clock;

    Quarantine(DSLContext database, ApplicationEventPublisher announce, Ids ids, InstantSource clock) {
        this.database = database;
        this.announce = announce;
        this.ids = ids;
        this.clock = clock;
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public Page<Quarantined> list(Slice slice) {
        var found = database.selectFrom(QUARANTINE)
                .where(slice.earlierInTime(QUARANTINE.LAST_AT, QUARANTINE.ID))
                .orderBy(QUARANTINE.LAST_AT.desc(), QUARANTINE.ID.desc())
                .limit(slice.limit() + 1)
                .fetch(Quarantine::quarantined);
        return Page.of(found, slice, each -> Slice.Cursor.inTime(each.lastAt(), each.id()));
    }

    void keep(byte[] body, String why) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        database.insertInto(QUARANTINE)
                .set(QUARANTINE.ID, ids.next())
                .set(QUARANTINE.DIGEST, digest(body))
                .set(QUARANTINE.BODY, body)
                .set(QUARANTINE.REASON, why)
                .set(QUARANTINE.FIRST_AT, now)
                .set(QUARANTINE.LAST_AT, now)
                .onConflict(QUARANTINE.DIGEST)
                .doUpdate()
                .set(QUARANTINE.TIMES, QUARANTINE.TIMES.plus(1))
                .set(QUARANTINE.LAST_AT, now)
                .execute();
        database.deleteFrom(QUARANTINE)
                .where(QUARANTINE.ID.in(select(QUARANTINE.ID)
                        .from(QUARANTINE)
                        .orderBy(QUARANTINE.LAST_AT.desc(), QUARANTINE.ID.desc())
                        .offset(MOST)))
                .execute();
        announce.publishEvent(new OutboxChanged());
    }

    private static Quarantined quarantined(QuarantineRecord row) {
        return new Quarantined(
                row.getId(),
                new String(row.getBody(), UTF_8),
                row.getReason(),
                row.getTimes(),
                row.getFirstAt().toInstant(),
                row.getLastAt().toInstant());
    }

    private static byte[] digest(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java", impossible);
        }
    }
}
