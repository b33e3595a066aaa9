package throughline.report;

import static java.util.stream.Collectors.joining;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import throughline.kernel.Refused;
import throughline.people.Branches;

/** The front door to how orders found somebody. Where nothing was counted there is no number, which is not nought. */
@Component
@Transactional(readOnly = true)
public class DispatchFigures {
    private static final int MOST_LISTED = 1_000;

    /** The orders of a period, by the day on the clocks of each place; a continuation of another order is not a new one. */
    private static final String ORDERS = """
            orders as (
                select w.*, w.raised_at + w.accept_within as accept_by, {0} as now,
                       extract(epoch from w.accepted_at - coalesce(w.asked_at, w.raised_at))::bigint as accept_seconds
                  from read.work_order w
                 where w.raised_at >= ({1}::date - 2)::timestamptz and w.raised_at < ({2}::date + 3)::timestamptz
                   and (w.raised_at at time zone w.zone)::date between {1} and {2}
                   and w.follow_up_of is null
                   and ({3}::uuid[] is null or w.branch = any ({3}))
                   and ({4}::text is null or w.area = {4}))
            """;

    /** Ages by their first second; an order is in the last that it has reached. */
    private static final List<Long> AGES = List.of(1_800L, 3_600L, 7_200L, 14_400L, 28_800L, 86_400L, 259_200L);

    private static final String OPEN =
            """
            orders as (
                select w.*, w.raised_at + w.accept_within as accept_by, {0} as now,
                       extract(epoch from w.accepted_at - coalesce(w.asked_at, w.raised_at))::bigint as accept_seconds,
                       width_bucket(extract(epoch from {0} - w.raised_at), array[%s]::numeric[]) as age
                  from read.work_order w
                 where w.state not in ('closed', 'cancelled')
                   and ({1}::uuid[] is null or w.branch = any ({1}))
                   and ({2}::text is null or w.area = {2}))
            """.formatted(AGES.stream().map(String::valueOf).collect(joining(", ")));

    private final DSLContext database;
    private final Branches branches;
    private final InstantSource clock;

    DispatchFigures(DSLContext database, Branches branches, InstantSource clock) {
        this.database = database;
        this.branches = branches;
        this.clock = clock;
    }

    /** @param of among how many; null where it is a count of all */
    public record Count(Figure figure, long count, long of) {}

    /** @param median and the rest are null when nothing was counted */
    public record AcceptTime(
            long count,
            @Nullable Long medianSeconds,
            @Nullable Long p90Seconds,
            @Nullable Long longestSeconds) {}

    /** @param key the reason, or whose it is, by which the offers behind it are listed; {@code what} is how it is called */
    public record Times(String key, String what, long count, long orders, long atNight) {}

    public record Counted(
            List<Count> counts,
            AcceptTime accept,
            long offers,
            @Nullable Double offersAnOrder,
            List<Times> refusals,
            List<Times> unreached) {}

    /** @param age the index of its column, 0 for the youngest */
    public record Cell(String stands, int age, long count) {}

    public Counted of(Period period) {
        var values = values(period);
        var each = Arrays.stream(Figure.values())
                .map(figure -> "count(*) filter (where %s) as %s, count(*) filter (where %s) as %s_of"
                        .formatted(figure.counts(), figure.word(), figure.among(), figure.word()))
                .collect(joining(",\n"));
        var row = database.resultQuery("with " + ORDERS + """
                select %s,
                       percentile_cont(0.5) within group (order by o.accept_seconds) as median,
                       percentile_cont(0.9) within group (order by o.accept_seconds) as p90,
                       max(o.accept_seconds) as longest,
                       coalesce(sum((select count(*) from read.offer f where f.work_order = o.id)), 0) as offers
                  from orders o""".formatted(each), values)
                .fetchSingle();
        long offers = row.get("offers", Long.class);
        long asked = row.get(Figure.OFFERED.word(), Long.class);
        return new Counted(
                Arrays.stream(Figure.values())
                        .map(figure -> new Count(
                                figure, row.get(figure.word(), Long.class), row.get(figure.word() + "_of", Long.class)))
                        .toList(),
                new AcceptTime(
                        row.get(Figure.ACCEPTED.word(), Long.class),
                        seconds(row, "median"),
                        seconds(row, "p90"),
                        seconds(row, "longest")),
                offers,
                asked == 0 ? null : (double) offers / asked,
                times(OfferFigure.REFUSALS, "min(coalesce(f.reason, ''))", values),
                times(OfferFigure.UNREACHABLES, "min(f.technician_name)", values));
    }

    private List<Times> times(OfferFigure figure, String called, Object[] values) {
        return database.resultQuery(
                        "with " + ORDERS + """
                select %s as key, %s as what, count(*) as times, count(distinct o.id) as orders, count(*) filter (where %s) as at_night
                  from orders o join read.offer f on f.work_order = o.id
                 where %s
                 group by 1 order by 3 desc, 2, 1 limit 50""".formatted(figure.key(), called, OfferFigure.AT_NIGHT, figure.counts()),
                        values)
                .fetch(row -> new Times(
                        row.get("key", String.class),
                        row.get("what", String.class),
                        row.get("times", Long.class),
                        row.get("orders", Long.class),
                        row.get("at_night", Long.class)));
    }

    /** The offers that a figure counts, the newest first. @param key null is every reason, and everybody */
    public List<CountedOffer> offers(Period period, OfferFigure figure, @Nullable String key, boolean onlyAtNight) {
        var values = new ArrayList<Object>(List.of(values(period)));
        values.add(val(key, SQLDataType.VARCHAR));
        values.add(val(onlyAtNight));
        return database.resultQuery(
                        "with " + ORDERS
                                + """
                                select f.*, f.id as offer, o.id as order_id, o.number, o.country, o.branch, o.area, %s as at_night
                                  from orders o join read.offer f on f.work_order = o.id
                                 where %s and ({5}::text is null or %s = {5}) and (not {6} or %s)
                                 order by f.offered_at desc, f.id limit\s""".formatted(
                                        OfferFigure.AT_NIGHT, figure.counts(), figure.key(), OfferFigure.AT_NIGHT)
                                + MOST_LISTED,
                        values.toArray())
                .fetch(DispatchFigures::offer);
    }

    /** The orders that a figure counts, the newest first. */
    public List<CountedOrder> orders(Period period, Figure figure) {
        return database.resultQuery(
                        "with " + ORDERS + "select o.* from orders o where " + figure.counts()
                                + " order by o.raised_at desc, o.id limit " + MOST_LISTED,
                        values(period))
                .fetch(DispatchFigures::order);
    }

    /** What a day was like in each area of this branch alone, as far as it can be told now. */
    List<AreaCount> byArea(UUID branch, LocalDate day) {
        var only = val(new UUID[] {branch}, SQLDataType.UUID.array());
        return database.resultQuery(
                        "with " + ORDERS
                                + """
                                select o.area, count(*) as raised, count(*) filter (where %s) as undispatched, count(*) filter (where %s) as undispatched_of,
                                       count(*) filter (where o.state not in ('closed', 'cancelled')) as still_open, count(*) filter (where %s) as unreached
                                  from orders o group by 1 order by 1""".formatted(
                                                Figure.UNDISPATCHED.counts(),
                                                Figure.UNDISPATCHED.among(),
                                                Figure.UNREACHED.counts()),
                        now(),
                        val(day),
                        val(day),
                        only,
                        val(null, SQLDataType.VARCHAR))
                .fetch(row -> new AreaCount(
                        row.get("area", String.class),
                        row.get("raised", Integer.class),
                        row.get("undispatched", Integer.class),
                        row.get("undispatched_of", Integer.class),
                        row.get("still_open", Integer.class),
                        row.get("unreached", Integer.class)));
    }

    /** @param undispatchedOf those that had a time to be accepted within */
    record AreaCount(String area, int raised, int undispatched, int undispatchedOf, int stillOpen, int unreached) {}

    /** What is open at this moment, by what it waits for and its age. */
    public List<Cell> ageing(@Nullable UUID branch, @Nullable String area) {
        return database.resultQuery(
                        "with " + OPEN
                                + "select o.stands, o.age, count(*) as orders from orders o group by 1, 2 order by 1, 2",
                        now(),
                        scope(branch),
                        val(area, SQLDataType.VARCHAR))
                .fetch(row -> new Cell(
                        row.get("stands", String.class), row.get("age", Integer.class), row.get("orders", Long.class)));
    }

    /** The orders of one cell of it, the oldest first. @param age null is every age */
    public List<CountedOrder> aged(
            @Nullable UUID branch, @Nullable String area, @Nullable String stands, @Nullable Integer age) {
        return database.resultQuery(
                        "with " + OPEN + """
                                select o.* from orders o
                                 where ({3}::text is null or o.stands = {3}) and ({4}::int is null or o.age = {4})
                                 order by o.raised_at, o.id limit\s""" + MOST_LISTED,
                        now(),
                        scope(branch),
                        val(area, SQLDataType.VARCHAR),
                        val(stands, SQLDataType.VARCHAR),
                        val(age, SQLDataType.INTEGER))
                .fetch(DispatchFigures::order);
    }

    private Object[] values(Period period) {
        return new Object[] {
            now(), val(period.from()), val(period.to()), scope(period.branch()), val(period.area(), SQLDataType.VARCHAR)
        };
    }

    private Field<OffsetDateTime> now() {
        return val(clock.instant().atOffset(ZoneOffset.UTC));
    }

    /** @throws Refused {@code people.no-such-branch} */
    private Field<UUID[]> scope(@Nullable UUID branch) {
        var type = SQLDataType.UUID.array();
        if (branch == null) {
            return val(null, type);
        }
        branches.get(branch);
        var scope = branches.scopeOf(branch);
        return val(scope.isEverything() ? null : scope.branches().toArray(UUID[]::new), type);
    }

    private static CountedOrder order(Record row) {
        return new CountedOrder(
                row.get("id", UUID.class),
                row.get("number", String.class),
                row.get("country", String.class),
                row.get("branch", UUID.class),
                row.get("area", String.class),
                row.get("technician_name", String.class),
                row.get("stands", String.class),
                row.get("urgency", Integer.class),
                row.get("raised_at", Instant.class),
                row.get("accepted_at", Instant.class),
                row.get("accept_seconds", Long.class),
                row.get("due_at", Instant.class));
    }

    private static CountedOffer offer(Record row) {
        return new CountedOffer(
                row.get("offer", UUID.class),
                row.get("order_id", UUID.class),
                row.get("number", String.class),
                row.get("country", String.class),
                row.get("branch", UUID.class),
                row.get("area", String.class),
                row.get("technician_name", String.class),
                row.get("channel", String.class),
                row.get("state", String.class),
                row.get("reason", String.class),
                row.get("offered_at", Instant.class),
                row.get("settled_at", Instant.class),
                row.get("at_night", Boolean.class));
    }

    private static @Nullable Long seconds(Record row, String field) {
        var value = row.get(field, Double.class);
        return value == null ? null : Math.round(value);
    }
}
