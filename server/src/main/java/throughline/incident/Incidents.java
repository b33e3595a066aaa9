package throughline.incident;

import static throughline.incident.db.Tables.INCIDENT_;
import static throughline.incident.db.Tables.LINKED;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.incident.db.tables.records.IncidentRecord;
import throughline.kernel.EventLog;
import throughline.kernel.Form;
import throughline.kernel.Ids;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.work.OrderBook;
import throughline.work.WorkOrder;
import throughline.work.WorkOrderRaised;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The front door to incidents. {@code by} is the user who does it. */
@Component
@Transactional
public class Incidents {
    private static final String MODULE = "incident";
    private static final int LONGEST_NOTE = 1_000;

    private final DSLContext database;
    private final OrderBook orders;
    private final EventLog events;
    private final ApplicationEventPublisher announce;
    private final JsonMapper json;
    private final Ids ids;
    private final InstantSource clock;

    Incidents(
            DSLContext database,
            OrderBook orders,
            EventLog events,
            ApplicationEventPublisher announce,
            JsonMapper json,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.orders = orders;
        this.events = events;
        this.announce = announce;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public Page<Incident> list(Slice slice) {
        var found = database.selectFrom(INCIDENT_)
                .where(slice.earlierInTime(INCIDENT_.DECLARED_AT, INCIDENT_.ID))
                .orderBy(INCIDENT_.DECLARED_AT.desc(), INCIDENT_.ID.desc())
                .limit(slice.limit() + 1)
                .fetch(this::incident);
        return Page.of(found, slice, each -> Slice.Cursor.inTime(each.declaredAt(), each.id()));
    }

    /** Those without their all-clear, the oldest first. */
    @Transactional(readOnly = true)
    public List<Incident> open() {
        return database.selectFrom(INCIDENT_)
                .where(INCIDENT_.ENDED_AT.isNull())
                .orderBy(INCIDENT_.DECLARED_AT, INCIDENT_.ID)
                .fetch(this::incident);
    }

    /** @throws Refused {@code incident.no-such-incident} */
    @Transactional(readOnly = true)
    public Incident get(UUID id) {
        var row = database.fetchOne(INCIDENT_, INCIDENT_.ID.eq(id));
        if (row == null) {
            throw unknown();
        }
        return incident(row);
    }

    /** The orders that belong to it and that are seen here, in no order. */
    @Transactional(readOnly = true)
    public List<WorkOrder> ordersOf(UUID id) {
        return orders.all(database.select(LINKED.WORK_ORDER)
                .from(LINKED)
                .where(LINKED.INCIDENT.eq(id))
                .fetch(LINKED.WORK_ORDER));
    }

    /** To which incident each of these orders belongs; what belongs to none is left out. */
    @Transactional(readOnly = true)
    public Map<UUID, UUID> of(Collection<UUID> orders) {
        return database.select(LINKED.WORK_ORDER, LINKED.INCIDENT)
                .from(LINKED)
                .where(LINKED.WORK_ORDER.in(orders))
                .fetchMap(LINKED.WORK_ORDER, LINKED.INCIDENT);
    }

    /**
     * Open orders of its areas that were raised lately belong to it at once, unless they belong to another one.
     *
     * @throws Refused {@code incident.declared-already} with the number of one that has all these areas and is not over
     */
    public Incident declare(IncidentForm form, UUID by) {
        var read = form.read();
        database.execute("select pg_advisory_xact_lock(hashtext('incident.declare'))");
        open().stream()
                .filter(other -> other.areas().containsAll(read.areas()))
                .findFirst()
                .ifPresent(other -> {
                    throw new Refused(
                            "incident.declared-already",
                            "{0} is open for these areas already. Write there what is new.",
                            other.number());
                });
        var now = clock.instant();
        var row = database.newRecord(INCIDENT_);
        row.setId(ids.next());
        row.setTitle(read.title());
        row.setAreas(read.areas().toArray(String[]::new));
        row.setWords(JSONB.valueOf(json.writeValueAsString(read.words())));
        row.setDeclaredBy(by);
        row.setDeclaredAt(utc(now));
        row.setSince(utc(now.minus(Duration.ofMinutes(read.sinceMinutes()))));
        row.insert();
        var declared = get(row.getId());
        happened(declared.id(), "declared", by, Map.of("after", declared));
        orders.openSince(read.areas(), declared.since()).forEach(order -> link(declared.id(), order, null));
        tell(declared, read.words());
        return get(declared.id());
    }

    /**
     * Writes down what happened, and tells callers where words for them are given.
     *
     * @throws Refused {@code incident.no-such-incident}, {@code incident.is-over}, {@code incident.nothing-said}
     */
    public Incident say(UUID id, @Nullable String note, @Nullable Map<String, @Nullable String> words, UUID by) {
        var form = new Form();
        var noted = form.textOrEmpty("note", note, LONGEST_NOTE);
        var told = IncidentForm.words(form, words);
        form.accept();
        if (noted.isEmpty() && told.isEmpty()) {
            throw new Refused("incident.nothing-said", "Write what happened, or what callers should be told.");
        }
        var row = openRow(id);
        if (!told.isEmpty()) {
            row.setWords(JSONB.valueOf(json.writeValueAsString(told)));
            row.update();
        }
        happened(id, "said", by, Map.of("note", noted, "words", told));
        var incident = get(id);
        tell(incident, told);
        return incident;
    }

    /**
     * @throws Refused {@code work.no-such-order}, {@code incident.no-such-incident}, {@code incident.is-over},
     *     {@code incident.of-another} with that one's number
     */
    public void link(@Nullable UUID id, UUID order, UUID by) {
        var seen = orders.get(order);
        if (id == null) {
            throw unknown();
        }
        openRow(id);
        var other = of(List.of(order)).get(order);
        if (other != null && !other.equals(id)) {
            throw new Refused(
                    "incident.of-another",
                    "{0} belongs to {1} already.",
                    seen.number(),
                    get(other).number());
        }
        link(id, seen, by);
    }

    /** Nothing happens to one that belongs to none. @throws Refused {@code work.no-such-order}, {@code incident.is-over} */
    public void unlink(UUID order, UUID by) {
        var seen = orders.get(order);
        var id = of(List.of(order)).get(order);
        if (id != null) {
            openRow(id);
            database.deleteFrom(LINKED).where(LINKED.WORK_ORDER.eq(order)).execute();
            happened(id, "unlinked", by, Map.of("order", order, "number", seen.number()));
        }
    }

    /**
     * The all-clear. Orders go their way; nothing more is linked, and callers are told where words are given.
     *
     * @throws Refused {@code incident.no-such-incident}, {@code incident.is-over}
     */
    public Incident end(UUID id, @Nullable String note, @Nullable Map<String, @Nullable String> words, UUID by) {
        var form = new Form();
        var noted = form.textOrEmpty("note", note, LONGEST_NOTE);
        var told = IncidentForm.words(form, words);
        form.accept();
        var row = openRow(id);
        row.setEndedBy(by);
        row.setEndedAt(utc(clock.instant()));
        row.setVersion(row.getVersion() + 1);
        row.update();
        happened(id, "ended", by, Map.of("note", noted, "words", told));
        announce.publishEvent(new IncidentEnded(id));
        var ended = get(id);
        tell(ended, told);
        return ended;
    }

    /** In the transaction of the order: whatever is raised there belongs to it from its first instant. */
    @EventListener
    void on(WorkOrderRaised raised) {
        var order = orders.get(raised.order());
        open().stream()
                .filter(incident -> incident.areas().contains(order.area()))
                .findFirst()
                .ifPresent(incident -> link(incident.id(), order, null));
    }

    private void link(UUID id, WorkOrder order, @Nullable UUID by) {
        int first = database.insertInto(LINKED)
                .set(LINKED.WORK_ORDER, order.id())
                .set(LINKED.INCIDENT, id)
                .set(LINKED.AT, utc(clock.instant()))
                .set(LINKED.BY, by)
                .onConflictDoNothing()
                .execute();
        if (first == 1) {
            happened(id, "linked", by, Map.of("order", order.id(), "number", order.number()));
        }
    }

    /** Whoever waits for an order that is open: who has been helped needs to hear nothing. */
    private void tell(Incident incident, Map<String, String> words) {
        if (!words.isEmpty()) {
            var waiting = ordersOf(incident.id()).stream()
                    .filter(WorkOrder::isOpen)
                    .map(WorkOrder::id)
                    .toList();
            var key = "incident-%s-%s".formatted(incident.id(), Integer.toHexString(new TreeMap<>(words).hashCode()));
            announce.publishEvent(new CallersToTell(waiting, words, key));
        }
    }

    private IncidentRecord openRow(UUID id) {
        var row = database.selectFrom(INCIDENT_)
                .where(INCIDENT_.ID.eq(id))
                .forUpdate()
                .fetchOne();
        if (row == null) {
            throw unknown();
        }
        if (row.getEndedAt() != null) {
            throw new Refused("incident.is-over", "{0} is over; nothing can be changed any more.", row.getNumber());
        }
        return row;
    }

    private Incident incident(IncidentRecord row) {
        return new Incident(
                row.getId(),
                row.getNumber(),
                row.getTitle(),
                List.of(row.getAreas()),
                json.readValue(row.getWords().data(), new TypeReference<Map<String, String>>() {}),
                row.getDeclaredBy(),
                row.getDeclaredAt().toInstant(),
                row.getSince().toInstant(),
                row.getEndedBy(),
                row.getEndedAt() == null ? null : row.getEndedAt().toInstant(),
                row.getVersion());
    }

    private void happened(UUID id, String kind, @Nullable UUID by, Map<String, ?> data) {
        events.append(MODULE, id, kind, by, data);
        announce.publishEvent(new IncidentsChanged());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Refused unknown() {
        return new Refused("incident.no-such-incident", "There is no such incident.");
    }
}
