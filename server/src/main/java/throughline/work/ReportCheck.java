package throughline.work;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.kernel.Form;
import throughline.work.db.tables.records.WorkOrderRecord;

/** What a report must hold before it may close an order: cause, component, action, times, and the release of people who were trapped. */
@Component
class ReportCheck {
    private static final int LONGEST_NOTE = 4_000;
    private static final int LONGEST_KEY = 40;
    private static final int LONGEST_PART = 100;
    private static final int MOST_OF_A_PART = 999;
    private static final int MOST_PARTS = 20;
    private static final int LONGEST_WAIT = 365;

    /** The condition that says by itself that there were people. */
    private static final String PEOPLE_INSIDE = "people-inside";

    private final ReportCodes codes;

    ReportCheck(ReportCodes codes) {
        this.codes = codes;
    }

    /** The report with the times that the order knows already; every field that is wrong is named at once. */
    Report complete(Report report, WorkOrderRecord order, Instant now) {
        var form = new Form();
        chosen(form, "condition", report.condition(), codes::isCondition);
        chosen(form, "cause", report.cause(), codes::isCause);
        chosen(form, "component", report.component(), codes::isComponent);
        chosen(form, "action", report.action(), codes::isAction);
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
                released != null || !order.getTrapped() && !report.condition().equals(PEOPLE_INSIDE),
                "",
                "work.release-missing",
                "When were the people out?");
        form.check(
                "releasedAt",
                released == null || !released.isBefore(raised) && !released.isAfter(now),
                "",
                "work.time-impossible",
                "This time must lie between the report of the fault and now.");
        var parts = parts(form, report);
        var today = now.atZone(ZoneId.of(order.getZone())).toLocalDate();
        var on = report.partsOn();
        form.check(
                "partsOn",
                on == null || !on.isBefore(today) && !on.isAfter(today.plusDays(LONGEST_WAIT)),
                "",
                "work.parts-date-wrong",
                "This day must be today or in the coming twelve months.");
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
                note,
                parts,
                parts.stream().anyMatch(Part::missing) ? on : null);
    }

    private static List<Part> parts(Form form, Report report) {
        var parts = report.parts().stream()
                .map(part -> new Part(
                        form.text("parts", part.name(), LONGEST_PART),
                        form.number("parts", part.quantity(), 1, MOST_OF_A_PART),
                        part.missing()))
                .toList();
        return form.check(
                "parts",
                parts.size() <= MOST_PARTS,
                parts,
                "work.too-many-parts",
                "Write at most {0} parts.",
                MOST_PARTS);
    }

    private static void chosen(Form form, String field, String key, Predicate<String> known) {
        var text = form.text(field, key, LONGEST_KEY);
        form.check(field, known.test(text), text, "work.no-such-report-code", "Choose one of the list.");
    }

    private static @Nullable Instant first(@Nullable Instant said, @Nullable Instant known) {
        return said != null ? said : known;
    }
}
