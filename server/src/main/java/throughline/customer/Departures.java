package throughline.customer;

import static throughline.customer.db.Tables.DEPARTURE;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Refused;

/** The front door for people who will stop speaking for a customer. {@code by} is the user who does it. */
@Component
@Transactional
public class Departures {
    private static final String MODULE = "customer";

    private final DSLContext database;
    private final ContactPeople people;
    private final EventLog events;
    private final InstantSource clock;

    Departures(DSLContext database, ContactPeople people, EventLog events, InstantSource clock) {
        this.database = database;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The person is gone from this day on; another day takes the place of the one that was said before.
     *
     * @param day the first on which they do not speak for the customer any more
     * @param zone whose midnight counts
     * @throws Refused {@code customer.no-such-person}
     */
    public ContactPerson plan(UUID customer, UUID person, @Nullable LocalDate day, ZoneId zone, @Nullable UUID by) {
        var before = people.get(customer, person);
        var now = clock.instant();
        var form = new Form();
        form.check("day", day != null, "", "kernel.field-missing", "Fill this in.");
        var due = (day == null ? LocalDate.EPOCH : day).atStartOfDay(zone).toInstant();
        form.check(
                "day",
                day == null || due.isAfter(now),
                "",
                "customer.departure-day-has-begun",
                "This day has begun already. Remove the person at once instead.");
        form.accept();
        var row = database.newRecord(DEPARTURE);
        row.setPerson(person);
        row.setCustomer(customer);
        row.setDay(day);
        row.setDueAt(due.atOffset(ZoneOffset.UTC));
        row.setTryAt(due.atOffset(ZoneOffset.UTC));
        row.setPlannedAt(now.atOffset(ZoneOffset.UTC));
        row.setPlannedBy(by);
        database.insertInto(DEPARTURE)
                .set(row)
                .onConflict(DEPARTURE.PERSON)
                .doUpdate()
                .set(row)
                .execute();
        var after = people.get(customer, person);
        events.append(
                MODULE,
                person,
                "person-leaving-planned",
                by,
                Map.of("customer", customer, "before", before, "after", after));
        return after;
    }

    /** The person stays. */
    public ContactPerson cancel(UUID customer, UUID person, @Nullable UUID by) {
        var before = people.get(customer, person);
        database.deleteFrom(DEPARTURE).where(DEPARTURE.PERSON.eq(person)).execute();
        var after = people.get(customer, person);
        if (!after.equals(before)) {
            events.append(
                    MODULE,
                    person,
                    "person-leaving-cancelled",
                    by,
                    Map.of("customer", customer, "before", before, "after", after));
        }
        return after;
    }
}
