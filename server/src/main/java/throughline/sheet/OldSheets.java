package throughline.sheet;

import static throughline.sheet.db.Tables.FIRST_ROW;
import static throughline.sheet.db.Tables.IMPORT;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Once a day: the files of imports from a month ago are deleted; people's data is kept once, not twice. What became of them stays. */
@Component
class OldSheets {
    private static final Logger log = LoggerFactory.getLogger(OldSheets.class);
    private static final Duration KEPT = Duration.ofDays(30);

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
        for (var id : files.olderThan(clock.instant().minus(KEPT))) {
            boolean moves = database.fetchExists(
                    IMPORT, IMPORT.ID.eq(id), IMPORT.STATE.in(ImportState.CHECKING.word(), ImportState.RUNNING.word()));
            if (!moves) {
                database.update(IMPORT)
                        .set(IMPORT.KEPT, false)
                        .where(IMPORT.ID.eq(id))
                        .execute();
                database.deleteFrom(FIRST_ROW).where(FIRST_ROW.IMPORT.eq(id)).execute();
                files.delete(id);
                swept++;
            }
        }
        if (swept > 0) {
            log.info("{} files of old imports were deleted", swept);
        }
    }
}
