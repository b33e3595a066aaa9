package throughline.request;

import static throughline.request.db.Tables.GIVEN_KEY;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import throughline.kernel.Refused;

/** Remembers which presses of a button were done already, so that one that is sent again does nothing again. */
@Component
class GivenKeys {
    private static final String DESK = "desk";
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final DSLContext database;
    private final InstantSource clock;

    GivenKeys(DSLContext database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Whether this press is new. The request must be locked, so that the second of two at once finds the first one's key.
     *
     * @param key null for a press that cannot be repeated
     */
    boolean isFirst(@Nullable UUID key, UUID request, String act) {
        if (key == null) {
            return true;
        }
        int added = database.insertInto(GIVEN_KEY)
                .set(GIVEN_KEY.SOURCE, DESK)
                .set(GIVEN_KEY.KEY, key)
                .set(GIVEN_KEY.REQUEST, request)
                .set(GIVEN_KEY.ACT, act)
                .set(GIVEN_KEY.AT, RequestRows.utc(clock.instant()))
                .onConflictDoNothing()
                .execute();
        if (added == 0
                && !database.fetchExists(
                        GIVEN_KEY,
                        GIVEN_KEY.SOURCE.eq(DESK),
                        GIVEN_KEY.KEY.eq(key),
                        GIVEN_KEY.REQUEST.eq(request),
                        GIVEN_KEY.ACT.eq(act))) {
            throw new Refused(
                    "request.key-of-another", "This was sent for another request before. Load the page again.");
        }
        return added == 1;
    }

    @Scheduled(fixedDelayString = "P1D", initialDelayString = "PT7M")
    void forgetOld() {
        database.deleteFrom(GIVEN_KEY)
                .where(GIVEN_KEY.AT.lt(RequestRows.utc(clock.instant().minus(REMEMBERED))))
                .execute();
    }
}
