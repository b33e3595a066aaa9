package throughline.sheet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import throughline.asset.Site;
import throughline.asset.Sites;
import throughline.customer.Agreement;
import throughline.customer.Agreements;
import throughline.customer.Customer;
import throughline.customer.Customers;

/** What sheets name by its number, and the rooms by its id. */
@Component
class Numbers {
    private final Customers customers;
    private final Sites sites;
    private final Agreements agreements;

    Numbers(Customers customers, Sites sites, Agreements agreements) {
        this.customers = customers;
        this.sites = sites;
        this.agreements = agreements;
    }

    /** The ids of those that exist; one query. */
    Map<String, UUID> ids(SheetKind kind, Set<String> numbers) {
        return switch (kind) {
            case CUSTOMER -> customers.idsOf(numbers);
            case SITE -> sites.idsOf(numbers);
            case AGREEMENT -> agreements.idsOf(numbers);
            case UNIT, PERSON -> throw new IllegalArgumentException("No column names a %s.".formatted(kind));
        };
    }

    /** The numbers of those that exist; one query. */
    Map<UUID, String> numbers(SheetKind kind, Collection<UUID> ids) {
        return switch (kind) {
            case CUSTOMER -> customers.all(ids).stream().collect(Collectors.toMap(Customer::id, Customer::number));
            case AGREEMENT ->
                agreements.all(List.copyOf(ids)).stream().collect(Collectors.toMap(Agreement::id, Agreement::number));
            case SITE -> sites.all(ids).stream().collect(Collectors.toMap(Site::id, Site::number));
            case UNIT, PERSON -> throw new IllegalArgumentException("No column names a %s.".formatted(kind));
        };
    }
}
