package throughline.edge.finder;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import throughline.asset.Site;
import throughline.asset.Sites;
import throughline.asset.Unit;
import throughline.asset.Units;
import throughline.customer.Caller;
import throughline.customer.Callers;
import throughline.customer.Customer;
import throughline.customer.Customers;
import throughline.finder.Finder.Hit;
import throughline.finder.Kind;

/** What is shown of what was found; one query for each kind. */
@Component
class Shown {
    private final Units units;
    private final Sites sites;
    private final Customers customers;
    private final Callers callers;

    Shown(Units units, Sites sites, Customers customers, Callers callers) {
        this.units = units;
        this.sites = sites;
        this.customers = customers;
        this.callers = callers;
    }

    /** In the same order; what has gone meanwhile is left out. */
    List<Meant> of(List<Hit> hits) {
        var unitsFound = byId(units.all(ids(hits, Kind.UNIT)), Unit::id);
        var sitesFound = byId(sites.all(ids(hits, Kind.SITE)), Site::id);
        var customersFound = byId(customers.all(ids(hits, Kind.CUSTOMER)), Customer::id);
        var peopleFound = callers.people(ids(hits, Kind.PERSON));
        return hits.stream()
                .map(hit -> switch (hit.kind()) {
                    case UNIT -> unit(unitsFound.get(hit.id()), hit.heat());
                    case SITE -> site(sitesFound.get(hit.id()));
                    case CUSTOMER -> customer(customersFound.get(hit.id()));
                    case PERSON -> person(peopleFound.get(hit.id()));
                })
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<UUID> ids(List<Hit> hits, Kind kind) {
        return hits.stream().filter(hit -> hit.kind() == kind).map(Hit::id).toList();
    }

    private static <T> Map<UUID, T> byId(List<T> things, Function<T, @Nullable UUID> id) {
        return things.stream().collect(toMap(thing -> Objects.requireNonNull(id.apply(thing)), Function.identity()));
    }

    private static @Nullable Meant unit(@Nullable Unit unit, int heat) {
        if (unit == null) {
            return null;
        }
        var street =
                unit.name().startsWith(unit.site().street()) ? "" : unit.site().street();
        return new Meant(
                "unit",
                unit.id(),
                unit.site().id(),
                unit.number(),
                unit.name(),
                detail(street, unit.site().city()),
                heat);
    }

    private static @Nullable Meant site(@Nullable Site site) {
        if (site == null) {
            return null;
        }
        var street = site.name().equals(site.street()) ? "" : site.street();
        return new Meant("site", site.id(), null, null, site.name(), detail(street, site.postcode(), site.city()), 0);
    }

    private static @Nullable Meant customer(@Nullable Customer customer) {
        return customer == null
                ? null
                : new Meant("customer", customer.id(), null, customer.number(), customer.name(), "", 0);
    }

    private static @Nullable Meant person(@Nullable Caller person) {
        return person == null
                ? null
                : new Meant(
                        "person",
                        Objects.requireNonNull(person.person()),
                        person.customer(),
                        null,
                        person.name(),
                        detail(person.role(), person.customerName()),
                        0);
    }

    private static String detail(String... parts) {
        return Stream.of(parts).filter(part -> !part.isBlank()).collect(joining(", "));
    }
}
