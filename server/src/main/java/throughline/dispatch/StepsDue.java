package throughline.dispatch;

import static throughline.dispatch.SearchRows.utc;
import static throughline.dispatch.db.Tables.SEARCH;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import throughline.kernel.Scope;
import throughline.kernel.Transactions;
import throughline.work.WorkOrders;

/**
 * Takes the steps that are due, one transaction for each order. An order that somebody else keeps at this moment is taken at the
 * next look; so any number of nodes may look at once. One that fails is tried again a little later and holds up no other.
 */
@Component
class StepsDue implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StepsDue.class);
    private static final long SAFETY_NET_MILLIS = 250;
    private static final int AT_ONCE = 200;
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

    private final DSLContext database;
    private final Searches searches;
    private final CoverChanges changes;
    private final WorkOrders orders;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Semaphore nudges = new Semaphore(0);
    private volatile @Nullable Thread loop;

    StepsDue(
            DSLContext database,
            Searches searches,
            CoverChanges changes,
            WorkOrders orders,
            Transactions transactions,
            InstantSource clock) {
        this.database = database;
        this.searches = searches;
        this.changes = changes;
        this.orders = orders;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Looks at once instead of at the next beat. */
    void nudge() {
        nudges.release();
    }

    /** Takes every step that is due now, also those that another on-call list made due. */
    void take() {
        changes.take();
        due().forEach(this::take);
    }

    private List<UUID> due() {
        return database.select(SEARCH.WORK_ORDER)
                .from(SEARCH)
                .where(SEARCH.NEXT_AT.le(utc(clock.instant())))
                .orderBy(SEARCH.NEXT_AT)
                .limit(AT_ONCE)
                .fetch(SEARCH.WORK_ORDER);
    }

    private void take(UUID id) {
        try {
            transactions.run(() -> {
                var order = orders.lockUnlessBusy(id);
                if (order != null) {
                    searches.hear(order, new News.Tick());
                }
            });
        } catch (RuntimeException fault) {
            LOG.error(
                    "The next step of order {} could not be taken; it is tried again in {}", id, AFTER_A_FAULT, fault);
            putOff(id);
        }
    }

    private void putOff(UUID id) {
        var now = clock.instant();
        transactions.run(() -> database.update(SEARCH)
                .set(SEARCH.NEXT_AT, utc(now.plus(AFTER_A_FAULT)))
                .where(SEARCH.WORK_ORDER.eq(id), SEARCH.NEXT_AT.le(utc(now)))
                .execute());
    }

    @Override
    public void start() {
        var fresh = Thread.ofVirtual().name("dispatch-steps").unstarted(Scope.EVERYTHING.around(this::live));
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
            try {
                running.join(LONGEST_LOOK);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
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
                take();
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException fault) {
                LOG.error("The steps that are due could not be looked for; they are looked for again", fault);
            }
        }
    }
}
