package throughline.edge.desk;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.customer.Customers;
import throughline.dispatch.Offers;
import throughline.kernel.Form;
import throughline.kernel.Page;
import throughline.kernel.Refused;
import throughline.kernel.Slice;
import throughline.people.People;
import throughline.work.Cancellation;
import throughline.work.Consent;
import throughline.work.Hold;
import throughline.work.HoldReason;
import throughline.work.OrderBook;
import throughline.work.OrderBook.Filter;
import throughline.work.Part;
import throughline.work.Priority;
import throughline.work.Report;
import throughline.work.ReportCodes;
import throughline.work.WorkOrders;

/** Work orders: the ageing list, one with its whole story, and what somebody at a desk may decide about it. */
@RestController
@RequestMapping("/api")
class OrderEndpoints {
    private static final int LONGEST_REASON = 500;

    private final WorkOrders orders;
    private final OrderBook book;
    private final Offers offers;
    private final OrderShelf shelf;
    private final OrderPages pages;
    private final ReportCodes codes;
    private final Readers readers;
    private final People people;
    private final Customers customers;

    OrderEndpoints(
            WorkOrders orders,
            OrderBook book,
            Offers offers,
            OrderShelf shelf,
            OrderPages pages,
            ReportCodes codes,
            Readers readers,
            People people,
            Customers customers) {
        this.orders = orders;
        this.book = book;
        this.offers = offers;
        this.shelf = shelf;
        this.pages = pages;
        this.codes = codes;
        this.readers = readers;
        this.people = people;
        this.customers = customers;
    }

    record Held(
            @Nullable String reason,
            @Nullable Instant wakeAt,
            @Nullable UUID owner,
            @Nullable String note) {}

    /** @param authorisedBy who says yes to the price, where the hours of the agreement have not begun */
    record Resumed(@Nullable String authorisedBy) {}

    record Cancelled(@Nullable String reason, @Nullable UUID duplicateOf) {}

    record Reported(
            @Nullable String condition,
            @Nullable String cause,
            @Nullable String component,
            @Nullable String action,
            @Nullable Instant arrivedAt,
            @Nullable Instant releasedAt,
            @Nullable Instant leftAt,
            @Nullable Boolean inService,
            @Nullable String note,
            @Nullable List<Part> parts,
            @Nullable LocalDate partsOn) {}

    record OfferedTo(@Nullable UUID technician, @Nullable String reason) {}

    record Urgency(@Nullable Integer urgency, @Nullable String reason) {}

    record CodeNamed(String key, String name) {}

    record Codes(
            List<CodeNamed> conditions, List<CodeNamed> causes, List<CodeNamed> components, List<CodeNamed> actions) {}

    /** Open orders by what is due first; {@code state=all}, or states separated by commas, the newest first. */
    @GetMapping("/orders")
    Page<OrderRow> list(
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String area,
            @RequestParam @Nullable Integer priority,
            @RequestParam @Nullable UUID unit,
            @RequestParam @Nullable UUID site,
            @RequestParam @Nullable UUID customer,
            @RequestParam @Nullable UUID technician,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit) {
        var wanted = state == null ? "" : state;
        boolean open = wanted.isEmpty();
        var filter = new Filter(
                open || wanted.equals("all")
                        ? null
                        : Arrays.stream(wanted.split(",")).collect(Collectors.toSet()),
                area == null || area.isEmpty() ? null : area,
                priority(priority),
                unit,
                site,
                customer == null ? null : customers.records(customer),
                technician);
        var slice = Slice.of(after, limit, q);
        var page = open && unit == null && customer == null ? book.open(filter, slice) : book.newest(filter, slice);
        return new Page<>(shelf.rows(page.items(), language()), page.next());
    }

    @GetMapping("/orders/{id}")
    OrderCard one(@PathVariable UUID id) {
        return pages.page(id, language());
    }

    @PostMapping("/orders/{id}/hold")
    OrderCard hold(@PathVariable UUID id, @RequestBody Held held) {
        var form = new Form();
        var reason = form.text("reason", held.reason(), 40);
        var note = form.textOrEmpty("note", held.note(), LONGEST_REASON);
        form.check("wakeAt", held.wakeAt() != null, "", "kernel.field-missing", "Fill this in.");
        form.accept();
        var owner = held.owner() == null ? me() : planner(held.owner());
        orders.hold(id, new Hold(HoldReason.of(reason), owner, requireNonNull(held.wakeAt()), note), me());
        return one(id);
    }

    /** Whom an order on hold can be left with. */
    @GetMapping("/order-owners")
    List<ContactRow.Named> owners() {
        return people.planners().stream()
                .map(person -> new ContactRow.Named(person.id().value(), person.name()))
                .toList();
    }

    private UUID planner(UUID owner) {
        if (people.planners().stream().noneMatch(person -> person.id().value().equals(owner))) {
            throw new Refused(
                    "work.owner-does-not-plan",
                    "Choose a colleague who plans work: a supervisor, dispatcher or administrator.");
        }
        return owner;
    }

    @PostMapping("/orders/{id}/resume")
    OrderCard resume(@PathVariable UUID id, @RequestBody(required = false) @Nullable Resumed resumed) {
        var name = resumed == null ? null : resumed.authorisedBy();
        orders.resume(id, name == null ? Consent.NOT_ASKED : new Consent.Given(name), me());
        return one(id);
    }

    @PostMapping("/orders/{id}/cancel")
    OrderCard cancel(@PathVariable UUID id, @RequestBody Cancelled why) {
        var form = new Form();
        var reason = form.text("reason", why.reason(), 40);
        form.accept();
        orders.cancel(id, new Cancellation(Cancellation.Reason.of(reason), why.duplicateOf()), me());
        return one(id);
    }

    /** On behalf of the technician. */
    @PostMapping("/orders/{id}/close")
    OrderCard close(@PathVariable UUID id, @RequestBody Reported report) {
        orders.close(
                id,
                new Report(
                        text(report.condition()),
                        text(report.cause()),
                        text(report.component()),
                        text(report.action()),
                        report.arrivedAt(),
                        report.releasedAt(),
                        report.leftAt(),
                        !Boolean.FALSE.equals(report.inService()),
                        text(report.note()),
                        report.parts() == null ? List.of() : report.parts(),
                        report.partsOn()),
                me());
        return one(id);
    }

    @PostMapping("/orders/{id}/on-site")
    OrderCard onSite(@PathVariable UUID id) {
        orders.onSite(id, me());
        return one(id);
    }

    @PostMapping("/orders/{id}/offer")
    OrderCard offer(@PathVariable UUID id, @RequestBody OfferedTo to) {
        if (to.technician() == null) {
            throw new Refused("dispatch.no-such-technician", "There is no such technician.");
        }
        offers.byHand(id, to.technician(), to.reason(), me());
        return one(id);
    }

    @PostMapping("/orders/{id}/priority")
    OrderCard priority(@PathVariable UUID id, @RequestBody Urgency urgency) {
        var form = new Form();
        int level = form.number("urgency", urgency.urgency(), 0, 8);
        var reason = form.text("reason", urgency.reason(), LONGEST_REASON);
        form.accept();
        orders.urgency(id, level, reason, me());
        return one(id);
    }

    @GetMapping("/order-codes")
    Codes codes(@RequestParam @Nullable String language) {
        var of = language == null ? language() : language;
        return new Codes(
                named(codes.conditions(), of),
                named(codes.causes(), of),
                named(codes.components(), of),
                named(codes.actions(), of));
    }

    private static List<CodeNamed> named(List<ReportCodes.Code> all, String language) {
        return all.stream()
                .map(code -> new CodeNamed(code.key(), code.name(language)))
                .toList();
    }

    private static @Nullable Priority priority(@Nullable Integer number) {
        return number == null || !Set.of(1, 2, 3, 4).contains(number) ? null : Priority.values()[number - 1];
    }

    private String language() {
        return readers.languageOf(people.current().person().value());
    }

    private UUID me() {
        return people.current().person().value();
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
