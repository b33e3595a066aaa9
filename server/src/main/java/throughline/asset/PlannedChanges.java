package throughline.asset;

import static org.jooq.Records.mapping;
import static throughline.asset.db.Tables.PLANNED_CHANGE;
import static throughline.asset.db.Tables.UNIT;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.asset.db.tables.records.PlannedChangeRecord;
import throughline.customer.Agreements;
import throughline.customer.Customers;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Ids;
import throughline.kernel.Refused;

/**
 * The front door to changes that count from a later midnight on: planned, looked at, called off. {@link PlannedChangesDue} makes them
 * when their time comes. {@code by} is the user who does it.
 */
@Component
@Transactional
public class PlannedChanges {
    static final String MODULE = "asset";
    private static final int MOST = 100;

    private final DSLContext database;
    private final Sites sites;
    private final Units units;
    private final Customers customers;
    private final Agreements agreements;
    private final EventLog events;
    private final Ids ids;
    private final InstantSource clock;

    PlannedChanges(
            DSLContext database,
            Sites sites,
            Units units,
            Customers customers,
            Agreements agreements,
            EventLog events,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.sites = sites;
        this.units = units;
        this.customers = customers;
        this.agreements = agreements;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is to come for a site and its units, and what could not be made when its day came; the next first, at most a hundred. */
    @Transactional(readOnly = true)
    public List<PlannedChange> ofSite(UUID site) {
        return fetch(PLANNED_CHANGE.SITE.eq(site));
    }

    /** The same for a unit, with the new owner of its site. */
    @Transactional(readOnly = true)
    public List<PlannedChange> ofUnit(UUID unit) {
        return fetch(isOfUnit(unit));
    }

    /** It changes with its site. */
    private Condition isOfUnit(UUID unit) {
        var itsSite = database.select(UNIT.SITE).from(UNIT).where(UNIT.ID.eq(unit));
        return PLANNED_CHANGE.UNIT.eq(unit).or(PLANNED_CHANGE.UNIT.isNull().and(PLANNED_CHANGE.SITE.eq(itsSite)));
    }

    /**
     * From a midnight on the site has another owner, and every unit of it another agreement or none.
     *
     * @throws Refused {@code asset.no-such-site}, {@code customer.no-such-customer}, {@code customer.no-such-agreement},
     *     {@code asset.already-planned}
     */
    public PlannedChange newOwner(UUID site, PlannedChangeForm form, @Nullable UUID by) {
        var read = new Form();
        read.check("customer", form.customer() != null, "", "kernel.field-missing", "Fill this in.");
        var row = row(site, form, read);
        row.setWhat("owner");
        row.setCustomer(form.customer());
        customers.mustExist(Set.of(Objects.requireNonNull(form.customer())));
        return plan(row, site, by);
    }

    /**
     * From a midnight on the unit is under another agreement or none, and belongs to another site when one is given.
     *
     * @throws Refused {@code asset.no-such-unit}, {@code asset.no-such-site}, {@code customer.no-such-agreement},
     *     {@code asset.already-planned}
     */
    public PlannedChange forUnit(UUID unit, PlannedChangeForm form, @Nullable UUID by) {
        var row = row(units.get(unit).site().id(), form, new Form());
        row.setUnit(unit);
        row.setWhat(form.site() == null ? "agreement" : "place");
        if (form.site() != null) {
            row.setToSite(sites.get(form.site()).id());
        }
        return plan(row, unit, by);
    }

    /**
     * Calls it off, or takes a refused one from the list.
     *
     * @param subject the site or unit at which it is listed
     * @throws Refused {@code asset.no-such-planned-change} when there is none there, or it was made meanwhile
     */
    public void cancel(UUID subject, UUID id, @Nullable UUID by) {
        var row = database.selectFrom(PLANNED_CHANGE)
                .where(
                        PLANNED_CHANGE.ID.eq(id),
                        PLANNED_CHANGE.SITE.eq(subject).or(isOfUnit(subject)),
                        PLANNED_CHANGE.STATE.in("planned", "refused"))
                .forUpdate()
                .fetchOne();
        if (row == null) {
            throw new Refused(
                    "asset.no-such-planned-change", "There is no such planned change. Maybe it was made meanwhile.");
        }
        row.setState("cancelled");
        row.setRefusal(null);
        row.setSettledAt(utc(clock.instant()));
        row.setSettledBy(by);
        row.update();
        events.append(MODULE, subject(row), "planned-change-cancelled", by, Map.of("before", told(row)));
    }

    private PlannedChangeRecord row(UUID site, PlannedChangeForm form, Form read) {
        var zone = ZoneId.of(sites.get(site).zone());
        var now = clock.instant();
        var due = form.due(read, zone, now);
        read.accept();
        if (form.agreement() != null) {
            agreements.mustExist(Set.of(form.agreement()));
        }
        var row = database.newRecord(PLANNED_CHANGE);
        row.setId(ids.next());
        row.setSite(site);
        row.setAgreement(form.agreement());
        row.setDay(form.day());
        row.setDueAt(utc(due));
        row.setTryAt(utc(due));
        row.setPlannedAt(utc(now));
        return row;
    }

    private PlannedChange plan(PlannedChangeRecord row, UUID subject, @Nullable UUID by) {
        row.setPlannedBy(by);
        int planned = database.insertInto(PLANNED_CHANGE)
                .set(row)
                .onConflictDoNothing()
                .execute();
        if (planned == 0) {
            throw new Refused(
                    "asset.already-planned", "Such a change is planned for this day already. Call that one off first.");
        }
        events.append(MODULE, subject, "change-planned", by, Map.of("after", told(row)));
        return fetch(PLANNED_CHANGE.ID.eq(row.getId())).getFirst();
    }

    static UUID subject(PlannedChangeRecord row) {
        return row.getUnit() == null ? row.getSite() : row.getUnit();
    }

    /** As the history tells it; named like the fields of what will change. */
    private record Told(
            LocalDate day,
            @Nullable UUID customer,
            @Nullable UUID site,
            @Nullable UUID agreement) {}

    private static Told told(PlannedChangeRecord row) {
        return new Told(row.getDay(), row.getCustomer(), row.getToSite(), row.getAgreement());
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private List<PlannedChange> fetch(Condition which) {
        return database.select(
                        PLANNED_CHANGE.ID,
                        PLANNED_CHANGE.WHAT,
                        PLANNED_CHANGE.SITE,
                        PLANNED_CHANGE.UNIT,
                        PLANNED_CHANGE.CUSTOMER,
                        PLANNED_CHANGE.TO_SITE,
                        PLANNED_CHANGE.AGREEMENT,
                        PLANNED_CHANGE.DAY,
                        PLANNED_CHANGE.DUE_AT.convertFrom(OffsetDateTime::toInstant),
                        PLANNED_CHANGE.PLANNED_AT.convertFrom(OffsetDateTime::toInstant),
                        PLANNED_CHANGE.PLANNED_BY,
                        PLANNED_CHANGE.REFUSAL)
                .from(PLANNED_CHANGE)
                .where(which, PLANNED_CHANGE.STATE.in("planned", "refused"))
                .orderBy(PLANNED_CHANGE.DUE_AT, PLANNED_CHANGE.ID)
                .limit(MOST)
                .fetch(mapping(PlannedChange::new));
    }
}
