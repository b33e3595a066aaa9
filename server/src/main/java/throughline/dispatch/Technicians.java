package throughline.dispatch;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static throughline.dispatch.db.Tables.TECHNICIAN;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.customer.PhoneNumbers;
import throughline.dispatch.db.tables.records.TechnicianRecord;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.notify.Relays;

/** The front door to technicians. {@code by} is the user who does it. */
@Component
@Transactional
public class Technicians {
    private static final String MODULE = "dispatch";
    private static final int MOST_OF_AN_AREA = 500;

    private final DSLContext database;
    private final PhoneNumbers numbers;
    private final Relays relays;
    private final EventLog events;
    private final Ids ids;

    Technicians(DSLContext database, PhoneNumbers numbers, Relays relays, EventLog events, Ids ids) {
        this.database = database;
        this.numbers = numbers;
        this.relays = relays;
        this.events = events;
        this.ids = ids;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public Page<Technician> list(Slice slice) {
        var text = TECHNICIAN.NAME.concat(" ").concat(TECHNICIAN.AREA);
        var found = fetch(slice.found(text).and(slice.later(TECHNICIAN.NAME, TECHNICIAN.ID)), slice.limit() + 1);
        return Page.of(found, slice, technician -> new Slice.Cursor(technician.name(), technician.id()));
    }

    /** @throws Refused {@code dispatch.no-such-technician} */
    @Transactional(readOnly = true)
    public Technician get(UUID id) {
        return fetch(TECHNICIAN.ID.eq(id), 1).stream()
                .findFirst()
                .orElseThrow(() -> new Refused("dispatch.no-such-technician", "There is no such technician."));
    }

    /** Those of these that exist, by name; one query. */
    @Transactional(readOnly = true)
    public List<Technician> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : fetch(TECHNICIAN.ID.in(ids), ids.size());
    }

    /** Everybody who works in the area, by name. */
    @Transactional(readOnly = true)
    public List<Technician> ofArea(String area) {
        return fetch(TECHNICIAN.AREA.eq(area).and(TECHNICIAN.ACTIVE), MOST_OF_AN_AREA);
    }

    /** How many work in the area, or in all of them. */
    @Transactional(readOnly = true)
    public int count(@Nullable String area) {
        return database.fetchCount(TECHNICIAN, worksIn(area));
    }

    /** So many who work in the area, or in all of them, by name. */
    @Transactional(readOnly = true)
    public List<Technician> some(@Nullable String area, int most) {
        return fetch(worksIn(area), most);
    }

    private static Condition worksIn(@Nullable String area) {
        return area == null
                ? TECHNICIAN.ACTIVE.isTrue()
                : TECHNICIAN.ACTIVE.isTrue().and(TECHNICIAN.AREA.eq(area));
    }

    public Technician add(TechnicianForm form, @Nullable UUID by) {
        var technician = record(read(form));
        technician.setId(ids.next());
        database.insertInto(TECHNICIAN).set(technician).execute();
        var added = get(technician.getId());
        events.append(MODULE, added.id(), "technician-added", by, Map.of("after", added));
        return added;
    }

    /** @throws Refused {@code kernel.edited-by-someone-else} when the form was filled in from an older version */
    public Technician change(UUID id, TechnicianForm form, @Nullable UUID by) {
        var before = get(id);
        int changed = database.update(TECHNICIAN)
                .set(record(read(form)))
                .set(TECHNICIAN.VERSION, TECHNICIAN.VERSION.plus(1))
                .where(TECHNICIAN.ID.eq(id), TECHNICIAN.VERSION.eq(form.version()))
                .execute();
        if (changed == 0) {
            throw Refused.editedBySomeoneElse();
        }
        var after = get(id);
        events.append(MODULE, id, "technician-changed", by, Map.of("before", before, "after", after));
        return after;
    }

    private TechnicianForm.Read read(TechnicianForm form) {
        return form.read(
                numbers, relays.forPages().stream().map(Relays.Named::id).collect(toUnmodifiableSet()));
    }

    private static TechnicianRecord record(TechnicianForm.Read read) {
        var record = new TechnicianRecord();
        record.setUserId(read.user());
        record.setName(read.name());
        record.setPhone(read.phone().e164());
        record.setLanguage(read.language());
        record.setSkills(read.skills());
        record.setFamilies(read.families());
        record.setLanguages(read.languages());
        record.setLicences(read.licences().stream().map(Licence::name).toArray(String[]::new));
        record.setLicencesUntil(read.licences().stream().map(Licence::until).toArray(LocalDate[]::new));
        record.setBaseLatitude(read.baseLatitude());
        record.setBaseLongitude(read.baseLongitude());
        record.setArea(read.area());
        record.setPager(read.pager());
        record.setPagerRelay(read.pagerRelay());
        record.setMail(read.mail());
        record.setActive(read.active());
        return record;
    }

    private List<Technician> fetch(Condition which, int most) {
        return database.selectFrom(TECHNICIAN)
                .where(which)
                .orderBy(TECHNICIAN.NAME, TECHNICIAN.ID)
                .limit(most)
                .fetch(Technicians::technician);
    }

    /** Also read by the on-call list, beside its own columns. */
    static Technician technician(Record row) {
        return new Technician(
                row.get(TECHNICIAN.ID),
                row.get(TECHNICIAN.USER_ID),
                row.get(TECHNICIAN.NAME),
                row.get(TECHNICIAN.PHONE),
                row.get(TECHNICIAN.LANGUAGE),
                List.of(row.get(TECHNICIAN.SKILLS)),
                List.of(row.get(TECHNICIAN.FAMILIES)),
                List.of(row.get(TECHNICIAN.LANGUAGES)),
                licences(row.get(TECHNICIAN.LICENCES), row.get(TECHNICIAN.LICENCES_UNTIL)),
                row.get(TECHNICIAN.BASE_LATITUDE),
                row.get(TECHNICIAN.BASE_LONGITUDE),
                row.get(TECHNICIAN.AREA),
                row.get(TECHNICIAN.PAGER),
                row.get(TECHNICIAN.PAGER_RELAY),
                row.get(TECHNICIAN.MAIL),
                row.get(TECHNICIAN.ACTIVE),
                row.get(TECHNICIAN.VERSION));
    }

    private static List<Licence> licences(String[] names, LocalDate[] until) {
        return IntStream.range(0, names.length)
                .mapToObj(i -> new Licence(names[i], until[i]))
                .toList();
    }
}
