package throughline.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
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

    /** @param madeAt later than seven where the house stood still at seven */
    public record Morning(UUID branch, LocalDate day, String zone, Instant madeAt) {}

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

    public record Report(List<Morning> mornings, List<Line> lines) {}

    /** Of all branches that the reader sees; what people wait for first, then the oldest. @param day null is the newest there is */
    public Report of(@Nullable LocalDate day) {
        var which = day == null
                ? database.resultQuery("select max(day) from report.morning").fetchOne(0, LocalDate.class)
                : day;
        var mornings = database.resultQuery(
                        "select branch, day, zone, made_at from report.morning where day = ? order by made_at, branch",
                        which)
                .fetch(row -> new Morning(
                        row.get("branch", UUID.class),
                        row.get("day", LocalDate.class),
                        row.get("zone", String.class),
                        row.get("made_at", Instant.class)));
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
        return new Report(mornings, lines);
    }
}
