package throughline.sheet;

import static throughline.sheet.db.Tables.IMPORT;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once a day: files that no import keeps any more, as a stop between the two leaves them, are deleted. */
@Component
class OldSheets {
    private static final Logger log = LoggerFactory.getLogger(OldSheets.class);
    private static final Duration GRACE = Duration.ofDays(1);

    private final DSLContext database;
    private final SheetFiles files;
    private final InstantSource clock;

    OldSheets(DSLContext database, SheetFiles files, InstantSource clock) {
        this.database = database;
        this.files = files;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "P1D", initialDelayString = "PT7M")
    void sweep() throws IOException {
        int swept = 0;
        for (var id : files.olderThan(clock.instant().minus(GRACE))) {
            if (!database.fetchExists(IMPORT, IMPORT.ID.eq(id), IMPORT.KEPT.isTrue())) {
                files.delete(id);
                swept++;
            }
        }
        if (swept > 0) {
            log.info("{} files that no import keeps were deleted", swept);
        }
    }
}
