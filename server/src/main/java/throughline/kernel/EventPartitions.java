package throughline.kernel;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the months ahead ready in every room's event table. */
@Component
class EventPartitions {
    private static final int MONTHS_AHEAD = 14;

    private final DSLContext database;
    private final InstantSource clock;

    EventPartitions(DSLContext database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "P1D", initialDelayString = "PT2M")
    void makeReady() {
        var thisMonth = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1);
        database.fetch("""
                select kernel.add_event_partitions(n.nspname::text, {0}, {1})
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relname = 'event' and c.relkind = 'p'
                """, DSL.val(thisMonth), DSL.val(MONTHS_AHEAD));
    }
}
