package throughline.notify;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static throughline.notify.db.Tables.TEXT;
import static throughline.notify.db.Tables.WITHDRAWAL;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.kernel.Transactions;
import throughline.notify.Carrier.Answer;
import throughline.notify.db.tables.records.TextRecord;

/**
 * In whose hands a text is. A claim is a lease on the database's clock: whoever dies with a text in hand leaves it to the next. An
 * answer counts only for the attempt that it answers.
 */
@Component
class Claims {
    /** Longer than the slowest answer of any carrier. */
    static final Field<OffsetDateTime> LEASE_ENDS =
            field("clock_timestamp() + interval '30 seconds'", OffsetDateTime.class);

    private static final Duration REST_WAITS = Duration.ofMinutes(1);

    static final Field<OffsetDateTime> DATABASE_NOW = field("clock_timestamp()", OffsetDateTime.class);

    private final DSLContext database;
    private final Transactions transactions;
    private final Settlements settlements;
    private final Beginnings beginnings;
    private final ApplicationEventPublisher announce;
    private final InstantSource clock;

    Claims(
            DSLContext database,
            Transactions transactions,
            Settlements settlements,
            Beginnings beginnings,
            ApplicationEventPublisher announce,
            InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.settlements = settlements;
        this.beginnings = beginnings;
        this.announce = announce;
        this.clock = clock;
    }

    /** Marks a text that is not kept yet as being in our hands, for its first attempt. */
    void lease(TextRecord text) {
        text.setState("sending");
        text.setAttempts(1);
        text.setLeasedTill(database.select(LEASE_ENDS).fetchSingle().value1());
    }

    /**
     * Those that are due, and those that somebody dropped; {@link Unwanted} takes out what must not go, and {@link #mayGo} looks
     * once more. A page that was dropped is not among them: nobody can say whether the pager has it. Where more are due than can go, what is worth most comes first: the
     * urgent; then questions, of which the one goes first that leaves most time for its answer, because the oldest would come too
     * late, each in its turn; then the rest, which waits behind the questions for {@link #REST_WAITS} at most.
     *
     * @param relay null for texts
     * @param onlyUrgent while the budget is used up
     */
    List<TextRecord> claim(@Nullable UUID relay, int most, boolean onlyUrgent) {
        var isDue = TEXT.STATE
                .eq("waiting")
                .and(TEXT.DUE_AT.le(now()))
                .and(TEXT.BEST_BEFORE.isNull().or(TEXT.BEST_BEFORE.gt(now())));
        var wasDropped = TEXT.STATE
                .eq("sending")
                .and(TEXT.LEASED_TILL.lt(DATABASE_NOW))
                .and(TEXT.ATTEMPTS.lt(Patience.MOST))
                .and(TEXT.CHANNEL.ne("pager"));
        var its = relay == null ? TEXT.RELAY.isNull() : TEXT.RELAY.eq(relay);
        return transactions.in(() -> database.update(TEXT)
                .set(TEXT.STATE, "sending")
                .set(TEXT.ATTEMPTS, TEXT.ATTEMPTS.plus(1))
                .set(TEXT.LEASED_TILL, LEASE_ENDS)
                .where(TEXT.ID.in(select(TEXT.ID)
                        .from(TEXT)
                        .where(isDue.or(wasDropped), its, onlyUrgent ? TEXT.URGENT.isTrue() : noCondition())
                        .orderBy(
                                TEXT.URGENT.desc(),
                                field(TEXT.BEST_BEFORE.isNull().and(TEXT.DUE_AT.gt(now().minus(REST_WAITS)))),
                                TEXT.BEST_BEFORE.desc().nullsFirst(),
                                TEXT.DUE_AT)
                        .limit(most)
                        .forUpdate()
                        .of(TEXT)
                        .skipLocked()))
                .returning()
                .fetch());
    }

    /**
     * The last look before a claimed text goes: is it still wanted, still in time, and not one too many? Notes who carries it.
     *
     * @param anHourEach so many of those that callers cause go to numbers with the same beginning; the next waits for the next hour
     */
    boolean mayGo(UUID id, int attempt, String carrier, int anHourEach) {
        return transactions.in(() -> {
            var text = inHand(id, attempt);
            if (text == null) {
                return false;
            }
            if (database.fetchExists(WITHDRAWAL, WITHDRAWAL.KEY.eq(text.getKey()))) {
                settlements.write(text, TextState.WITHDRAWN, Map.of());
                return false;
            }
            if (text.getBestBefore() != null && !text.getBestBefore().isAfter(now())) {
                text.setAnswer(Unwanted.TOO_LATE);
                settlements.write(text, TextState.FAILED, Map.of("answer", Unwanted.TOO_LATE));
                return false;
            }
            if (text.getCausedOutside() && !beginnings.spend(Beginnings.of(text.getRecipient()), anHourEach)) {
                hold(text);
                return false;
            }
            text.setHeldFor(null);
            text.setCarrier(carrier);
            text.update();
            return true;
        });
    }

    /** It was not tried, so it is not counted as a try; that it is held back is in its history once. */
    private void hold(TextRecord text) {
        var beginning = Beginnings.of(text.getRecipient());
        boolean heldBefore = text.getHeldFor() != null;
        text.setHeldFor(beginning);
        text.setAttempts(text.getAttempts() - 1);
        text.setDueAt(beginnings.nextHour());
        if (heldBefore) {
            text.setState(TextState.WAITING.word());
            text.setLeasedTill((@Nullable OffsetDateTime) null);
            text.update();
        } else {
            settlements.write(text, TextState.WAITING, Map.of("heldFor", beginning));
        }
        announce.publishEvent(new TextsHeld(beginning));
    }

    /** Writes down the answer, unless a receipt or a later attempt was quicker. */
    void settle(UUID id, int attempt, Answer answer) {
        transactions.run(() -> {
            var text = inHand(id, attempt);
            if (text == null) {
                return;
            }
            var wait = answer instanceof Answer.NotNow ? Patience.after(attempt) : null;
            text.setAnswer(answer.words());
            text.setDueAt(wait == null ? now() : now().plus(wait));
            if (answer instanceof Answer.Taken) {
                text.setSentAt(now());
            }
            var state = answer instanceof Answer.Taken
                    ? TextState.SENT
                    : wait == null ? TextState.FAILED : TextState.WAITING;
            settlements.write(text, state, Map.of("answer", answer.words()));
        });
    }

    private @Nullable TextRecord inHand(UUID id, int attempt) {
        return database.selectFrom(TEXT)
                .where(TEXT.ID.eq(id), TEXT.STATE.eq("sending"), TEXT.ATTEMPTS.eq(attempt))
                .forUpdate()
                .fetchOne();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
