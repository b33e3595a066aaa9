package throughline.attachment;

import static org.jooq.impl.DSL.any;
import static throughline.attachment.db.Tables.ATTACHMENT_;

import java.nio.file.Files;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.privacy.EventsOf;
import throughline.privacy.PersonalData;
import throughline.privacy.Reach.Thing;
import throughline.privacy.RetentionClass;
import throughline.privacy.Rows;
import throughline.privacy.Trace;

/** What was handed in with a request goes with it; what technicians took of a job shows a lift, and stays until its time is over. */
@Component
class AttachmentTraces implements PersonalData {
    private static final int DAYS = 1_095;
    private static final String[] KEPT = {"of", "type", "by"};

    private final DSLContext database;
    private final Rows attachments;

    AttachmentTraces(DSLContext database, AttachmentFiles files) {
        this.database = database;
        this.attachments = Rows.of(
                        database,
                        "attachments",
                        ATTACHMENT_,
                        reach -> ATTACHMENT_
                                .SUBJECT
                                .eq(any(reach.found(Thing.REQUEST)))
                                .or(ATTACHMENT_.SUBJECT.eq(any(reach.heldOrders()))),
                        ATTACHMENT_.ID)
                .called(ATTACHMENT_.NAME)
                .before(rows -> rows.forEach(row -> files.delete(row.get(ATTACHMENT_.FILE))))
                .withFiles(row -> List.of(new Rows.File(
                        row.get(ATTACHMENT_.ID) + " " + row.get(ATTACHMENT_.NAME),
                        () -> Files.newInputStream(files.find(row.get(ATTACHMENT_.FILE))))));
    }

    @Override
    public List<Trace> traces() {
        return List.of(
                attachments,
                attachments.mentioning(ATTACHMENT_.NAME),
                new EventsOf(database, "attachment", reach -> reach.found(Thing.REQUEST), KEPT));
    }

    @Override
    public List<RetentionClass> classes() {
        return List.of(new RetentionClass("attachments", DAYS, attachments, ATTACHMENT_.AT));
    }
}
