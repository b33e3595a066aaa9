package throughline.asset;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;
import static org.jooq.Records.mapping;
import static throughline.asset.db.Tables.PLANNED_CHANGE;
import static throughline.asset.db.Tables.SITE;
import static throughline.asset.db.Tables.UNIT;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import throughline.asset.db.tables.records.SiteRecord;
import throughline.customer.Customers;
import throughline.customer.Duplicates;
import throughline.customer.PhoneNumbers;
import throughline.finder.Finder;
import throughline.finder.Kind;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.NumberSeries;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Seeing;
import throughline.kernel.Slice;
import throughline.people.Branch;
import throughline.people.Branches;

/** The front door to sites. {@code by} is the user who does it. */
@Component
@Transactional
public class Sites {
    private static final String MODULE = "asset";
    private static final NumberSeries NUMBERS = new NumberSeries("SI-", "asset.site_number");

    private final DSLContext database;
    private final Customers customers;
    private final PhoneNumbers numbers;
    private final EventLog events;
    private final Ids ids;
    private final UnitWords words;
    private final Finder finder;
    private final Duplicates duplicates;
    private final Branches branches;
    private final Seeing seeing;
    private final ApplicationEventPublisher announcements;

    Sites(
            DSLContext database,
            Customers customers,
            PhoneNumbers numbers,
            EventLog events,
            Ids ids,
            UnitWords words,
            Finder finder,
            Duplicates duplicates,
            Branches branches,
            Seeing seeing,
            ApplicationEventPublisher announcements) {
        this.database = database;
        this.customers = customers;
        this.numbers = numbers;
        this.events = events;
        this.ids = ids;
        this.words = words;
        this.finder = finder;
        this.duplicates = duplicates;
        this.branches = branches;
        this.seeing = seeing;
        this.announcements = announcements;
    }

    /** By name; the words are looked for in the name and the address. */
    @Transactional(readOnly = true)
    public Page<Site> list(Slice slice) {
        return page(DSL.noCondition(), slice);
    }

    /** The same of one customer. */
    @Transactional(readOnly = true)
    public Page<Site> ofCustomer(UUID customer, Slice slice) {
        return page(SITE.CUSTOMER.eq(customer), slice);
    }

    private Page<Site> page(Condition which, Slice slice) {
        var found = fetch(
                which.and(finder.fits(Kind.SITE, SITE.ID, slice.words())).and(slice.later(SITE.NAME, SITE.ID)),
                slice.limit() + 1);
        return Page.of(found, slice, site -> new Slice.Cursor(site.name(), site.id()));
    }

    /** What the clocks of this area show; null while no site is in it. */
    @Transactional(readOnly = true)
    public @Nullable ZoneId zoneOf(String area) {
        var zone = database.select(SITE.ZONE)
                .from(SITE)
                .where(SITE.AREA.eq(area))
                .limit(1)
                .fetchOne(SITE.ZONE);
        return zone == null ? null : ZoneId.of(zone);
    }

    /** @throws Refused {@code asset.no-such-site} */
    @Transactional(readOnly = true)
    public Site get(UUID id) {
        return fetch(SITE.ID.eq(id), 1).stream().findFirst().orElseThrow(Sites::unknown);
    }

    /** Those of these that exist, in one query. */
    @Transactional(readOnly = true)
    public List<Site> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : fetch(SITE.ID.in(ids), ids.size());
    }

    /** The ids of those that have these numbers, by their number; one query. */
    @Transactional(readOnly = true)
    public Map<String, UUID> idsOf(Collection<String> numbers) {
        return database.select(SITE.NUMBER, SITE.ID)
                .from(SITE)
                .where(SITE.NUMBER.in(numbers))
                .fetchMap(SITE.NUMBER, SITE.ID);
    }

    /** Those that have these numbers, in no order; one query. */
    @Transactional(readOnly = true)
    public List<Site> numbered(Collection<String> numbers) {
        return numbers.isEmpty() ? List.of() : fetch(SITE.NUMBER.in(numbers), numbers.size());
    }

    /**
     * What would be kept of the form; two that keep the same are equal in it.
     *
     * @throws Refused with each field that is wrong
     */
    @Transactional(propagation = Propagation.SUPPORTS, noRollbackFor = Refused.class)
    public Object kept(SiteForm form) {
        return form.read(numbers);
    }

    /** @throws Refused {@code customer.no-such-customer} */
    public Site add(SiteForm form, @Nullable UUID by) {
        return get(addAll(List.of(form), by).getFirst());
    }

    /** Adds many in a few round trips; all or none. Their ids come in the same order. */
    public List<UUID> addAll(List<SiteForm> forms, @Nullable UUID by) {
        return addAll(forms, List.of(), by);
    }

    /**
     * The same for those that bring their numbers along from another system.
     *
     * @throws Refused {@code asset.site-number-taken}
     */
    public List<UUID> addNumbered(SequencedMap<String, SiteForm> forms, @Nullable UUID by) {
        for (var taken : numbered(forms.keySet())) {
            throw new Refused("asset.site-number-taken", "Another site has the number {0}.", taken.number());
        }
        NUMBERS.leaveOut(database, forms.keySet());
        return addAll(List.copyOf(forms.values()), List.copyOf(forms.keySet()), by);
    }

    private List<UUID> addAll(List<SiteForm> forms, List<String> given, @Nullable UUID by) {
        var reads = forms.stream().map(form -> form.read(numbers)).toList();
        var owners = reads.stream().map(SiteForm.Read::customer).collect(Collectors.toSet());
        customers.mustExist(owners);
        branches.mustExist(reads.stream()
                .map(SiteForm.Read::branch)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var added = new LinkedHashMap<UUID, Map<String, SiteForm>>();
        var sites = new ArrayList<SiteRecord>();
        for (int i = 0; i < reads.size(); i++) {
            var site = record(reads.get(i));
            site.setId(ids.next());
            if (!given.isEmpty()) {
                site.setNumber(given.get(i));
            }
            site.setKeyCode(reads.get(i).keyCode());
            site.setBranch(requireNonNullElseGet(reads.get(i).branch(), this::branchOfWhoeverAsks));
            sites.add(site);
            added.put(site.getId(), Map.of("after", forms.get(i).withoutItsSecret()));
        }
        database.batchInsert(sites).execute();
        events.appendAll(MODULE, "site-added", by, added);
        words.sitesChanged(added.keySet());
        customers.reachChanged(sites.stream()
                .filter(site -> !site.getBranch().equals(Branch.COMPANY))
                .map(SiteRecord::getCustomer)
                .collect(Collectors.toSet()));
        duplicates.lookAgain(owners);
        return List.copyOf(added.keySet());
    }

    /** @throws Refused {@code kernel.edited-by-someone-else} when the form was filled in from an older version */
    public Site change(UUID id, SiteForm form, @Nullable UUID by) {
        var before = get(id);
        var read = form.read(numbers);
        customers.mustExist(Set.of(read.customer()));
        branches.mustExist(read.branch() == null ? Set.of() : Set.of(read.branch()));
        var record = record(read);
        record.setBranch(requireNonNullElse(read.branch(), before.branch()));
        int changed = database.update(SITE)
                .set(record)
                .set(SITE.VERSION, SITE.VERSION.plus(1))
                .where(SITE.ID.eq(id), SITE.VERSION.eq(form.version()))
                .execute();
        if (changed == 0) {
            throw Refused.editedBySomeoneElse();
        }
        words.sitesChanged(List.of(id));
        var after = get(id);
        if (!after.zone().equals(before.zone())) {
            midnightMoves(id, ZoneId.of(after.zone()));
        }
        duplicates.lookAgain(List.of(before.customer(), after.customer()));
        reachMoved(before, after);
        events.append(MODULE, id, "site-changed", by, Map.of("before", before, "after", after));
        return after;
    }

    private UUID branchOfWhoeverAsks() {
        return seeing.now().branches().stream().findFirst().orElse(Branch.COMPANY);
    }

    /** Another branch sees it, or an owner who was seen elsewhere has it. */
    private void reachMoved(Site before, Site after) {
        if (!after.branch().equals(before.branch())) {
            var units = database.select(UNIT.ID)
                    .from(UNIT)
                    .where(UNIT.SITE.eq(after.id()))
                    .fetchSet(UNIT.ID);
            announcements.publishEvent(new BranchChanged(after.id(), units, after.branch()));
        } else if (after.branch().equals(Branch.COMPANY) || after.customer().equals(before.customer())) {
            return;
        }
        customers.reachChanged(List.of(before.customer(), after.customer()));
    }

    /** A planned change counts from a midnight on the site's clocks, also when those are corrected. */
    private void midnightMoves(UUID site, ZoneId zone) {
        for (var change : database.selectFrom(PLANNED_CHANGE)
                .where(PLANNED_CHANGE.SITE.eq(site), PLANNED_CHANGE.STATE.eq("planned"))
                .forUpdate()
                .fetch()) {
            var due = change.getDay().atStartOfDay(zone).toOffsetDateTime();
            change.setDueAt(due);
            change.setTryAt(due);
            change.update();
        }
    }

    /**
     * The site has another owner from now on.
     *
     * @param planned what the event tells of the plan behind it
     */
    void handOver(UUID id, UUID customer, @Nullable UUID by, Map<String, ?> planned) {
        customers.mustExist(Set.of(customer));
        var before = get(id);
        database.update(SITE)
                .set(SITE.CUSTOMER, customer)
                .set(SITE.VERSION, SITE.VERSION.plus(1))
                .where(SITE.ID.eq(id))
                .execute();
        var data = new LinkedHashMap<String, Object>(planned);
        var after = get(id);
        data.put("before", before);
        data.put("after", after);
        events.append(MODULE, id, "site-changed", by, data);
        reachMoved(before, after);
        duplicates.lookAgain(List.of(before.customer(), customer));
    }

    static Refused unknown() {
        return new Refused("asset.no-such-site", "There is no such site.");
    }

    private static SiteRecord record(SiteForm.Read read) {
        var record = new SiteRecord();
        record.setCustomer(read.customer());
        record.setName(read.name());
        record.setStreet(read.street());
        record.setPostcode(read.postcode());
        record.setCity(read.city());
        record.setCountry(read.country());
        record.setZone(read.zone());
        record.setAccess(read.access());
        record.setOpeningHours(read.openingHours());
        record.setRescuePhone(read.rescuePhone());
        record.setArea(read.area());
        if (read.latitude() != null) {
            record.setLatitude(read.latitude());
            record.setLongitude(read.longitude());
        }
        return record;
    }

    private List<Site> fetch(Condition which, int most) {
        return database.select(
                        SITE.ID,
                        SITE.NUMBER,
                        SITE.NAME,
                        SITE.STREET,
                        SITE.POSTCODE,
                        SITE.CITY,
                        SITE.COUNTRY,
                        SITE.ZONE,
                        SITE.ACCESS,
                        DSL.field(SITE.KEY_CODE.ne("")),
                        SITE.OPENING_HOURS,
                        SITE.RESCUE_PHONE,
                        SITE.AREA,
                        SITE.LATITUDE,
                        SITE.LONGITUDE,
                        SITE.BRANCH,
                        SITE.CUSTOMER,
                        SITE.VERSION)
                .from(SITE)
                .where(which)
                .orderBy(SITE.NAME, SITE.ID)
                .limit(most)
                .fetch(mapping(Site::new));
    }
}
