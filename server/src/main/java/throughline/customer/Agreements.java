package throughline.customer;

import static throughline.customer.db.Tables.AGREEMENT;

import java.time.LocalDate;
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
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import throughline.customer.db.tables.records.AgreementRecord;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.NumberSeries;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import tools.jackson.databind.json.JsonMapper;

/** The front door to agreements. {@code by} is the user who does it. */
@Component
@Transactional
public class Agreements {
    private static final String MODULE = "customer";
    private static final NumberSeries NUMBERS = new NumberSeries("AG-", "customer.agreement_number");

    private final DSLContext database;
    private final Customers customers;
    private final HolidayCalendars calendars;
    private final EventLog events;
    private final Ids ids;
    private final JsonMapper json;

    Agreements(
            DSLContext database,
            Customers customers,
            HolidayCalendars calendars,
            EventLog events,
            Ids ids,
            JsonMapper json) {
        this.database = database;
        this.customers = customers;
        this.calendars = calendars;
        this.events = events;
        this.ids = ids;
        this.json = json;
    }

    /** By number; the words are looked for in the number and the plan. */
    @Transactional(readOnly = true)
    public Page<Agreement> list(Slice slice) {
        return page(DSL.noCondition(), slice);
    }

    /** The same of one customer. */
    @Transactional(readOnly = true)
    public Page<Agreement> ofCustomer(UUID customer, Slice slice) {
        return page(AGREEMENT.CUSTOMER.eq(customer), slice);
    }

    private Page<Agreement> page(Condition which, Slice slice) {
        var found = fetch(
                which.and(slice.found(AGREEMENT.WORDS)).and(slice.later(AGREEMENT.NUMBER, AGREEMENT.ID)),
                slice.limit() + 1);
        return Page.of(found, slice, agreement -> new Slice.Cursor(agreement.number(), agreement.id()));
    }

    /** Those of these that exist, in no order; one query. */
    @Transactional(readOnly = true)
    public List<Agreement> all(Collection<UUID> ids) {
        return fetch(AGREEMENT.ID.in(ids), ids.size());
    }

    /** The ids of those that have these numbers, by their number; one query. */
    @Transactional(readOnly = true)
    public Map<String, UUID> idsOf(Collection<String> numbers) {
        return database.select(AGREEMENT.NUMBER, AGREEMENT.ID)
                .from(AGREEMENT)
                .where(AGREEMENT.NUMBER.in(numbers))
                .fetchMap(AGREEMENT.NUMBER, AGREEMENT.ID);
    }

    /** Those that have these numbers, in no order; one query. */
    @Transactional(readOnly = true)
    public List<Agreement> numbered(Collection<String> numbers) {
        return fetch(AGREEMENT.NUMBER.in(numbers), numbers.size());
    }

    /**
     * What would be kept of the form; two that keep the same are equal in it.
     *
     * @throws Refused with each field that is wrong
     */
    @Transactional(propagation = Propagation.SUPPORTS, noRollbackFor = Refused.class)
    public Object kept(AgreementForm form) {
        return form.read();
    }

    /** @throws Refused {@code customer.no-such-agreement} when one of them does not exist */
    @Transactional(readOnly = true)
    public void mustExist(Set<UUID> ids) {
        if (database.fetchCount(AGREEMENT, AGREEMENT.ID.in(ids)) < ids.size()) {
            throw unknown();
        }
    }

    /** @throws Refused {@code customer.no-such-agreement} */
    @Transactional(readOnly = true)
    public Agreement get(UUID id) {
        return all(List.of(id)).stream().findFirst().orElseThrow(Agreements::unknown);
    }

    public Agreement add(AgreementForm form, @Nullable UUID by) {
        return get(addAll(List.of(form), by).getFirst());
    }

    /** Adds many in a few round trips; all or none. Their ids come in the same order. */
    public List<UUID> addAll(List<AgreementForm> forms, @Nullable UUID by) {
        return addAll(forms, List.of(), by);
    }

    /**
     * The same for those that bring their numbers along from another system.
     *
     * @throws Refused {@code customer.number-taken}
     */
    public List<UUID> addNumbered(SequencedMap<String, AgreementForm> forms, @Nullable UUID by) {
        var taken = numbered(forms.keySet());
        if (!taken.isEmpty()) {
            throw Customers.numberTaken(taken.getFirst().number());
        }
        NUMBERS.leaveOut(database, forms.keySet());
        return addAll(List.copyOf(forms.values()), List.copyOf(forms.keySet()), by);
    }

    private List<UUID> addAll(List<AgreementForm> forms, List<String> given, @Nullable UUID by) {
        var reads = forms.stream().map(AgreementForm::read).toList();
        customers.mustExist(reads.stream().map(AgreementForm.Read::customer).collect(Collectors.toSet()));
        calendars.mustExist(reads.stream()
                .map(AgreementForm.Read::calendar)
                .filter(Objects::nonNull)
                .toList());
        var added = new LinkedHashMap<UUID, Map<String, ?>>();
        var agreements = new ArrayList<AgreementRecord>();
        for (int i = 0; i < reads.size(); i++) {
            var agreement = record(reads.get(i), null);
            agreement.setId(ids.next());
            if (!given.isEmpty()) {
                agreement.setNumber(given.get(i));
            }
            agreements.add(agreement);
            added.put(agreement.getId(), Map.of("after", AgreementStory.of(fresh(reads.get(i)))));
        }
        database.batchInsert(agreements).execute();
        events.appendAll(MODULE, "agreement-added", by, added);
        return List.copyOf(added.keySet());
    }

    /** @throws Refused {@code kernel.edited-by-someone-else} when the form was filled in from an older version */
    public Agreement change(UUID id, AgreementForm form, @Nullable UUID by) {
        var before = get(id);
        var read = form.read();
        customers.mustExist(Set.of(read.customer()));
        if (read.calendar() != null) {
            calendars.mustExist(List.of(read.calendar()));
        }
        int changed = database.update(AGREEMENT)
                .set(record(read, before))
                .set(AGREEMENT.VERSION, AGREEMENT.VERSION.plus(1))
                .where(AGREEMENT.ID.eq(id), AGREEMENT.VERSION.eq(form.version()))
                .execute();
        if (changed == 0) {
            throw Refused.editedBySomeoneElse();
        }
        var after = get(id);
        events.append(
                MODULE,
                id,
                "agreement-changed",
                by,
                Map.of("before", AgreementStory.of(before), "after", AgreementStory.of(after)));
        return after;
    }

    private static Refused unknown() {
        return new Refused("customer.no-such-agreement", "There is no such agreement.");
    }

    private AgreementRecord record(AgreementForm.Read read, @Nullable Agreement before) {
        var terms = read.terms(before);
        var record = new AgreementRecord();
        record.setCustomer(read.customer());
        record.setPlan(read.plan());
        record.setTerms(JSONB.valueOf(json.writeValueAsString(terms)));
        record.setCalendar(read.calendar(before));
        record.setValidFrom(read.validFrom());
        record.setValidTo(read.validTo());
        inFourFigures(record, terms);
        return record;
    }

    private static Agreement fresh(AgreementForm.Read read) {
        return new Agreement(
                new UUID(0, 0),
                "",
                read.customer(),
                read.plan(),
                read.terms(null),
                read.calendar(),
                read.validFrom(),
                read.validTo(),
                1);
    }

    /** For whoever knows nothing of levels yet, such as a node that still runs the version before. */
    private static void inFourFigures(AgreementRecord record, Terms terms) {
        var figures = new Agreement(new UUID(0, 0), "", new UUID(0, 0), "", terms, null, LocalDate.EPOCH, null, 0);
        record.setHours(figures.hours());
        record.setEntrapmentMinutes(figures.entrapmentMinutes());
        record.setUrgentMinutes(figures.urgentMinutes());
        record.setNormalHours(figures.normalHours());
    }

    private List<Agreement> fetch(Condition which, int most) {
        return database.selectFrom(AGREEMENT)
                .where(which)
                .orderBy(AGREEMENT.NUMBER, AGREEMENT.ID)
                .limit(most)
                .fetch(this::agreement);
    }

    private Agreement agreement(AgreementRecord row) {
        return new Agreement(
                row.getId(),
                row.getNumber(),
                row.getCustomer(),
                row.getPlan(),
                row.getTerms() == null
                        ? Terms.of(
                                row.getHours(),
                                row.getEntrapmentMinutes(),
                                row.getUrgentMinutes(),
                                row.getNormalHours())
                        : json.readValue(row.getTerms().data(), Terms.class),
                row.getCalendar(),
                row.getValidFrom(),
                row.getValidTo(),
                row.getVersion());
    }
}
