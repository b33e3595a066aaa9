package throughline.notify;

import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static throughline.notify.db.Tables.RELAY;
import static throughline.notify.db.Tables.TEXT;
import static throughline.notify.db.Tables.WITHDRAWAL;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import throughline.kernel.Beat;
import throughline.kernel.Transactions;

/**
 * Takes out of the outbox what must not go: withdrawn, too late, held back for too long, or dropped too often. Each text in a transaction of its own, and beside
 * the outbox, so that however much came too late, what is in time does not wait for it.
 */
@Component
class Unwanted extends Beat {
    static final String TOO_LATE = "too late";
    private static final Logger LOG = LoggerFactory.getLogger(Unwanted.class);
    static final String SWITCHED_OFF = "its gateway was switched off";
    private static final String DROPPED = "we stopped in the middle of every try";
    private static final String HELD_TOO_LONG = "held back for a day";
    private static final Duration LONGEST_HELD = Duration.ofDays(1);
    private static final int AT_ONCE = 100;

    private final DSLContext database;
    private final Transactions transactions;
    private final Settlements settlements;
    private final InstantSource clock;

    Unwanted(DSLContext database, Transactions transactions, Settlements settlements, InstantSource clock) {
        super("outbox-unwanted");
        this.database = database;
        this.transactions = transactions;
        this.settlements = settlements;
        this.clock = clock;
    }

    @Override
    protected void look() {
        takeOutWithdrawn();
        var waits = TEXT.STATE.eq("waiting");
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        takeOut(waits.and(TEXT.BEST_BEFORE.le(now)), TOO_LATE);
        takeOut(waits.and(TEXT.HELD_FOR.isNotNull()).and(TEXT.WRITTEN_AT.lt(now.minus(LONGEST_HELD))), HELD_TOO_LONG);
        takeOut(
                TEXT.STATE
                        .eq("sending")
                        .and(TEXT.LEASED_TILL.lt(Claims.DATABASE_NOW))
                        .and(TEXT.ATTEMPTS.ge(Patience.MOST).or(TEXT.CHANNEL.eq("pager"))),
                DROPPED);
        takeOut(
                waits.and(TEXT.RELAY.isNotNull())
                        .and(TEXT.RELAY.notIn(select(RELAY.ID).from(RELAY).where(RELAY.ENABLED.isTrue()))),
                SWITCHED_OFF);
    }

    /** A text that is in somebody's hands keeps its withdrawal until the last look, or until it comes back. */
    private void takeOutWithdrawn() {
        if (!database.fetchExists(WITHDRAWAL)) {
            return;
        }
        database.select(TEXT.ID)
                .from(WITHDRAWAL)
                .join(TEXT)
                .on(TEXT.KEY.eq(WITHDRAWAL.KEY))
                .where(TEXT.STATE.eq("waiting"))
                .limit(AT_ONCE)
                .fetch(TEXT.ID)
                .forEach(id -> settle(id, TEXT.STATE.eq("waiting"), TextState.WITHDRAWN, null));
        database.deleteFrom(WITHDRAWAL)
                .where(notExists(
                        selectOne().from(TEXT).where(TEXT.KEY.eq(WITHDRAWAL.KEY), TEXT.STATE.in("waiting", "sending"))))
                .execute();
    }

    private void takeOut(Condition which, String why) {
        database.select(TEXT.ID)
                .from(TEXT)
                .where(which)
                .limit(AT_ONCE)
                .fetch(TEXT.ID)
                .forEach(id -> settle(id, which, TextState.FAILED, why));
    }

    private void settle(UUID id, Condition still, TextState state, @Nullable String why) {
        try {
            transactions.run(() -> {
                var text = database.selectFrom(TEXT)
                        .where(TEXT.ID.eq(id), still)
                        .forUpdate()
                        .skipLocked()
                        .fetchOne();
                if (text != null) {
                    if (why != null) {
                        text.setAnswer(why);
                    }
                    settlements.write(text, state, why == null ? Map.of() : Map.of("answer", why));
                }
            });
        } catch (RuntimeException fault) {
            LOG.error("Text {} could not be taken out of the outbox; it is tried again", id, fault);
        }
    }
}
