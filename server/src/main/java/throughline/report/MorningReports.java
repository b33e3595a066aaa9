package throughline.report;

import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The front door to what was open when a day began, as it was then; each branch is seen by those who see it. */
@Component
@Transactional(readOnly = true)
public class MorningReports {
    private static final int MOST_LINES = 20_000;

    private final DSLContext database;

    MorningReports(DSLContext database) {
        this.database = database;
    }

    /** @param madeAt later than the hour where the house stood still at the hour */
    public record Morning(UUID id, UUID branch, LocalDate day, String zone, Instant madeAt) {}

    /**
     * One area: what the day before was like there, and how it stands when the morning begins.
     *
     * @param undispatchedOf those that had a time to be accepted within
     * @param stillOpen of those that were raised the day before
     * @param unreached orders of the day before for which somebody was not reached
     * @param open whenever they were raised, as are {@code missing} and {@code onHold}
     */
    public record AreaDay(
            String area,
            int raised,
            int undispatched,
            int undispatchedOf,
            int stillOpen,
            int unreached,
            int open,
            int missing,
            int onHold) {
        static AreaDay none() {
            return new AreaDay("", 0, 0, 0, 0, 0, 0, 0, 0);
        }

        AreaDay with(AreaDay other) {
            return new AreaDay(
                    "",
                    raised + other.raised,
                    undispatched + other.undispatched,
                    undispatchedOf + other.undispatchedOf,
                    stillOpen + other.stillOpen,
                    unreached + other.unreached,
                    open + other.open,
                    missing + other.missing,
                    onHold + other.onHold);
        }
    }

    /**
     * One order that was open.
     *
     * @param missing somebody accepted, and neither arrival nor report came in time
     * @param reminders how often the report was asked for
     * @param nextAt when the next step is due, by {@code owner}
     */
    public record Line(
            UUID order,
            String number,
            String country,
            UUID branch,
            String area,
            @Nullable String technician,
            String stands,
            int urgency,
            Instant raisedAt,
            @Nullable Instant dueAt,
            boolean missing,
            int reminders,
            @Nullable String nextStep,
            @Nullable Instant nextAt,
            @Nullable String owner) {}

    public record Report(List<Morning> mornings, List<AreaDay> areas, List<Line> lines) {}

    /** Of all branches that the reader sees; what people wait for first, then the oldest. @param day null is the newest there is */
    public Report of(@Nullable LocalDate day) {
        var which = day == null
                ? database.resultQuery("select max(day) from report.morning").fetchOne(0, LocalDate.class)
                : day;
        var mornings = database.resultQuery(
                        "select id, branch, day, zone, made_at from report.morning where day = ? order by made_at, branch",
                        which)
                .fetch(MorningReports::morning);
        var lines = database.resultQuery("""
                        select l.* from report.morning m join report.morning_line l on l.morning = m.id
                         where m.day = ? order by l.report_missing desc, l.urgency, l.raised_at, l.number limit ?""", which, MOST_LINES)
                .fetch(row -> new Line(
                        row.get("work_order", UUID.class),
                        row.get("number", String.class),
                        row.get("country", String.class),
                        row.get("branch", UUID.class),
                        row.get("area", String.class),
                        row.get("technician_name", String.class),
                        row.get("stands", String.class),
                        row.get("urgency", Integer.class),
                        row.get("raised_at", Instant.class),
                        row.get("due_at", Instant.class),
                        row.get("report_missing", Boolean.class),
                        row.get("reminders", Integer.class),
                        row.get("next_step", String.class),
                        row.get("next_at", Instant.class),
                        row.get("owner_kind", String.class)));
        return new Report(mornings, areas(mornings.stream().map(Morning::id).toList()), lines);
    }

    /** Of these mornings together, by name; also areas where nothing was raised and something is open. */
    List<AreaDay> areas(List<UUID> mornings) {
        return database.resultQuery("""
                        with stands as (
                            select area, count(*) as open, count(*) filter (where report_missing) as missing,
                                   count(*) filter (where stands in ('waits-customer', 'waits-part', 'on-hold')) as on_hold
                              from report.morning_line where morning = any ({0}) group by 1),
                        was as (
                            select area, sum(raised) as raised, sum(undispatched) as undispatched, sum(undispatched_of) as undispatched_of,
                                   sum(still_open) as still_open, sum(unreached) as unreached
                              from report.morning_area where morning = any ({0}) group by 1)
                        select area, coalesce(raised, 0) as raised, coalesce(undispatched, 0) as undispatched, coalesce(undispatched_of, 0) as undispatched_of,
                               coalesce(still_open, 0) as still_open, coalesce(unreached, 0) as unreached,
                               coalesce(open, 0) as open, coalesce(missing, 0) as missing, coalesce(on_hold, 0) as on_hold
                          from was full join stands using (area) order by area""", val(mornings.toArray(UUID[]::new), SQLDataType.UUID.array()))
                .fetch(row -> new AreaDay(
                        row.get("area", String.class),
                        row.get("raised", Integer.class),
                        row.get("undispatched", Integer.class),
                        row.get("undispatched_of", Integer.class),
                        row.get("still_open", Integer.class),
                        row.get("unreached", Integer.class),
                        row.get("open", Integer.class),
                        row.get("missing", Integer.class),
                        row.get("on_hold", Integer.class)));
    }

    static Morning morning(Record row) {
        return new Morning(
                row.get("id", UUID.class),
                row.get("branch", UUID.class),
                row.get("day", LocalDate.class),
                row.get("zone", String.class),
                row.get("made_at", Instant.class));
    }
}
