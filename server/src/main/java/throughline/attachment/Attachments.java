package throughline.attachment;

import static org.jooq.impl.DSL.val;
import static throughline.attachment.db.Tables.ATTACHMENT_;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.attachment.AttachmentFiles.Kept;
import throughline.attachment.db.tables.records.AttachmentRecord;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;

/** The front door to photos and papers. */
@Component
public class Attachments {
    /** So many belong to one request or order at most. */
    public static final int MOST = 20;

    /** @param sha256 of the bytes, in hexadecimal */
    public record Opened(Attachment attachment, Path file, String sha256) {}

    private static final String MODULE = "attachment";

    private final DSLContext database;
    private final AttachmentFiles files;
    private final Transactions transactions;
    private final EventLog events;
    private final ApplicationEventPublisher listeners;
    private final Ids ids;
    private final InstantSource clock;

    Attachments(
            DSLContext database,
            AttachmentFiles files,
            Transactions transactions,
            EventLog events,
            ApplicationEventPublisher listeners,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.files = files;
        this.transactions = transactions;
        this.events = events;
        this.listeners = listeners;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps the bytes, then writes the row. When the row does not come to be, or nobody knows whether it did, the file stays and is swept
     * a day later.
     *
     * @param name as whoever sends it calls it; made safe here
     * @throws Refused {@code attachment.empty}, {@code .too-large}, {@code .not-a-picture-or-paper}, {@code .picture-too-large},
     *     {@code .subject-full}
     */
    public Attachment add(SubjectKind of, UUID subject, String name, InputStream bytes, By by) {
        return add(of, subject, name, bytes, by, false);
    }

    /** The same; a file that this person has added already stays one, because a phone with a bad net sends a form again. */
    public Attachment addOnce(SubjectKind of, UUID subject, String name, InputStream bytes, By by) {
        return add(of, subject, name, bytes, by, true);
    }

    private Attachment add(SubjectKind of, UUID subject, String name, InputStream bytes, By by, boolean once) {
        if (!once) {
            refuseFull(subject);
        }
        var id = ids.next();
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var kept = files.keep(id, bytes, at);
        try {
            var added = transactions.in(() -> {
                database.fetch("select pg_advisory_xact_lock(hashtextextended({0}, 0))", val("attachment " + subject));
                var known = once ? known(subject, kept, by) : null;
                return known != null
                        ? known
                        : record(id, of, subject, FileName.clean(name, kept.content()), kept, at, by);
            });
            if (!added.id().equals(id)) {
                files.delete(kept.file());
            }
            return added;
        } catch (Refused full) {
            files.delete(kept.file());
            throw full;
        }
    }

    /** Those of these requests and orders, the oldest first; one query. */
    public List<Attachment> of(Collection<UUID> subjects) {
        return subjects.isEmpty()
                ? List.of()
                : database.selectFrom(ATTACHMENT_)
                        .where(ATTACHMENT_.SUBJECT.in(subjects))
                        .orderBy(ATTACHMENT_.AT, ATTACHMENT_.ID)
                        .fetch(Attachments::attachment);
    }

    /** @throws Refused {@code attachment.no-such-attachment} */
    public Attachment get(UUID id) {
        return attachment(row(id));
    }

    /** @throws Refused {@code attachment.no-such-attachment}, {@code attachment.gone} */
    public Opened open(UUID id) {
        var row = row(id);
        return new Opened(
                attachment(row), files.find(row.getFile()), HexFormat.of().formatHex(row.getSha256()));
    }

    /** Only whoever added it takes it away. @throws Refused {@code attachment.not-yours}, {@code attachment.no-such-attachment} */
    public void remove(UUID id, By by) {
        transactions.run(() -> {
            var row = row(id);
            if (!row.getAddedBy().equals(by.id())) {
                throw new Refused(
                        "attachment.not-yours", "{0} added this, so only they can remove it.", row.getByName());
            }
            if (database.deleteFrom(ATTACHMENT_).where(ATTACHMENT_.ID.eq(id)).execute() == 0) {
                throw unknown();
            }
            happened(attachment(row), "attachment-removed", by);
            transactions.afterCommit(() -> files.delete(row.getFile()));
        });
    }

    private Attachment record(UUID id, SubjectKind of, UUID subject, String name, Kept kept, Instant at, By by) {
        refuseFull(subject);
        var row = database.newRecord(ATTACHMENT_);
        row.setId(id);
        row.setSubjectKind(of.word());
        row.setSubject(subject);
        row.setName(name);
        row.setType(kept.content().type());
        row.setSize(kept.size());
        row.setWidth(kept.content().width());
        row.setHeight(kept.content().height());
        row.setSha256(kept.sha256());
        row.setFile(kept.file());
        row.setAt(at.atOffset(ZoneOffset.UTC));
        row.setAddedBy(by.id());
        row.setByName(by.name());
        row.insert();
        var added = attachment(row);
        happened(added, "attachment-added", by);
        return added;
    }

    private @Nullable Attachment known(UUID subject, Kept kept, By by) {
        return database.selectFrom(ATTACHMENT_)
                .where(
                        ATTACHMENT_.SUBJECT.eq(subject),
                        ATTACHMENT_.ADDED_BY.eq(by.id()),
                        ATTACHMENT_.SHA256.eq(kept.sha256()))
                .limit(1)
                .fetchOne(Attachments::attachment);
    }

    private void happened(Attachment attachment, String kind, By by) {
        events.append(
                MODULE,
                attachment.subject(),
                kind,
                by.id(),
                Map.of(
                        "attachment", attachment.id(),
                        "of", attachment.of().word(),
                        "name", attachment.name(),
                        "type", attachment.type(),
                        "size", attachment.size(),
                        "by", by.name()));
        listeners.publishEvent(new AttachmentsChanged(attachment.of(), attachment.subject()));
    }

    /** Asked before the bytes are taken in, to be quick, and again behind the lock, to be right. */
    private void refuseFull(UUID subject) {
        if (database.fetchCount(ATTACHMENT_, ATTACHMENT_.SUBJECT.eq(subject)) >= MOST) {
            throw new Refused("attachment.subject-full", "There are {0} files already. Remove one first.", MOST);
        }
    }

    private AttachmentRecord row(UUID id) {
        var row = database.fetchOne(ATTACHMENT_, ATTACHMENT_.ID.eq(id));
        if (row == null) {
            throw unknown();
        }
        return row;
    }

    private static Refused unknown() {
        return new Refused("attachment.no-such-attachment", "There is no such file. Maybe it was removed.");
    }

    private static Attachment attachment(AttachmentRecord row) {
        return new Attachment(
                row.getId(),
                SubjectKind.of(row.getSubjectKind()),
                row.getSubject(),
                row.getName(),
                row.getType(),
                row.getSize(),
                row.getAt().toInstant(),
                row.getAddedBy(),
                row.getByName());
    }
}
