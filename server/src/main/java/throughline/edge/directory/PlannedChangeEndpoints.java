package throughline.edge.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.asset.PlannedChange;
import throughline.asset.PlannedChangeForm;
import throughline.asset.PlannedChanges;
import throughline.asset.Site;
import throughline.asset.Sites;
import throughline.asset.Unit;
import throughline.asset.Units;
import throughline.customer.Agreement;
import throughline.customer.Agreements;
import throughline.customer.ContactPerson;
import throughline.customer.Customers;
import throughline.customer.Departures;
import throughline.kernel.Page;
import throughline.kernel.Slice;
import throughline.people.People;
import throughline.people.UserId;

/** What will be changed at a midnight to come: new owners, other agreements, units that move, people who leave. */
@RestController
class PlannedChangeEndpoints {
    /**
     * A change to come, with the names of what it is about.
     *
     * @param dueAt the midnight at which its day begins at the site
     * @param zone of the site
     * @param refusal why it could not be made when its day came; null while it is to come
     */
    record PlannedCard(
            UUID id,
            String what,
            LocalDate day,
            Instant dueAt,
            String zone,
            @Nullable Named unit,
            @Nullable Named customer,
            @Nullable Named site,
            @Nullable Named agreement,
            @Nullable Named by,
            Instant plannedAt,
            @Nullable String refusal) {}

    /** @param day the first on which the person does not speak for the customer any more */
    record Leaving(@Nullable LocalDate day) {}

    private final PlannedChanges planned;
    private final Departures departures;
    private final Customers customers;
    private final Agreements agreements;
    private final Sites sites;
    private final Units units;
    private final People people;
    private final Asking asking;

    PlannedChangeEndpoints(
            PlannedChanges planned,
            Departures departures,
            Customers customers,
            Agreements agreements,
            Sites sites,
            Units units,
            People people,
            Asking asking) {
        this.planned = planned;
        this.departures = departures;
        this.customers = customers;
        this.agreements = agreements;
        this.sites = sites;
        this.units = units;
        this.people = people;
        this.asking = asking;
    }

    @GetMapping("/api/sites/{id}/planned")
    Page<PlannedCard> ofSite(@PathVariable UUID id) {
        return new Page<>(cards(planned.ofSite(id)), null);
    }

    @GetMapping("/api/units/{id}/planned")
    Page<PlannedCard> ofUnit(@PathVariable UUID id) {
        return new Page<>(cards(planned.ofUnit(id)), null);
    }

    @PostMapping("/api/sites/{id}/planned")
    @ResponseStatus(HttpStatus.CREATED)
    PlannedCard newOwner(@PathVariable UUID id, @RequestBody PlannedChangeForm form) {
        return cards(List.of(planned.newOwner(id, form, asking.user()))).getFirst();
    }

    @PostMapping("/api/units/{id}/planned")
    @ResponseStatus(HttpStatus.CREATED)
    PlannedCard forUnit(@PathVariable UUID id, @RequestBody PlannedChangeForm form) {
        return cards(List.of(planned.forUnit(id, form, asking.user()))).getFirst();
    }

    @DeleteMapping({"/api/sites/{id}/planned/{change}", "/api/units/{id}/planned/{change}"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable UUID id, @PathVariable UUID change) {
        planned.cancel(id, change, asking.user());
    }

    /** Midnight is where the customer's lifts are; of a customer without any, in UTC. */
    @PutMapping("/api/customers/{id}/people/{person}/leaving")
    ContactPerson leaves(@PathVariable UUID id, @PathVariable UUID person, @RequestBody Leaving leaving) {
        var zone = sites.ofCustomer(id, Slice.first(1)).items().stream()
                .findFirst()
                .map(site -> ZoneId.of(site.zone()))
                .orElse(ZoneOffset.UTC);
        return departures.plan(id, person, leaving.day(), zone, asking.user());
    }

    @DeleteMapping("/api/customers/{id}/people/{person}/leaving")
    ContactPerson stays(@PathVariable UUID id, @PathVariable UUID person) {
        return departures.cancel(id, person, asking.user());
    }

    private List<PlannedCard> cards(List<PlannedChange> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        var owners = customers.names(some(changes.stream().map(PlannedChange::customer)));
        var places = sites.all(some(changes.stream().flatMap(each -> Stream.of(each.site(), each.toSite())))).stream()
                .collect(Collectors.toMap(Site::id, site -> site));
        var placeNames =
                places.values().stream().collect(Collectors.toMap(Site::id, site -> site.name() + ", " + site.city()));
        var lifts = units.all(some(changes.stream().map(PlannedChange::unit))).stream()
                .collect(Collectors.toMap(Unit::id, unit -> unit.number() + " " + unit.name()));
        var promises = agreements.all(some(changes.stream().map(PlannedChange::agreement))).stream()
                .collect(Collectors.toMap(Agreement::id, agreement -> agreement.number() + " " + agreement.plan()));
        var users = people
                .names(some(changes.stream().map(PlannedChange::by)).stream()
                        .map(UserId::new)
                        .toList())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(user -> user.getKey().value(), user -> user.getValue()));
        return changes.stream()
                .map(change -> new PlannedCard(
                        change.id(),
                        change.what(),
                        change.day(),
                        change.dueAt(),
                        Objects.requireNonNull(places.get(change.site())).zone(),
                        Named.orNone(change.unit(), lifts),
                        Named.orNone(change.customer(), owners),
                        Named.orNone(change.toSite(), placeNames),
                        Named.orNone(change.agreement(), promises),
                        Named.orNone(change.by(), users),
                        change.plannedAt(),
                        change.refusal()))
                .toList();
    }

    private static List<UUID> some(Stream<@Nullable UUID> ids) {
        return ids.filter(Objects::nonNull).distinct().toList();
    }
}
