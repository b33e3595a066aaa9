package throughline.notify;

import static throughline.notify.db.Tables.SPENT_ON;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import throughline.kernel.Transactions;

/** How many of the texts that callers cause went to numbers with the same beginning, counted by the hour of the clock. */
@Component
class Beginnings {
    private static final int LENGTH = "+123456".length();
    private static final Duration KEPT = Duration.ofDays(1);

    private final DSLContext database;
    private final Transactions transactions;
    private final InstantSource clock;

    Beginnings(DSLContext database, Transactions transactions, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The country and the first digits after it, six in all: a network or a town, and nobody's number. */
    static String of(String e164) {
        return e164.substring(0, Math.min(LENGTH, e164.length()));
    }

    /** One more goes there in this hour, unless so many went already; whoever asks at the same moment waits. */
    boolean spend(String beginning, int most) {
        return transactions.in(() -> {
            var now = database.insertInto(SPENT_ON)
                    .set(SPENT_ON.BEGINNING, beginning)
                    .set(SPENT_ON.HOUR, hour())
                    .set(SPENT_ON.MESSAGES, 1)
                    .onConflict(SPENT_ON.BEGINNING, SPENT_ON.HOUR)
                    .doUpdate()
                    .set(SPENT_ON.MESSAGES, SPENT_ON.MESSAGES.plus(1))
                    .where(SPENT_ON.MESSAGES.lt(most))
                    .returning(SPENT_ON.MESSAGES)
                    .fetchOne(SPENT_ON.MESSAGES);
            if (now != null && now == 1) {
                database.deleteFrom(SPENT_ON)
                        .where(SPENT_ON.HOUR.lt(hour().minus(KEPT)))
                        .execute();
            }
            return now != null;
        });
    }

    /** When the next may go. */
    OffsetDateTime nextHour() {
        return hour().plusHours(1);
    }

    private OffsetDateTime hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC);
    }
}
