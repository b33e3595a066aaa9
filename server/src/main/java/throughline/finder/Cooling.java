package throughline.finder;

import static throughline.finder.db.Tables.WARM;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.finder.Index.Heat;

/** What nobody used for a quarter of a year is no longer warm, so that the warm ones stay few however long a company works. */
@Component
class Cooling {
    private static final Duration WARM_FOR = Duration.ofDays(90);

    private final DSLContext database;
    private final InstantSource clock;

    Cooling(DSLContext database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Words that were written in the same moment as their thing got warm may have missed each other; they meet here. */
    @Scheduled(fixedDelayString = "P1D", initialDelayString = "PT4H")
    @Transactional
    void cool() {
        database.deleteFrom(WARM)
                .where(
                        WARM.HEAT.eq((short) Heat.COLD.ordinal()),
                        WARM.USED_AT.lt(clock.instant().minus(WARM_FOR).atOffset(ZoneOffset.UTC)))
                .execute();
        database.execute("""
                update finder.warm w set words = e.words from finder.entry e
                 where e.kind = w.kind and e.id = w.id and e.words <> w.words
                """);
    }
}
