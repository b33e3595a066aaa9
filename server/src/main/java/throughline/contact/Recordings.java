package throughline.contact;

import static org.jooq.impl.DSL.any;
import static throughline.contact.db.Tables.CONTACT_;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.privacy.Reach;
import throughline.privacy.RetentionClass;
import throughline.privacy.Rows;

/** The front door for what was recorded of calls: which call has which file. The files themselves belong to whoever records. */
@Component
@Transactional
public class Recordings {
    /** A call that may have a recording that was never reported complete. */
    public record Unrecorded(UUID contact, Instant openedAt) {}

    private final DSLContext database;
    private final EventLog events;
    private final ApplicationEventPublisher announce;

    Recordings(DSLContext database, EventLog events, ApplicationEventPublisher announce) {
        this.database = database;
        this.events = events;
        this.announce = announce;
    }

    /** The recording is complete on disk. */
    public void recorded(UUID contact, String file, Duration length, int gaps) {
        var row = database.selectFrom(CONTACT_)
                .where(CONTACT_.ID.eq(contact))
                .forUpdate()
                .fetchSingle();
        row.setRecordingFile(file);
        row.setRecordingSeconds(BigDecimal.valueOf(length.toMillis(), 3));
        row.setRecordingGaps(gaps);
        row.update();
        events.append(
                "contact", contact, "recorded", null, Map.of("seconds", length.toMillis() / 1000.0, "gaps", gaps));
        announce.publishEvent(new ContactChanged(contact, row.getAgent()));
    }

    /** Of calls that were answered, and of those that the server stopped under before it could write down that they were. */
    @Transactional(readOnly = true)
    public List<Unrecorded> missing() {
        return database.select(CONTACT_.ID, CONTACT_.OPENED_AT)
                .from(CONTACT_)
                .where(CONTACT_.ANSWERED_AT.isNotNull().or(CONTACT_.END_REASON.eq(EndReason.SERVER_STOPPED.word())))
                .and(CONTACT_.RECORDING_FILE.isNull())
                .and(CONTACT_.RECORDING_GAPS.isNull())
                .fetch(row -> new Unrecorded(row.value1(), row.value2().toInstant()));
    }

    /**
     * As a trace of people; its files are seen to by whoever keeps them.
     *
     * @param stuck of calls about people who were stuck, or of all others
     */
    public RetentionClass.Aging traced(String trace, boolean stuck) {
        var rows = Rows.of(
                        database,
                        trace,
                        CONTACT_,
                        reach -> CONTACT_.ID
                                .eq(any(reach.found(Reach.Thing.CONTACT)))
                                .and(CONTACT_.RECORDING_FILE.isNotNull())
                                .and(CONTACT_.ENTRAPMENT.eq(stuck)),
                        CONTACT_.ID)
                .called(CONTACT_.NUMBER)
                .becomes(CONTACT_.RECORDING_FILE, (String) null)
                .after(gone -> gone.forEach(
                        row -> events.append("contact", row.get(CONTACT_.ID), "recording-deleted", null, Map.of())));
        return new RetentionClass.Aging(rows, DSL.case_(CONTACT_.ENTRAPMENT).when(stuck, CONTACT_.OPENED_AT));
    }

    /** The file of such a row. */
    public static String file(Record row) {
        return row.get(CONTACT_.RECORDING_FILE);
    }
}
