package throughline.edge.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.customer.Agreement;
import throughline.customer.AgreementForm;
import throughline.customer.Agreements;
import throughline.customer.Clause;
import throughline.customer.Customers;
import throughline.customer.HolidayCalendars;
import throughline.kernel.Page;
import throughline.kernel.Slice;

/** Agreements. */
@RestController
@RequestMapping("/api/agreements")
class AgreementEndpoints {
    /** An agreement with the names of its customer and of its calendar. */
    record AgreementCard(
            UUID id,
            String number,
            Named customer,
            String plan,
            Clause entrapment,
            Clause urgent,
            Clause normal,
            Clause planned,
            @Nullable String currency,
            @Nullable Named calendar,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            int version) {
        static AgreementCard of(Agreement agreement, Map<UUID, String> customers, Map<UUID, String> calendars) {
            var terms = agreement.terms();
            return new AgreementCard(
                    agreement.id(),
                    agreement.number(),
                    Named.of(agreement.customer(), customers),
                    agreement.plan(),
                    terms.entrapment(),
                    terms.urgent(),
                    terms.normal(),
                    terms.planned(),
                    terms.currency(),
                    agreement.calendar() == null ? null : Named.of(agreement.calendar(), calendars),
                    agreement.validFrom(),
                    agreement.validTo(),
                    agreement.version());
        }
    }

    private final Agreements agreements;
    private final Customers customers;
    private final HolidayCalendars calendars;
    private final Asking asking;

    AgreementEndpoints(Agreements agreements, Customers customers, HolidayCalendars calendars, Asking asking) {
        this.agreements = agreements;
        this.customers = customers;
        this.calendars = calendars;
        this.asking = asking;
    }

    @GetMapping
    Page<AgreementCard> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable UUID customer) {
        var slice = Slice.of(after, limit, q);
        var page =
                customer == null ? agreements.list(slice) : agreements.ofCustomer(customers.present(customer), slice);
        return new Page<>(cards(page.items()), page.next());
    }

    @GetMapping("/{id}")
    AgreementCard one(@PathVariable UUID id) {
        return card(agreements.get(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AgreementCard add(@RequestBody AgreementForm form) {
        return card(agreements.add(form, asking.user()));
    }

    @PutMapping("/{id}")
    AgreementCard change(@PathVariable UUID id, @RequestBody AgreementForm form) {
        return TooLate.orPresent(() -> card(agreements.change(id, form, asking.user())), () -> one(id));
    }

    private AgreementCard card(Agreement agreement) {
        return cards(List.of(agreement)).getFirst();
    }

    private List<AgreementCard> cards(List<Agreement> found) {
        var names = customers.names(found.stream().map(Agreement::customer).toList());
        var daysOff = calendars.names(
                found.stream().map(Agreement::calendar).filter(Objects::nonNull).toList());
        return found.stream()
                .map(agreement -> AgreementCard.of(agreement, names, daysOff))
                .toList();
    }
}
