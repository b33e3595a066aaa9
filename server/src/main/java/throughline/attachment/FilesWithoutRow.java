package throughline.attachment;

import static throughline.attachment.db.Tables.ATTACHMENT_;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once a day: files that belong to no row, as a stop or a roll-back between the two leaves them, are deleted. */
@Component
class FilesWithoutRow {
    private static final Logger log = LoggerFactory.getLogger(FilesWithoutRow.class);

    /** Long enough for every transaction that could still write the row. */
    private static final Duration GRACE = Duration.ofDays(1);

    private static final int AT_ONCE = 500;

    private final DSLContext database;
    private final AttachmentFiles files;
    private final InstantSource clock;

    FilesWithoutRow(DSLContext database, AttachmentFiles files, InstantSource clock) {
        this.database = database;
        this.files = files;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "P1D", initialDelayString = "PT5M")
    void sweep() throws IOException {
        var old = files.olderThan(clock.instant().minus(GRACE));
        int swept = 0;
        for (int from = 0; from < old.size(); from += AT_ONCE) {
            var some = old.subList(from, Math.min(from + AT_ONCE, old.size()));
            var known = database.select(ATTACHMENT_.FILE)
                    .from(ATTACHMENT_)
                    .where(ATTACHMENT_.FILE.in(some))
                    .fetchSet(ATTACHMENT_.FILE);
            for (var file : some) {
                if (!known.contains(file)) {
                    files.delete(file);
                    swept++;
                }
            }
        }
        if (swept > 0) {
            log.info("{} files of attachments that never came to be have been deleted", swept);
        }
    }
}
