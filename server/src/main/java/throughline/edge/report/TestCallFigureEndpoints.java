package throughline.edge.report;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.alarm.TestFigures;
import throughline.asset.Site;
import throughline.asset.Sites;
import throughline.asset.Unit;
import throughline.asset.Units;
import throughline.customer.Customers;
import throughline.kernel.Refused;
import throughline.kernel.Slice;

/** How the lifts of a customer kept to their test calls in a month, on the clocks of its sites. */
@RestController
@RequestMapping("/api/figures/test-calls")
class TestCallFigureEndpoints {
    private static final List<String> HEAD =
            List.of("lift", "name", "street", "city", "every-hours", "expected", "came", "late", "misuse");

    private final TestFigures figures;
    private final Customers customers;
    private final Units units;
    private final Sites sites;

    TestCallFigureEndpoints(TestFigures figures, Customers customers, Units units, Sites sites) {
        this.figures = figures;
        this.customers = customers;
        this.units = units;
        this.sites = sites;
    }

    /** What each number means stands at {@link TestFigures.OfLift}. */
    record Line(
            UUID id,
            String number,
            String name,
            String street,
            String city,
            int everyHours,
            int expected,
            int came,
            int late,
            int misuse) {}

    /** @param month such as {@code 2026-11} @param zone whose midnights count */
    record Month(String customer, String month, String zone, List<Line> lifts) {}

    @GetMapping
    Month month(@RequestParam UUID customer, @RequestParam String month) {
        var of = customers.get(customer);
        var records = customers.records(customer);
        var zone = sites.ofCustomer(customer, Slice.first(1)).items().stream()
                .map(Site::zone)
                .map(ZoneId::of)
                .findFirst()
                .orElse(ZoneOffset.UTC);
        var which = read(month);
        var found = figures.of(
                units.idsOfCustomer(records),
                which.atDay(1).atStartOfDay(zone).toInstant(),
                which.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
        var where = units.all(found.stream().map(TestFigures.OfLift::unit).toList()).stream()
                .collect(toMap(Unit::id, identity()));
        var lines = found.stream()
                .filter(each -> where.containsKey(each.unit()))
                .map(each -> line(each, requireNonNull(where.get(each.unit()))))
                .sorted(Comparator.comparing(Line::number))
                .toList();
        return new Month(of.name(), which.toString(), zone.getId(), lines);
    }

    /** The same as a sheet. @param excel with semicolons, as spreadsheet programs of some countries want it */
    @GetMapping("/export")
    void export(
            @RequestParam UUID customer,
            @RequestParam String month,
            @RequestParam(defaultValue = "false") boolean excel,
            HttpServletResponse response)
            throws IOException {
        var found = month(customer, month);
        SavedSheet.of(
                response,
                "test-calls-%s.csv".formatted(found.month()),
                excel,
                HEAD,
                found.lifts().stream()
                        .map(lift -> SavedSheet.cells(
                                lift.number(),
                                lift.name(),
                                lift.street(),
                                lift.city(),
                                lift.everyHours(),
                                lift.expected(),
                                lift.came(),
                                lift.late(),
                                lift.misuse())));
    }

    private static YearMonth read(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException _) {
            throw new Refused("report.no-such-month", "Write the month as a year and a number, such as 2026-11.");
        }
    }

    private static Line line(TestFigures.OfLift of, Unit unit) {
        return new Line(
                unit.id(),
                unit.number(),
                unit.name(),
                unit.site().street(),
                unit.site().city(),
                of.everyHours(),
                of.expected(),
                of.came(),
                of.late(),
                of.misuse());
    }
}
