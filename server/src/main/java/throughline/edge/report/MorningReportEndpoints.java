package throughline.edge.report;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.people.Branch;
import throughline.people.Branches;
import throughline.report.MorningReports;

/** What was open when a day began, for whoever leads: as a page and as a sheet. */
@RestController
@RequestMapping("/api/reports/morning")
class MorningReportEndpoints {
    private static final List<String> HEAD = List.of(
            "number",
            "country",
            "branch",
            "area",
            "technician",
            "stands",
            "urgency",
            "raised",
            "due",
            "report missing",
            "reminders",
            "next step",
            "next at",
            "owner");

    private final MorningReports reports;
    private final Branches branches;

    MorningReportEndpoints(MorningReports reports, Branches branches) {
        this.reports = reports;
        this.branches = branches;
    }

    /** @param day the newest report where it is left out */
    @GetMapping
    MorningReports.Report report(@RequestParam(required = false) @Nullable LocalDate day) {
        return reports.of(day);
    }

    @GetMapping("/export")
    void export(
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(defaultValue = "false") boolean excel,
            HttpServletResponse response)
            throws IOException {
        var names = branches.all().stream().collect(Collectors.toMap(Branch::id, Branch::name));
        SavedSheet.of(
                response,
                "morning-report.csv",
                excel,
                HEAD,
                reports.of(day).lines().stream()
                        .map(line -> SavedSheet.cells(
                                line.number(),
                                line.country(),
                                names.get(line.branch()),
                                line.area(),
                                line.technician(),
                                line.stands(),
                                line.urgency(),
                                line.raisedAt(),
                                line.dueAt(),
                                line.missing() ? "yes" : "no",
                                line.reminders(),
                                line.nextStep(),
                                line.nextAt(),
                                line.owner())));
    }
}
