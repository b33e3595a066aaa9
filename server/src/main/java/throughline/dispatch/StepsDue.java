package throughline.dispatch;

import static throughline.dispatch.SearchRows.utc;
import static throughline.dispatch.db.Tables.SEARCH;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import throughline.kernel.Beat;
import throughline.kernel.Scope;
import throughline.kernel.Transactions;
import throughline.work.WorkOrders;

/**
 * Takes the steps that are due, one transaction for each order and a few at the same time. An order that somebody else keeps at this
 * moment is taken at the next look; so any number of nodes may look at once. One that fails is tried again a little later and holds up
 * no other.
 */
@Component
class StepsDue extends Beat {
    private static final Logger LOG = LoggerFactory.getLogger(StepsDue.class);
    private static final int OF_ONE_LOOK = 200;
    private static final int AT_ONCE = 4;
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);

    private final DSLContext database;
    private final Searches searches;
    private final CoverChanges changes;
    private final WorkOrders orders;
    private final Transactions transactions;
    private final InstantSource clock;
    private final ExecutorService hands = Executors.newFixedThreadPool(
            AT_ONCE, Scope.EVERYTHING.threads(Thread.ofVirtual().name("dispatch-step")));

    StepsDue(
            DSLContext database,
            Searches searches,
            CoverChanges changes,
            WorkOrders orders,
            Transactions transactions,
            InstantSource clock) {
        super("dispatch-steps");
        this.database = database;
        this.searches = searches;
        this.changes = changes;
        this.orders = orders;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Takes every step that is due now, also those that another on-call list made due. */
    @Override
    protected void look() throws InterruptedException {
        changes.take();
        hands.invokeAll(
                due().stream().map(id -> Executors.callable(() -> take(id))).toList());
    }

    private List<UUID> due() {
        return database.select(SEARCH.WORK_ORDER)
                .from(SEARCH)
                .where(SEARCH.NEXT_AT.le(utc(clock.instant())))
                .orderBy(SEARCH.NEXT_AT)
                .limit(OF_ONE_LOOK)
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
}
