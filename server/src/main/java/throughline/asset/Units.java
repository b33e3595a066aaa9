package throughline.asset;

import static throughline.asset.db.Tables.LINE;
import static throughline.asset.db.Tables.SITE;
import static throughline.asset.db.Tables.UNIT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import throughline.asset.db.tables.records.LineRecord;
import throughline.asset.db.tables.records.UnitRecord;
import throughline.customer.Agreements;
import throughline.customer.PhoneNumber;
import throughline.customer.PhoneNumbers;
import throughline.finder.Finder;
import throughline.finder.Kind;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;

/** The front door to units as they are kept; what an agent sees of one is a {@link UnitCards card}. {@code by} is the user who does it. */
@Component
@Transactional
public class Units {
    private static final String MODULE = "asset";
    private static final int MOST_ON_ONE_LINE = 200;
    private static final Field<List<String>> ITS_LINES = DSL.multiset(DSL.select(LINE.NUMBER)
                    .from(LINE)
                    .where(LINE.UNIT.eq(UNIT.ID))
                    .orderBy(LINE.PLACE, LINE.NUMBER))
            .convertFrom(rows -> rows.map(row -> row.value1()));

    private final DSLContext database;
    private final Agreements agreements;
    private final PhoneNumbers numbers;
    private final EventLog events;
    private final Ids ids;
    private final UnitWords words;
    private final Finder finder;
    private final ApplicationEventPublisher announcements;

    Units(
            DSLContext database,
            Agreements agreements,
            PhoneNumbers numbers,
            EventLog events,
            Ids ids,
            UnitWords words,
            Finder finder,
            ApplicationEventPublisher announcements) {
        this.database = database;
        this.agreements = agreements;
        this.numbers = numbers;
        this.events = events;
        this.ids = ids;
        this.words = words;
        this.finder = finder;
        this.announcements = announcements;
    }

    /** By number; the words are looked for in the unit and in the name and address of its site. */
    @Transactional(readOnly = true)
    public Page<Unit> list(Slice slice) {
        return page(DSL.noCondition(), slice);
    }

    /** The same at one site. */
    @Transactional(readOnly = true)
    public Page<Unit> atSite(UUID site, Slice slice) {
        return page(UNIT.SITE.eq(site), slice);
    }

    /** The same at all sites of a customer, by all of its records. */
    @Transactional(readOnly = true)
    public Page<Unit> ofCustomer(Collection<UUID> records, Slice slice) {
        return page(SITE.CUSTOMER.in(records), slice);
    }

    private Page<Unit> page(Condition which, Slice slice) {
        var found = fetch(
                which.and(finder.fits(Kind.UNIT, UNIT.ID, slice.words())).and(slice.later(UNIT.NUMBER, UNIT.ID)),
                slice.limit() + 1);
        return Page.of(found, slice, unit -> new Slice.Cursor(unit.number(), unit.id()));
    }

    /** @throws Refused {@code asset.no-such-unit} */
    @Transactional(readOnly = true)
    public Unit get(UUID id) {
        return fetch(UNIT.ID.eq(id), 1).stream().findFirst().orElseThrow(Units::unknown);
    }

    /** Those of these that exist, in one query. */
    @Transactional(readOnly = true)
    public List<Unit> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : fetch(UNIT.ID.in(ids), ids.size());
    }

    /** The units that ring from this number, in whatever notation, by number; one query. */
    @Transactional(readOnly = true)
    public List<Unit> ringingFrom(String number) {
        var meanings = numbers.meanings(number).stream().map(PhoneNumber::e164).toList();
        return meanings.isEmpty()
                ? List.of()
                : fetch(UNIT.ID.in(DSL.select(LINE.UNIT).from(LINE).where(LINE.NUMBER.in(meanings))), MOST_ON_ONE_LINE);
    }

    /** The ids of all units at the sites of a customer, by all of its records. */
    @Transactional(readOnly = true)
    public List<UUID> idsOfCustomer(Collection<UUID> records) {
        return database.select(UNIT.ID)
                .from(UNIT)
                .join(SITE)
                .on(SITE.ID.eq(UNIT.SITE))
                .where(SITE.CUSTOMER.in(records))
                .fetch(UNIT.ID);
    }

    /** Whichever unit has this alarm device: none, one, or several where somebody wrote the same twice. */
    @Transactional(readOnly = true)
    public List<UUID> withAlarmDevice(String protocol, String ident) {
        return database.select(UNIT.ID)
                .from(UNIT)
                .where(UNIT.ALARM_IDENT.eq(ident), UNIT.ALARM_PROTOCOL.eq(protocol))
                .limit(MOST_ON_ONE_LINE)
                .fetch(UNIT.ID);
    }

    /** A unit whose alarm device has to call by itself. @param hours so often */
    public record MustTest(UUID id, int hours) {}

    /**
     * Units whose alarm device has to call by itself, in the order of their ids.
     *
     * @param after the last one of the part before
     * @param unless those for which this is true are left out, in terms of the id
     */
    @Transactional(readOnly = true)
    public List<MustTest> thatMustTest(UUID after, Function<Field<UUID>, Condition> unless, int most) {
        return database.select(UNIT.ID, UNIT.ALARM_TEST_HOURS)
                .from(UNIT)
                .where(UNIT.ID.gt(after), UNIT.ALARM_TEST_HOURS.isNotNull(), DSL.not(unless.apply(UNIT.ID)))
                .orderBy(UNIT.ID)
                .limit(most)
                .fetch(row -> new MustTest(row.value1(), row.value2()));
    }

    /** Those of these whose alarm device has to call by itself. */
    @Transactional(readOnly = true)
    public List<UUID> thatMustTest(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.select(UNIT.ID)
                        .from(UNIT)
                        .where(UNIT.ID.in(ids), UNIT.ALARM_TEST_HOURS.isNotNull())
                        .fetch(UNIT.ID);
    }

    /** Those that have these numbers, in no order; one query. */
    @Transactional(readOnly = true)
    public List<Unit> numbered(Collection<String> numbers) {
        return numbers.isEmpty() ? List.of() : fetch(UNIT.NUMBER.in(numbers), numbers.size());
    }

    /**
     * What would be kept of the form; two that keep the same are equal in it.
     *
     * @throws Refused with each field that is wrong
     */
    @Transactional(propagation = Propagation.SUPPORTS, noRollbackFor = Refused.class)
    public Object kept(UnitForm form) {
        return form.read(numbers);
    }

    /** @throws Refused {@code asset.unit-number-taken}, {@code asset.no-such-site}, {@code customer.no-such-agreement} */
    public Unit add(UnitForm form, @Nullable UUID by) {
        return get(addAll(List.of(form), by).getFirst());
    }

    /**
     * Adds many in a few round trips; all or none.
     *
     * @return their ids in the same order
     */
    public List<UUID> addAll(List<UnitForm> forms, @Nullable UUID by) {
        var reads = forms.stream().map(form -> form.read(numbers)).toList();
        check(reads, null);
        var added = new LinkedHashMap<UUID, Map<String, UnitForm>>();
        var units = new ArrayList<UnitRecord>();
        var lines = new ArrayList<LineRecord>();
        for (int i = 0; i < reads.size(); i++) {
            var unit = record(reads.get(i));
            unit.setId(ids.next());
            units.add(unit);
            lines.addAll(lines(unit.getId(), reads.get(i)));
            added.put(unit.getId(), Map.of("after", forms.get(i)));
        }
        database.batchInsert(units).execute();
        database.batchInsert(lines).execute();
        events.appendAll(MODULE, "unit-added", by, added);
        words.unitsChanged(added.keySet());
        return List.copyOf(added.keySet());
    }

    /** @throws Refused {@code kernel.edited-by-someone-else} when the form was filled in from an older version */
    public Unit change(UUID id, UnitForm form, @Nullable UUID by) {
        var before = get(id);
        var read = form.read(numbers);
        check(List.of(read), id);
        int changed = database.update(UNIT)
                .set(record(read))
                .set(UNIT.VERSION, UNIT.VERSION.plus(1))
                .where(UNIT.ID.eq(id), UNIT.VERSION.eq(form.version()))
                .execute();
        if (changed == 0) {
            throw Refused.editedBySomeoneElse();
        }
        database.deleteFrom(LINE).where(LINE.UNIT.eq(id)).execute();
        database.batchInsert(lines(id, read)).execute();
        words.unitsChanged(List.of(id));
        var after = get(id);
        if (!after.site().equals(before.site())) {
            moved(Set.of(id), after.site().id());
        }
        events.append(MODULE, id, "unit-changed", by, Map.of("before", before, "after", after));
        return after;
    }

    /** The unit is under another agreement from now on, or under none. */
    void putUnder(UUID id, @Nullable UUID agreement, @Nullable UUID by, Map<String, ?> planned) {
        switchOver(UNIT.ID.eq(id), null, agreement, by, planned);
    }

    /** The same for every unit of a site. */
    void putAllUnder(UUID site, @Nullable UUID agreement, @Nullable UUID by, Map<String, ?> planned) {
        switchOver(UNIT.SITE.eq(site).and(UNIT.AGREEMENT.isDistinctFrom(agreement)), null, agreement, by, planned);
    }

    /** The unit belongs to another site from now on, and is under another agreement or under none. */
    void move(UUID id, UUID site, @Nullable UUID agreement, @Nullable UUID by, Map<String, ?> planned) {
        switchOver(UNIT.ID.eq(id), site, agreement, by, planned);
    }

    /**
     * @param site null where they stay
     * @param planned what each event tells of the plan behind it
     */
    private void switchOver(
            Condition which, @Nullable UUID site, @Nullable UUID agreement, @Nullable UUID by, Map<String, ?> planned) {
        agreements.mustExist(agreement == null ? Set.of() : Set.of(agreement));
        var ids = database.select(UNIT.ID).from(UNIT).where(which).forUpdate().fetch(UNIT.ID);
        var before = all(ids);
        var fresh = new UnitRecord();
        fresh.setAgreement(agreement);
        if (site != null) {
            fresh.setSite(site);
        }
        database.update(UNIT)
                .set(fresh)
                .set(UNIT.VERSION, UNIT.VERSION.plus(1))
                .where(UNIT.ID.in(ids))
                .execute();
        words.unitsChanged(ids);
        if (site != null) {
            moved(Set.copyOf(ids), site);
        }
        var after = all(ids).stream().collect(Collectors.toMap(Unit::id, Function.identity()));
        var changed = new LinkedHashMap<UUID, Map<String, ?>>();
        for (var unit : before) {
            var data = new LinkedHashMap<String, Object>(planned);
            data.put("before", unit);
            data.put("after", after.get(unit.id()));
            changed.put(unit.id(), data);
        }
        events.appendAll(MODULE, "unit-changed", by, changed);
    }

    private void moved(Set<UUID> units, UUID site) {
        var branch = database.select(SITE.BRANCH)
                .from(SITE)
                .where(SITE.ID.eq(site))
                .fetchSingle()
                .value1();
        announcements.publishEvent(new BranchChanged(null, units, branch));
    }

    static Refused unknown() {
        return new Refused("asset.no-such-unit", "There is no such unit.");
    }

    /** @param except the unit that is changed and keeps its number */
    private void check(List<UnitForm.Read> reads, @Nullable UUID except) {
        var wanted = reads.stream().map(UnitForm.Read::number).toList();
        var taken = new HashSet<>(database.select(UNIT.NUMBER)
                .from(UNIT)
                .where(UNIT.NUMBER.in(wanted), UNIT.ID.isDistinctFrom(except))
                .fetch(UNIT.NUMBER));
        for (var number : wanted) {
            if (!taken.add(number)) {
                throw new Refused("asset.unit-number-taken", "Another unit has the number {0}.", number);
            }
        }
        var sites = reads.stream().map(UnitForm.Read::site).collect(Collectors.toSet());
        if (database.fetchCount(SITE, SITE.ID.in(sites)) < sites.size()) {
            throw Sites.unknown();
        }
        agreements.mustExist(reads.stream()
                .map(UnitForm.Read::agreement)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    private static List<LineRecord> lines(UUID unit, UnitForm.Read read) {
        var lines = read.lines();
        return IntStream.range(0, lines.size())
                .mapToObj(place -> new LineRecord(lines.get(place).e164(), unit, (short) place))
                .toList();
    }

    private static UnitRecord record(UnitForm.Read read) {
        var record = equipment(read.equipment());
        record.setNumber(read.number());
        record.setSite(read.site());
        record.setName(read.name());
        record.setPosition(read.position());
        record.setKind(read.kind());
        record.setFloors(read.floors());
        record.setCapacityKg(read.capacityKg());
        record.setAgreement(read.agreement());
        record.setAlarmMaker(read.alarmMaker());
        record.setAlarmProtocol(read.alarmProtocol());
        record.setAlarmIdent(read.alarmIdent());
        record.setAlarmTestHours(read.alarmTestHours());
        record.setWarning(read.warning());
        return record;
    }

    /** Only what goes when the equipment is replaced. */
    static UnitRecord equipment(EquipmentForm.Read read) {
        var record = new UnitRecord();
        record.setSerial(read.serial());
        record.setMaker(read.maker());
        record.setModel(read.model());
        record.setYear(read.year());
        record.setCustomersNumber(read.customersNumber());
        record.setInstalledOn(read.installedOn());
        return record;
    }

    private List<Unit> fetch(Condition which, int most) {
        return database.select(
                        UNIT.ID,
                        UNIT.NUMBER,
                        SITE.ID,
                        SITE.NAME,
                        SITE.STREET,
                        SITE.CITY,
                        UNIT.NAME,
                        UNIT.POSITION,
                        UNIT.KIND,
                        UNIT.SERIAL,
                        UNIT.MAKER,
                        UNIT.MODEL,
                        UNIT.YEAR,
                        UNIT.CUSTOMERS_NUMBER,
                        UNIT.INSTALLED_ON,
                        UNIT.FLOORS,
                        UNIT.CAPACITY_KG,
                        UNIT.AGREEMENT,
                        UNIT.ALARM_MAKER,
                        UNIT.ALARM_PROTOCOL,
                        UNIT.ALARM_IDENT,
                        UNIT.ALARM_TEST_HOURS,
                        UNIT.WARNING,
                        ITS_LINES,
                        UNIT.VERSION)
                .from(UNIT)
                .join(SITE)
                .on(SITE.ID.eq(UNIT.SITE))
                .where(which)
                .orderBy(UNIT.NUMBER, UNIT.ID)
                .limit(most)
                .fetch(Units::unit);
    }

    private static Unit unit(Record row) {
        return new Unit(
                row.get(UNIT.ID),
                row.get(UNIT.NUMBER),
                new Unit.Where(row.get(SITE.ID), row.get(SITE.NAME), row.get(SITE.STREET), row.get(SITE.CITY)),
                row.get(UNIT.NAME),
                row.get(UNIT.POSITION),
                row.get(UNIT.KIND),
                row.get(UNIT.SERIAL),
                row.get(UNIT.MAKER),
                row.get(UNIT.MODEL),
                row.get(UNIT.YEAR),
                row.get(UNIT.CUSTOMERS_NUMBER),
                row.get(UNIT.INSTALLED_ON),
                row.get(UNIT.FLOORS),
                row.get(UNIT.CAPACITY_KG),
                row.get(UNIT.AGREEMENT),
                row.get(UNIT.ALARM_MAKER),
                row.get(UNIT.ALARM_PROTOCOL),
                row.get(UNIT.ALARM_IDENT),
                row.get(UNIT.ALARM_TEST_HOURS),
                row.get(ITS_LINES),
                row.get(UNIT.WARNING),
                row.get(UNIT.VERSION));
    }
}
