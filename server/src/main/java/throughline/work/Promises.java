package throughline.work;

import static java.util.Objects.requireNonNull;
import static throughline.work.OrderRows.instant;
import static throughline.work.OrderRows.utc;
import static throughline.work.db.Tables.EVENT;
import static throughline.work.db.Tables.WORK_ORDER;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.asset.Sites;
import throughline.asset.UnitCard;
import throughline.asset.UnitCards;
import throughline.customer.Agreements;
import throughline.customer.Clause;
import throughline.kernel.EventLog;
import throughline.work.db.tables.records.EventRecord;
import throughline.work.db.tables.records.WorkOrderRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The front door to promises: what would be promised, what it costs, and how a promise stands. An order keeps the terms of the day on which it was
 * raised, and its promise is read from its own events each time one is added; nothing is counted up and stored.
 */
@Component
@Transactional(readOnly = true)
public class Promises {
    private final DSLContext database;
    private final EventLog events;
    private final OrderRows rows;
    private final PromiseCalendars calendars;
    private final UnitCards units;
    private final Sites sites;
    private final Agreements agreements;
    private final InstantSource clock;
    private final JsonMapper json;

    Promises(
            DSLContext database,
            EventLog events,
            OrderRows rows,
            PromiseCalendars calendars,
            UnitCards units,
            Sites sites,
            Agreements agreements,
            InstantSource clock,
            JsonMapper json) {
        this.database = database;
        this.events = events;
        this.rows = rows;
        this.calendars = calendars;
        this.units = units;
        this.sites = sites;
        this.agreements = agreements;
        this.clock = clock;
        this.json = json;
    }

    /**
     * A promise and how its clock stands.
     *
     * @param plan the agreement's name; null where nothing was agreed
     * @param hours in which it is counted, such as {@code 8-16}
     * @param zone whose wall clock the hours are on
     * @param allowed how long it may take, inside the hours; null where no time was promised
     * @param starts where its clock starts
     * @param coverage of a visit that would be raised now; null where nothing was agreed, or it is raised already
     */
    public record Standing(
            @Nullable String plan,
            String hours,
            String zone,
            @Nullable Duration allowed,
            Clause.Starts starts,
            PromiseReading reading,
            @Nullable Coverage coverage) {}

    /**
     * What an agreement says about a call at some time.
     *
     * @param at the instant of that call
     * @param valid the agreement counts on that day; otherwise it stands as if nothing was agreed
     */
    public record Tried(Instant at, boolean valid, Standing standing) {}

    /** What would be promised for an order raised now. */
    public Standing before(@Nullable UUID unit, @Nullable UUID site, int urgency) {
        var card = unit == null ? null : units.of(unit);
        var agreed = card == null ? null : card.agreement();
        var place = card == null && site != null ? sites.get(site) : null;
        var zone = card != null ? card.site().zone() : place != null ? place.zone() : "UTC";
        var country = card != null ? card.site().country() : place != null ? place.country() : "";
        return called(agreed, urgency, calendars.of(zone, country, calendarOf(agreed)), clock.instant());
    }

    /**
     * What the agreement promises for a call at this site, and who pays.
     *
     * @param at on the wall clock of the site; a time that never comes in the night in which clocks go forward is moved by that change
     */
    public Tried tried(UUID agreement, UUID site, int urgency, LocalDateTime at) {
        var promised = agreements.get(agreement);
        var place = sites.get(site);
        var calendar = calendars.of(place.zone(), place.country(), promised.calendar());
        var called = at.atZone(calendar.zone()).toInstant();
        boolean valid = promised.isValidOn(at.toLocalDate());
        return new Tried(
                called, valid, called(valid ? UnitCard.Promise.of(promised) : null, urgency, calendar, called));
    }

    private static Standing called(
            UnitCard.@Nullable Promise agreed, int urgency, PromiseCalendar calendar, Instant now) {
        var coverage = agreed == null ? null : Coverage.of(agreed.agreed(), urgency, calendar, now);
        return standing(agreed, PromiseHistory.of(urgency).called(now).raised(now), calendar, now, coverage);
    }

    /** How the promise of this order stands now. */
    public Standing of(UUID order) {
        var row = database.selectFrom(WORK_ORDER)
                .where(WORK_ORDER.ID.eq(order))
                .fetchOptional()
                .orElseThrow(OrderRows::unknown);
        return standing(row, history(row), clock.instant());
    }

    /** Whether the agreement of this order covers a visit at that instant; null where nothing was agreed. */
    @Nullable
    Coverage coverage(WorkOrderRecord row, Instant at) {
        var agreed = agreed(row);
        return agreed == null ? null : Coverage.of(agreed.agreed(), row.getUrgency(), calendar(row), at);
    }

    /** The days off and the wall clock of the place of this order. */
    PromiseCalendar calendar(WorkOrderRecord row) {
        return calendars.of(row.getZone(), row.getCountry(), calendarOf(agreed(row)));
    }

    /** Writes onto a new order, or one whose unit became clear, what was agreed for the unit. */
    void stamp(WorkOrderRecord row, @Nullable UnitCard unit) {
        var agreed = unit == null ? null : unit.agreement();
        row.setTerms(agreed == null ? rows.jsonb(json.createObjectNode()) : rows.jsonb(agreed));
        if (row.getDueAt() == null && row.getRaisedAt() != null) {
            var told = PromiseHistory.of(row.getUrgency())
                    .called(row.getCalledAt().toInstant())
                    .raised(row.getRaisedAt().toInstant());
            keep(row, standing(row, told, row.getRaisedAt().toInstant()));
        }
    }

    /** Reads the promise again after something happened. */
    void read(WorkOrderRecord row) {
        keep(row, standing(row, history(row), clock.instant()));
    }

    private static void keep(WorkOrderRecord row, Standing standing) {
        var due = standing.reading().dueAt();
        row.setDueAt(due == null ? null : utc(due));
        row.setPromiseMet(standing.reading().kept());
    }

    private Standing standing(WorkOrderRecord row, PromiseHistory history, Instant now) {
        return standing(agreed(row), history, calendar(row), now, null);
    }

    private static Standing standing(
            UnitCard.@Nullable Promise agreed,
            PromiseHistory history,
            PromiseCalendar calendar,
            Instant now,
            @Nullable Coverage coverage) {
        var terms = agreed == null ? PromiseTerms.none() : PromiseTerms.of(agreed.agreed());
        var reading = PromiseClock.read(history, terms, calendar, now);
        var term = terms.term(reading.kind());
        return new Standing(
                agreed == null ? null : agreed.plan(),
                term.hours().toString(),
                calendar.zone().getId(),
                term.allowed(),
                term.starts(),
                reading,
                coverage);
    }

    /** That of an order which follows another goes on with the other's: it is the same promise. */
    private PromiseHistory history(WorkOrderRecord row) {
        var before = row.getFollowUpOf();
        if (before == null) {
            return ofItself(row);
        }
        var history = history(requireNonNull(database.fetchOne(WORK_ORDER, WORK_ORDER.ID.eq(before))));
        for (var event : told(row)) {
            if (!event.getKind().equals("raised")) {
                history = with(history, event, row);
            }
        }
        return history;
    }

    private List<EventRecord> told(WorkOrderRecord row) {
        return database.selectFrom(EVENT)
                .where(events.of(row.getId(), EVENT.SUBJECT, EVENT.AT))
                .orderBy(EVENT.AT, EVENT.ID)
                .fetch();
    }

    private PromiseHistory ofItself(WorkOrderRecord row) {
        var told = told(row);
        int first = told.stream()
                .filter(event -> event.getKind().equals("raised"))
                .map(event -> data(event).path("urgency").asInt())
                .findFirst()
                .orElse((int) row.getUrgency());
        var history = PromiseHistory.of(first).called(row.getCalledAt().toInstant());
        for (var event : told) {
            history = with(history, event, row);
        }
        return history;
    }

    private PromiseHistory with(PromiseHistory history, EventRecord event, WorkOrderRecord row) {
        var at = event.getAt().toInstant();
        var data = data(event);
        return switch (event.getKind()) {
            case "raised" -> history.raised(at);
            case "accepted" -> history.accepted(at);
            case "on-site" -> history.arrived(at);
            case "released" -> history.released(at);
            case "held" -> history.held(at, HoldReason.of(data.path("reason").asString("")));
            case "resumed" -> history.resumed(at);
            case "closed" -> closed(history, row, at, data.path("inService").asBoolean(true));
            case "cancelled" -> history.cancelled(at);
            case "urgency-changed" -> history.urgency(at, data.path("now").asInt());
            default -> history;
        };
    }

    /** A report may say that the technician arrived, or let people out, earlier than anybody told us. */
    private static PromiseHistory closed(
            PromiseHistory history, WorkOrderRecord row, Instant closedAt, boolean inService) {
        var arrived = instant(row.getOnSiteAt());
        var released = instant(row.getReleasedAt());
        var known = arrived == null ? history : history.arrived(arrived);
        var all = released == null ? known : known.released(released);
        return inService ? all.restored(closedAt) : all;
    }

    private UnitCard.@Nullable Promise agreed(WorkOrderRecord row) {
        return json.readTree(row.getTerms().data()).isEmpty()
                ? null
                : rows.read(row.getTerms(), UnitCard.Promise.class);
    }

    private static @Nullable UUID calendarOf(UnitCard.@Nullable Promise agreed) {
        return agreed == null ? null : agreed.calendar();
    }

    private JsonNode data(EventRecord event) {
        return json.readTree(event.getData().data());
    }
}
