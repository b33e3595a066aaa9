package throughline.edge.report;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.people.Branch;
import throughline.people.Branches;
import throughline.report.CountedOffer;
import throughline.report.CountedOrder;
import throughline.report.DispatchFigures;
import throughline.report.Figure;
import throughline.report.OfferFigure;
import throughline.report.Period;

/** How orders found somebody: figures of a period, what is open by age, and the orders behind each number. */
@RestController
@RequestMapping("/api/figures/dispatch")
class DispatchFigureEndpoints {
    private static final List<String> HEAD = List.of(
            "number",
            "country",
            "branch",
            "area",
            "technician",
            "stands",
            "urgency",
            "raised",
            "accepted",
            "seconds to accept",
            "due");

    private static final List<String> OFFER_HEAD = List.of(
            "number",
            "country",
            "branch",
            "area",
            "technician",
            "channel",
            "ended",
            "reason",
            "offered",
            "settled",
            "at night");

    private final DispatchFigures figures;
    private final Branches branches;

    DispatchFigureEndpoints(DispatchFigures figures, Branches branches) {
        this.figures = figures;
        this.branches = branches;
    }

    /** Of which days and which part of the company. */
    record Asked(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable UUID branch,
            @Nullable String area) {
        Period period() {
            return Period.of(from, to, branch, where());
        }

        @Nullable
        String where() {
            return area == null || area.isBlank() ? null : area;
        }
    }

    /** @param ageing what is open at this moment, whenever it was raised */
    record Shown(DispatchFigures.Counted counted, List<DispatchFigures.Cell> ageing) {}

    @GetMapping
    Shown shown(@ModelAttribute Asked asked) {
        return new Shown(figures.of(asked.period()), figures.ageing(asked.branch(), asked.where()));
    }

    /** The orders behind one number. @param figure one of the figures, or {@code open} for what is open now */
    @GetMapping("/orders")
    List<CountedOrder> orders(
            @ModelAttribute Asked asked,
            @RequestParam String figure,
            @RequestParam(required = false) @Nullable String stands,
            @RequestParam(required = false) @Nullable Integer age) {
        return figure.equals("open")
                ? figures.aged(asked.branch(), asked.where(), stands, age)
                : figures.orders(asked.period(), Figure.named(figure));
    }

    /** The same as a sheet. */
    @GetMapping("/export")
    void export(
            @ModelAttribute Asked asked,
            @RequestParam String figure,
            @RequestParam(required = false) @Nullable String stands,
            @RequestParam(required = false) @Nullable Integer age,
            @RequestParam(defaultValue = "false") boolean excel,
            HttpServletResponse response)
            throws IOException {
        var orders = orders(asked, figure, stands, age);
        var names = names();
        SavedSheet.of(
                response,
                "dispatch-%s.csv"
                        .formatted(
                                figure.equals("open")
                                        ? "open"
                                        : Figure.named(figure).word()),
                excel,
                HEAD,
                orders.stream().map(order -> cells(order, names)));
    }

    /** The offers behind one number. @param key a reason of refusals, or a technician of unreachables; every one where it is left out */
    @GetMapping("/offers")
    List<CountedOffer> offers(
            @ModelAttribute Asked asked,
            @RequestParam String figure,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(defaultValue = "false") boolean night) {
        return figures.offers(asked.period(), OfferFigure.named(figure), key, night);
    }

    /** The same as a sheet. */
    @GetMapping("/offers/export")
    void exportOffers(
            @ModelAttribute Asked asked,
            @RequestParam String figure,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(defaultValue = "false") boolean night,
            @RequestParam(defaultValue = "false") boolean excel,
            HttpServletResponse response)
            throws IOException {
        var offers = offers(asked, figure, key, night);
        var names = names();
        SavedSheet.of(
                response,
                "dispatch-%s.csv".formatted(OfferFigure.named(figure).word()),
                excel,
                OFFER_HEAD,
                offers.stream()
                        .map(offer -> SavedSheet.cells(
                                offer.number(),
                                offer.country(),
                                names.get(offer.branch()),
                                offer.area(),
                                offer.technician(),
                                offer.channel(),
                                offer.state(),
                                offer.reason(),
                                offer.offeredAt(),
                                offer.settledAt(),
                                offer.atNight() ? "yes" : "no")));
    }

    private Map<UUID, String> names() {
        return branches.all().stream().collect(Collectors.toMap(Branch::id, Branch::name));
    }

    private static List<String> cells(CountedOrder order, Map<UUID, String> names) {
        return SavedSheet.cells(
                order.number(),
                order.country(),
                names.get(order.branch()),
                order.area(),
                order.technician(),
                order.stands(),
                order.urgency(),
                order.raisedAt(),
                order.acceptedAt(),
                order.acceptSeconds(),
                order.dueAt());
    }
}
