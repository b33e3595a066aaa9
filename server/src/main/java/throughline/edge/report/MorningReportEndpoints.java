package throughline.edge.report;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.people.Branch;
import throughline.people.Branches;
import throughline.people.People;
import throughline.report.MorningMails;
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
    private final MorningMails mails;
    private final People people;
    private final Branches branches;

    MorningReportEndpoints(MorningReports reports, MorningMails mails, People people, Branches branches) {
        this.reports = reports;
        this.mails = mails;
        this.people = people;
        this.branches = branches;
    }

    /** @param day the newest report where it is left out */
    @GetMapping
    MorningReports.Report report(@RequestParam(required = false) @Nullable LocalDate day) {
        return reports.of(day);
    }

    /** At which hour it is made, and whether it goes to whoever asks. */
    @GetMapping("/mail")
    MorningMails.Standing mail() {
        return mails.standing(people.current().person());
    }

    record Wanted(@Nullable Boolean wanted) {}

    @PutMapping("/mail")
    MorningMails.Standing want(@RequestBody Wanted body) {
        var me = people.current().person();
        mails.want(me, Boolean.TRUE.equals(body.wanted()));
        return mails.standing(me);
    }

    record Hour(@Nullable LocalTime hour, @Nullable Integer version) {}

    /** For the whole company, on the clocks of each branch. */
    @PutMapping("/hour")
    MorningMails.Standing hour(@RequestBody Hour body) {
        var me = people.current().person();
        mails.changeHour(body.hour(), body.version(), me.value());
        return mails.standing(me);
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
