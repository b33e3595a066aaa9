package throughline.customer;

import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static throughline.customer.db.Tables.HOLIDAY;
import static throughline.customer.db.Tables.HOLIDAY_CALENDAR;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.customer.HolidayCalendar.Holiday;
import throughline.customer.db.tables.records.HolidayRecord;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;

/** The front door to holiday calendars; there are few. {@code by} is the user who does it. */
@Component
@Transactional
public class HolidayCalendars {
    private static final String MODULE = "customer";
    private static final int MOST = 500;
    private static final Field<List<Holiday>> DAYS = days();

    private final DSLContext database;
    private final EventLog events;
    private final Ids ids;

    HolidayCalendars(DSLContext database, EventLog events, Ids ids) {
        this.database = database;
        this.events = events;
        this.ids = ids;
    }

    /** All of them, by name. */
    @Transactional(readOnly = true)
    public List<HolidayCalendar> all() {
        return fetch(DSL.noCondition());
    }

    /** @throws Refused {@code customer.no-such-calendar} */
    @Transactional(readOnly = true)
    public HolidayCalendar get(UUID id) {
        return fetch(HOLIDAY_CALENDAR.ID.eq(id)).stream().findFirst().orElseThrow(HolidayCalendars::unknown);
    }

    /** The calendar that counts: this one, or without it that of the country; null when there is none. One query. */
    @Transactional(readOnly = true)
    public @Nullable HolidayCalendar counting(@Nullable UUID calendar, String country) {
        var which = calendar != null ? HOLIDAY_CALENDAR.ID.eq(calendar) : HOLIDAY_CALENDAR.COUNTRY.eq(country);
        return fetch(which).stream().findFirst().orElse(null);
    }

    /** The names of these; one query, none for nothing. */
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> wanted) {
        return wanted.isEmpty()
                ? Map.of()
                : database.select(HOLIDAY_CALENDAR.ID, HOLIDAY_CALENDAR.NAME)
                        .from(HOLIDAY_CALENDAR)
                        .where(HOLIDAY_CALENDAR.ID.in(wanted))
                        .fetchMap(HOLIDAY_CALENDAR.ID, HOLIDAY_CALENDAR.NAME);
    }

    /** The ids of those of these names that exist; one query, none for nothing. */
    @Transactional(readOnly = true)
    public Map<String, UUID> idsOf(Collection<String> names) {
        return names.isEmpty()
                ? Map.of()
                : database.select(HOLIDAY_CALENDAR.NAME, HOLIDAY_CALENDAR.ID)
                        .from(HOLIDAY_CALENDAR)
                        .where(HOLIDAY_CALENDAR.NAME.in(names))
                        .fetchMap(HOLIDAY_CALENDAR.NAME, HOLIDAY_CALENDAR.ID);
    }

    /** @throws Refused {@code customer.no-such-calendar} when one of them does not exist */
    void mustExist(Collection<UUID> wanted) {
        var distinct = Set.copyOf(wanted);
        if (!distinct.isEmpty()
                && database.fetchCount(HOLIDAY_CALENDAR, HOLIDAY_CALENDAR.ID.in(distinct)) < distinct.size()) {
            throw unknown();
        }
    }

    /** @throws Refused {@code customer.calendar-name-taken}, {@code customer.country-calendar-taken} */
    public HolidayCalendar add(HolidayCalendarForm form, @Nullable UUID by) {
        var read = form.read();
        var id = ids.next();
        mustBeFree(read, id);
        database.insertInto(HOLIDAY_CALENDAR)
                .set(HOLIDAY_CALENDAR.ID, id)
                .set(HOLIDAY_CALENDAR.NAME, read.name())
                .set(HOLIDAY_CALENDAR.COUNTRY, read.country())
                .execute();
        keep(id, read.days());
        var after = get(id);
        events.append(MODULE, id, "holiday-calendar-added", by, Map.of("after", after));
        return after;
    }

    /** @throws Refused {@code kernel.edited-by-someone-else} when the form was filled in from an older version */
    public HolidayCalendar change(UUID id, HolidayCalendarForm form, @Nullable UUID by) {
        var before = get(id);
        var read = form.read();
        mustBeFree(read, id);
        int changed = database.update(HOLIDAY_CALENDAR)
                .set(HOLIDAY_CALENDAR.NAME, read.name())
                .set(HOLIDAY_CALENDAR.COUNTRY, read.country())
                .set(HOLIDAY_CALENDAR.VERSION, HOLIDAY_CALENDAR.VERSION.plus(1))
                .where(HOLIDAY_CALENDAR.ID.eq(id), HOLIDAY_CALENDAR.VERSION.eq(form.version()))
                .execute();
        if (changed == 0) {
            throw Refused.editedBySomeoneElse();
        }
        database.deleteFrom(HOLIDAY).where(HOLIDAY.CALENDAR.eq(id)).execute();
        keep(id, read.days());
        var after = get(id);
        events.append(MODULE, id, "holiday-calendar-changed", by, Map.of("before", before, "after", after));
        return after;
    }

    private void keep(UUID calendar, List<Holiday> days) {
        database.batchInsert(days.stream()
                        .map(each -> new HolidayRecord(calendar, each.day(), each.name()))
                        .toList())
                .execute();
    }

    private void mustBeFree(HolidayCalendarForm.Read read, UUID except) {
        for (var other : fetch(or(
                HOLIDAY_CALENDAR.NAME.eq(read.name()),
                read.country() == null ? DSL.falseCondition() : HOLIDAY_CALENDAR.COUNTRY.eq(read.country())))) {
            if (other.id().equals(except)) {
                continue;
            }
            throw other.name().equals(read.name())
                    ? new Refused("customer.calendar-name-taken", "Another calendar has the name {0}.", read.name())
                    : new Refused(
                            "customer.country-calendar-taken",
                            "The country has its calendar already: {0}.",
                            other.name());
        }
    }

    private static Refused unknown() {
        return new Refused("customer.no-such-calendar", "There is no such holiday calendar.");
    }

    private List<HolidayCalendar> fetch(Condition which) {
        return database.select(
                        HOLIDAY_CALENDAR.ID,
                        HOLIDAY_CALENDAR.NAME,
                        HOLIDAY_CALENDAR.COUNTRY,
                        DAYS,
                        HOLIDAY_CALENDAR.VERSION)
                .from(HOLIDAY_CALENDAR)
                .where(which)
                .orderBy(HOLIDAY_CALENDAR.NAME, HOLIDAY_CALENDAR.ID)
                .limit(MOST)
                .fetch(mapping(HolidayCalendar::new));
    }

    private static Field<List<Holiday>> days() {
        return multiset(select(HOLIDAY.DAY, HOLIDAY.NAME)
                        .from(HOLIDAY)
                        .where(HOLIDAY.CALENDAR.eq(HOLIDAY_CALENDAR.ID))
                        .orderBy(HOLIDAY.DAY))
                .convertFrom(rows -> rows.map(mapping(Holiday::new)));
    }
}
