package throughline.customer;

import static throughline.customer.db.Tables.DEPARTURE;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import throughline.kernel.Beat;
import throughline.kernel.Transactions;

/** Lets those go whose last day is over. The row goes with its person, so it happens once. */
@Component
class DeparturesDue extends Beat {
    private static final Logger LOG = LoggerFactory.getLogger(DeparturesDue.class);
    private static final int AT_ONCE = 500;
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);

    private final DSLContext database;
    private final ContactPeople people;
    private final Transactions transactions;
    private final ApplicationEventPublisher announce;
    private final InstantSource clock;

    DeparturesDue(
            DSLContext database,
            ContactPeople people,
            Transactions transactions,
            ApplicationEventPublisher announce,
            InstantSource clock) {
        super("customer-departures");
        this.database = database;
        this.people = people;
        this.transactions = transactions;
        this.announce = announce;
        this.clock = clock;
    }

    @Override
    protected void look() {
        List<UUID> due;
        do {
            due = database.select(DEPARTURE.PERSON)
                    .from(DEPARTURE)
                    .where(DEPARTURE.TRY_AT.le(utc()))
                    .orderBy(DEPARTURE.DUE_AT, DEPARTURE.PERSON)
                    .limit(AT_ONCE)
                    .fetch(DEPARTURE.PERSON);
            due.forEach(this::letGo);
        } while (due.size() == AT_ONCE);
    }

    private void letGo(UUID person) {
        try {
            transactions.run(() -> {
                var row = database.selectFrom(DEPARTURE)
                        .where(DEPARTURE.PERSON.eq(person), DEPARTURE.TRY_AT.le(utc()))
                        .forUpdate()
                        .skipLocked()
                        .fetchOne();
                if (row != null) {
                    people.letGo(row.getCustomer(), person, row.getDueAt().toInstant(), row.getPlannedBy());
                    announce.publishEvent(new PersonLeft(row.getCustomer(), person));
                }
            });
        } catch (RuntimeException fault) {
            LOG.error("The person {} could not be let go; it is tried again in {}", person, AFTER_A_FAULT, fault);
            transactions.run(() -> database.update(DEPARTURE)
                    .set(DEPARTURE.TRY_AT, utc().plus(AFTER_A_FAULT))
                    .where(DEPARTURE.PERSON.eq(person))
                    .execute());
        }
    }

    private OffsetDateTime utc() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
