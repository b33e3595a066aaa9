package throughline.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import throughline.kernel.Form;
import throughline.work.db.tables.records.WorkOrderRecord;

/** What a report must hold before it may close an order: cause, component, action, times, and the release of people who were trapped. */
final class ReportCheck {
    private static final int LONGEST_NOTE = 4_000;

    private ReportCheck() {}

    /** The report with the times that the order knows already; every field that is wrong is named at once. */
    static Report complete(Report report, WorkOrderRecord order, Instant now) {
        var form = new Form();
        form.text("condition", report.condition(), 40);
        form.text("cause", report.cause(), 40);
        form.text("component", report.component(), 40);
        form.text("action", report.action(), 40);
        var note = form.textOrEmpty("note", report.note(), LONGEST_NOTE);
        var arrived = first(report.arrivedAt(), OrderRows.instant(order.getOnSiteAt()));
        var released = first(report.releasedAt(), OrderRows.instant(order.getReleasedAt()));
        var left = first(report.leftAt(), now);
        var raised = order.getRaisedAt().toInstant();
        form.check("arrivedAt", arrived != null, "", "work.arrival-missing", "When did the technician arrive?");
        form.check(
                "arrivedAt",
                arrived == null || !arrived.isBefore(raised) && !arrived.isAfter(now),
                "",
                "work.time-impossible",
                "This time must lie between the report of the fault and now.");
        form.check(
                "leftAt",
                left != null && !left.isAfter(now) && (arrived == null || !left.isBefore(arrived)),
                "",
                "work.left-before-arrival",
                "This time must lie between the arrival and now.");
        form.check(
                "releasedAt",
                released != null || Priority.of(order.getUrgency()) != Priority.ENTRAPMENT,
                "",
                "work.release-missing",
                "When were the people out?");
        form.check(
                "releasedAt",
                released == null || !released.isBefore(raised) && !released.isAfter(now),
                "",
                "work.time-impossible",
                "This time must lie between the report of the fault and now.");
        form.accept();
        return new Report(
                report.condition(),
                report.cause(),
                report.component(),
                report.action(),
                arrived,
                released,
                left,
                report.inService(),
                note);
    }

    private static @Nullable Instant first(@Nullable Instant said, @Nullable Instant known) {
        return said != null ? said : known;
    }
}
