package throughline.alarm;

import static throughline.alarm.AlarmRows.utc;
import static throughline.alarm.db.Tables.ALARM_;

import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The front door to how often somebody pressed for fun or by mistake. */
@Component
@Transactional(readOnly = true)
public class Misuse {
    /** A year, as fire brigades count calls that were none (London: charged from the third within 12 months). */
    private static final Period LATELY = Period.ofMonths(12);

    private final DSLContext database;
    private final InstantSource clock;

    Misuse(DSLContext database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Alarms of these units within the last 12 months of which somebody found out that it was that. */
    public int lately(Collection<UUID> units) {
        var since = clock.instant().atOffset(ZoneOffset.UTC).minus(LATELY);
        return database.fetchCount(
                ALARM_,
                ALARM_.UNIT.in(units),
                ALARM_.FINDING.eq(Finding.MISUSE.word()),
                ALARM_.RAISED_AT.gt(utc(since.toInstant())));
    }
}
