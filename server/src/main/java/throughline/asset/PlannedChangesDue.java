package throughline.asset;

import static throughline.asset.PlannedChanges.utc;
import static throughline.asset.db.Tables.PLANNED_CHANGE;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.asset.db.tables.records.PlannedChangeRecord;
import throughline.kernel.Beat;
import throughline.kernel.Refused;
import throughline.kernel.Transactions;

/**
 * Makes the planned changes whose midnight has come, each in a transaction of its own with its event, so once and never half. They are
 * made in the order in which they were due, also after a night without a server; of one site never the later before the earlier.
 */
@Component
class PlannedChangesDue extends Beat {
    private static final Logger LOG = LoggerFactory.getLogger(PlannedChangesDue.class);
    private static final int AT_ONCE = 500;
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);
    private static final Condition PLANNED = PLANNED_CHANGE.STATE.eq("planned");

    private final DSLContext database;
    private final Sites sites;
    private final Units units;
    private final Transactions transactions;
    private final ApplicationEventPublisher announce;
    private final InstantSource clock;

    PlannedChangesDue(
            DSLContext database,
            Sites sites,
            Units units,
            Transactions transactions,
            ApplicationEventPublisher announce,
            InstantSource clock) {
        super("asset-planned-changes");
        this.database = database;
        this.sites = sites;
        this.units = units;
        this.transactions = transactions;
        this.announce = announce;
        this.clock = clock;
    }

    @Override
    protected void look() {
        List<UUID> due;
        do {
            due = due();
            due.forEach(this::make);
        } while (due.size() == AT_ONCE);
    }

    /** A new owner comes before what was planned for single units on the same day. */
    private List<UUID> due() {
        return database.select(PLANNED_CHANGE.ID)
                .from(PLANNED_CHANGE)
                .where(PLANNED, PLANNED_CHANGE.TRY_AT.le(utc(clock.instant())))
                .orderBy(
                        PLANNED_CHANGE.DUE_AT,
                        PLANNED_CHANGE.UNIT.isNotNull(),
                        PLANNED_CHANGE.PLANNED_AT,
                        PLANNED_CHANGE.ID)
                .limit(AT_ONCE)
                .fetch(PLANNED_CHANGE.ID);
    }

    private void make(UUID id) {
        try {
            settle(id, row -> {
                make(row);
                row.setState("done");
            });
        } catch (Refused refused) {
            LOG.warn(
                    "The planned change {} cannot be made and waits for somebody to look at it: {}",
                    id,
                    refused.code());
            settle(id, row -> {
                row.setState("refused");
                row.setRefusal(refused.code());
            });
        } catch (RuntimeException fault) {
            LOG.error("The planned change {} could not be made; it is tried again in {}", id, AFTER_A_FAULT, fault);
            putOff(id);
        }
    }

    /** Does it to the row while nobody else can, unless somebody else has it or an earlier one of the site is still open. */
    private void settle(UUID id, Consumer<PlannedChangeRecord> work) {
        transactions.run(() -> {
            var row = database.selectFrom(PLANNED_CHANGE)
                    .where(PLANNED_CHANGE.ID.eq(id), PLANNED)
                    .forUpdate()
                    .skipLocked()
                    .fetchOne();
            if (row != null && !waitsForAnEarlierOne(row)) {
                work.accept(row);
                row.setSettledAt(utc(clock.instant()));
                row.update();
                announce.publishEvent(new RecordsSwitched(row.getSite(), row.getUnit()));
            }
        });
    }

    private boolean waitsForAnEarlierOne(PlannedChangeRecord row) {
        return database.fetchExists(
                PLANNED_CHANGE,
                PLANNED,
                PLANNED_CHANGE.SITE.eq(row.getSite()),
                PLANNED_CHANGE.DUE_AT.lt(row.getDueAt()));
    }

    private void make(PlannedChangeRecord row) {
        var planned = Map.of("planned", row.getId(), "asOf", row.getDueAt().toInstant());
        var by = row.getPlannedBy();
        switch (row.getWhat()) {
            case "owner" -> {
                sites.handOver(row.getSite(), row.getCustomer(), by, planned);
                units.putAllUnder(row.getSite(), row.getAgreement(), by, planned);
            }
            case "agreement" -> units.putUnder(row.getUnit(), row.getAgreement(), by, planned);
            case "place" -> units.move(row.getUnit(), row.getToSite(), row.getAgreement(), by, planned);
            default -> throw new IllegalStateException("no such change: " + row.getWhat());
        }
    }

    private void putOff(UUID id) {
        transactions.run(() -> database.update(PLANNED_CHANGE)
                .set(PLANNED_CHANGE.TRY_AT, utc(clock.instant().plus(AFTER_A_FAULT)))
                .where(PLANNED_CHANGE.ID.eq(id), PLANNED)
                .execute());
    }
}
