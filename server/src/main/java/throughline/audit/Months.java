package throughline.audit;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the months ahead ready in the table of entries. */
@Component
class Months {
    private static final int AHEAD = 14;

    private final DSLContext database;
    private final InstantSource clock;

    Months(DSLContext database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "P1D", initialDelayString = "PT3M")
    void makeReady() {
        var thisMonth = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        database.fetch("select audit.add_months({0}, {1})", DSL.val(thisMonth), DSL.val(AHEAD));
    }
}
