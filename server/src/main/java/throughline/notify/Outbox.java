package throughline.notify;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static throughline.notify.db.Tables.GATEWAY;
import static throughline.notify.db.Tables.TEXT;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import throughline.kernel.EventLog;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;
import throughline.notify.Carrier.Answer;
import throughline.notify.db.tables.records.TextRecord;

/**
 * Claims texts that are due, hands them to the carrier, and writes down what it said. A claim is a lease on the database's clock:
 * whoever dies with a text in hand leaves it to the next. An answer counts only for the attempt that it answers.
 */
@Component
class Outbox implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final long SAFETY_NET_MILLIS = 250;
    private static final int AT_ONCE = 8;
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);

    /** Longer than the slowest answer of any carrier. */
    private static final Field<OffsetDateTime> LEASE_ENDS =
            field("clock_timestamp() + interval '60 seconds'", OffsetDateTime.class);

    private static final Field<OffsetDateTime> DATABASE_NOW = field("clock_timestamp()", OffsetDateTime.class);

    private final DSLContext database;
    private final Gateways gateways;
    private final Carrier carrier;
    private final Transactions transactions;
    private final EventLog events;
    private final InstantSource clock;
    private final Semaphore nudges = new Semaphore(0);
    private final Semaphore hands = new Semaphore(AT_ONCE);
    private volatile @Nullable Thread loop;

    Outbox(
            DSLContext database,
            Gateways gateways,
            Carrier carrier,
            Transactions transactions,
            EventLog events,
            InstantSource clock) {
        this.database = database;
        this.gateways = gateways;
        this.carrier = carrier;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** Looks at once instead of at the next beat. */
    void nudge() {
        nudges.release();
    }

    /** Marks a text that is not kept yet as being in our hands, for its first attempt. */
    void lease(TextRecord text) {
        text.setState("sending");
        text.setAttempts(1);
        text.setLeasedTill(database.select(LEASE_ENDS).fetchSingle().value1());
    }

    /** Carries a leased text at its first attempt and never again. */
    Answer tryOnce(UUID id, String to, String words) {
        var gateway = gateways.enabled();
        if (gateway == null) {
            settle(id, 1, new Answer.Declined("No gateway is enabled."));
            throw new Refused("notify.no-gateway", "No SMS gateway is enabled. Fill in its settings first.");
        }
        var answer = carrier.carry(gateway, id, to, words);
        settle(id, 1, answer instanceof Answer.NotNow(var said) ? new Answer.Declined(said) : answer);
        return answer;
    }

    @Override
    public void start() {
        var fresh = Thread.ofVirtual().name("outbox").unstarted(this::live);
        loop = fresh; // before it runs: it lives only while it is the loop
        fresh.start();
    }

    /** Lets the loop finish its look: an interrupt in the middle of a query would break its connection. */
    @Override
    public void stop() {
        var running = loop;
        loop = null;
        if (running != null) {
            nudge();
            joinFor(running, LONGEST_LOOK);
        }
    }

    private static void joinFor(Thread thread, Duration most) {
        try {
            thread.join(most);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }

    private void live() {
        while (loop == Thread.currentThread()) {
            try {
                nudges.tryAcquire(SAFETY_NET_MILLIS, TimeUnit.MILLISECONDS);
                nudges.drainPermits();
                sendWhatIsDue();
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException fault) {
                LOG.error("The outbox could not look for texts that are due; it looks again", fault);
            }
        }
    }

    private void sendWhatIsDue() {
        int free = hands.availablePermits();
        var gateway = free == 0 ? null : gateways.enabled();
        if (gateway == null) {
            return;
        }
        for (var text : claim(free)) {
            hands.acquireUninterruptibly();
            Thread.ofVirtual().name("text-" + text.getId()).start(() -> carry(gateway, text));
        }
    }

    private List<TextRecord> claim(int most) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var isDue = TEXT.STATE.eq("waiting").and(TEXT.DUE_AT.le(now));
        var wasDropped = TEXT.STATE.eq("sending").and(TEXT.LEASED_TILL.lt(DATABASE_NOW));
        return transactions.in(() -> database.update(TEXT)
                .set(TEXT.STATE, "sending")
                .set(TEXT.ATTEMPTS, TEXT.ATTEMPTS.plus(1))
                .set(TEXT.LEASED_TILL, LEASE_ENDS)
                .where(TEXT.ID.in(select(TEXT.ID)
                        .from(TEXT)
                        .where(
                                isDue.or(wasDropped),
                                exists(selectOne().from(GATEWAY).where(GATEWAY.ENABLED)))
                        .orderBy(TEXT.DUE_AT)
                        .limit(most)
                        .forUpdate()
                        .of(TEXT)
                        .skipLocked()))
                .returning()
                .fetch());
    }

    private void carry(Gateway gateway, TextRecord text) {
        try {
            settle(
                    text.getId(),
                    text.getAttempts(),
                    carrier.carry(gateway, text.getId(), text.getRecipient(), text.getWords()));
        } catch (RuntimeException fault) {
            LOG.error("Text {} was not carried; it is tried again when its lease ends", text.getId(), fault);
        } finally {
            hands.release();
            nudge();
        }
    }

    private void settle(UUID id, int attempt, Answer answer) {
        var now = clock.instant();
        var wait = answer instanceof Answer.NotNow ? Patience.after(attempt) : null;
        var state = answer instanceof Answer.Taken ? "sent" : wait == null ? "failed" : "waiting";
        transactions.run(() -> {
            int settled = database.update(TEXT)
                    .set(TEXT.STATE, state)
                    .set(TEXT.ANSWER, answer.words())
                    .set(TEXT.DUE_AT, (wait == null ? now : now.plus(wait)).atOffset(ZoneOffset.UTC))
                    .set(TEXT.SENT_AT, answer instanceof Answer.Taken ? now.atOffset(ZoneOffset.UTC) : null)
                    .set(TEXT.LEASED_TILL, (OffsetDateTime) null)
                    .where(TEXT.ID.eq(id), TEXT.STATE.eq("sending"), TEXT.ATTEMPTS.eq(attempt))
                    .execute();
            if (settled == 1) {
                events.append(
                        "notify", id, "text-" + state, null, Map.of("attempt", attempt, "answer", answer.words()));
            }
        });
    }
}
