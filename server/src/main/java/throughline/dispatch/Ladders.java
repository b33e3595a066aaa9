package throughline.dispatch;

import static throughline.dispatch.db.Tables.LADDER;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.customer.Customers;
import throughline.dispatch.db.tables.records.LadderRecord;
import throughline.kernel.EventLog;
import throughline.kernel.Ids;
import throughline.kernel.Refused;
import throughline.work.Priority;
import throughline.work.WorkOrder;
import tools.jackson.databind.json.JsonMapper;

/**
 * The front door to the ladders of this company, and which of them an order climbs: the most specific that fits it, where a customer
 * weighs more than an area and an area more than a priority; else the usual one. {@code by} is the user who does it.
 */
@Component
@Transactional
public class Ladders {
    private static final String MODULE = "dispatch";
    private static final List<Who> ABOVE =
            List.of(Who.NEIGHBOUR, Who.TEAM_LEAD, Who.SUPERVISOR, Who.DUTY_MANAGER, Who.SUBCONTRACTOR);
    private static final int AT_ONCE_FOR_THE_TRAPPED = 2;

    private final DSLContext database;
    private final DispatchSettings settings;
    private final Posts posts;
    private final Customers customers;
    private final EventLog events;
    private final Ids ids;
    private final JsonMapper json;

    Ladders(
            DSLContext database,
            DispatchSettings settings,
            Posts posts,
            Customers customers,
            EventLog events,
            Ids ids,
            JsonMapper json) {
        this.database = database;
        this.settings = settings;
        this.posts = posts;
        this.customers = customers;
        this.events = events;
        this.ids = ids;
        this.json = json;
    }

    /**
     * A ladder and the orders that climb it.
     *
     * @param priority 1 to 4 as on the screen; null is any, and so it is for area and customer
     */
    public record Rule(
            UUID id,
            String name,
            @Nullable Integer priority,
            @Nullable String area,
            @Nullable UUID customer,
            Ladder ladder,
            int version) {
        private int weight() {
            return (customer == null ? 0 : 4) + (area == null ? 0 : 2) + (priority == null ? 0 : 1);
        }
    }

    @Transactional(readOnly = true)
    public List<Rule> list() {
        return database.selectFrom(LADDER).orderBy(LADDER.NAME, LADDER.ID).fetch(this::rule);
    }

    /** @throws Refused {@code dispatch.no-such-ladder} */
    @Transactional(readOnly = true)
    public Rule get(UUID id) {
        var row = database.selectFrom(LADDER).where(LADDER.ID.eq(id)).fetchOne(this::rule);
        if (row == null) {
            throw unknown();
        }
        return row;
    }

    /** @throws Refused {@code dispatch.ladder-exists} */
    public Rule add(LadderForm filled, @Nullable UUID by) {
        var row = database.newRecord(LADDER);
        row.setId(ids.next());
        fill(row, filled);
        row.insert();
        row.refresh();
        events.append(MODULE, row.getId(), "ladder-added", by, Map.of("after", rule(row)));
        return rule(row);
    }

    /**
     * Holds for orders that begin to look for somebody from now on.
     *
     * @throws Refused {@code dispatch.ladder-exists}, {@code kernel.edited-by-someone-else}
     */
    public Rule change(UUID id, LadderForm filled, @Nullable UUID by) {
        var row = locked(id);
        if (filled.version() == null || filled.version().intValue() != row.getVersion()) {
            throw Refused.editedBySomeoneElse();
        }
        var before = rule(row);
        fill(row, filled);
        row.setVersion(row.getVersion() + 1);
        row.update();
        events.append(MODULE, id, "ladder-changed", by, Map.of("before", before, "after", rule(row)));
        return rule(row);
    }

    public void remove(UUID id, @Nullable UUID by) {
        var row = locked(id);
        row.delete();
        events.append(MODULE, id, "ladder-removed", by, Map.of("before", rule(row)));
    }

    /** The ladder that is right for this order now. */
    Ladder of(WorkOrder order) {
        return of(order.priority(), order.area(), order.customer());
    }

    /** The ladder that is right for orders of this priority, area and customer; null is one of whom nothing is said. */
    Ladder of(Priority priority, String area, @Nullable UUID customer) {
        return database
                .selectFrom(LADDER)
                .where(
                        LADDER.PRIORITY.isNull().or(LADDER.PRIORITY.eq((short) priority.number())),
                        LADDER.AREA.isNull().or(LADDER.AREA.eq(area)),
                        LADDER.CUSTOMER.isNull().or(LADDER.CUSTOMER.eq(customer)))
                .fetch(this::rule)
                .stream()
                .max(Comparator.comparing(Rule::weight))
                .map(Rule::ladder)
                .orElseGet(() -> usual(priority));
    }

    /**
     * Where nobody says otherwise: on call and their back-ups, then everybody above whom this company has named; for people who are
     * trapped several are asked at the same time, and the rescue service stands at the end.
     */
    @Transactional(readOnly = true)
    public Ladder usual(Priority priority) {
        var rungs = new ArrayList<Rung>();
        rungs.add(settings.usual(List.of(Who.ON_CALL, Who.BACKUP), priority));
        var known = posts.known();
        if (known.contains(Who.ROUTE)) {
            rungs.addFirst(settings.usual(List.of(Who.ROUTE), priority));
        }
        ABOVE.stream().filter(known::contains).forEach(who -> rungs.add(settings.usual(List.of(who), priority)));
        if (priority == Priority.ENTRAPMENT) {
            rungs.replaceAll(rung -> rung.askingAtLeast(AT_ONCE_FOR_THE_TRAPPED));
            rungs.add(new Rung(List.of(Who.RESCUE), List.of(), 1));
        }
        return new Ladder(rungs, 1, patience(priority));
    }

    /** Minutes. */
    private static int patience(Priority priority) {
        return switch (priority) {
            case ENTRAPMENT -> 15;
            case URGENT -> 60;
            case NORMAL -> 24 * 60;
            case PLANNED -> 72 * 60;
        };
    }

    private void fill(LadderRecord row, LadderForm filled) {
        var read = filled.read();
        row.setName(read.name());
        row.setPriority(read.priority() == null ? null : read.priority().shortValue());
        row.setArea(read.area());
        row.setCustomer(
                read.customer() == null ? null : customers.get(read.customer()).id());
        row.setClimb(JSONB.valueOf(json.writeValueAsString(read.ladder())));
        database.selectFrom(LADDER).where(sameOrdersAs(row)).fetch(this::rule).stream()
                .findFirst()
                .ifPresent(other -> {
                    throw new Refused(
                            "dispatch.ladder-exists",
                            "There is a ladder for exactly these orders already: {0}.",
                            other.name());
                });
    }

    private static Condition sameOrdersAs(LadderRecord row) {
        return LADDER.ID
                .ne(row.getId())
                .and(LADDER.PRIORITY.isNotDistinctFrom(row.getPriority()))
                .and(LADDER.AREA.isNotDistinctFrom(row.getArea()))
                .and(LADDER.CUSTOMER.isNotDistinctFrom(row.getCustomer()));
    }

    private LadderRecord locked(UUID id) {
        var row =
                database.selectFrom(LADDER).where(LADDER.ID.eq(id)).forUpdate().fetchOne();
        if (row == null) {
            throw unknown();
        }
        return row;
    }

    private static Refused unknown() {
        return new Refused("dispatch.no-such-ladder", "There is no such ladder.");
    }

    private Rule rule(LadderRecord row) {
        return new Rule(
                row.getId(),
                row.getName(),
                row.getPriority() == null ? null : row.getPriority().intValue(),
                row.getArea(),
                row.getCustomer(),
                json.readValue(row.getClimb().data(), Ladder.class),
                row.getVersion());
    }
}
